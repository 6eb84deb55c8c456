using Commentary.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Database.Dialects;

/// <summary>Tries whether anything can be written: a disk that is full, a file that is gone or read-only can still be read for a while.</summary>
public class DatabaseProbe(CommentaryDb db)
{
#pragma warning disable RS0030 // This folder is where hand-written SQL stands.
    /// <summary>Writes what is there already, and commits it; both databases read this statement alike.</summary>
    /// <exception cref="System.Data.Common.DbException">Nothing can be written.</exception>
    public Task Write(CancellationToken stop) =>
        db.Database.ExecuteSqlRawAsync("UPDATE \"__EFMigrationsHistory\" SET \"ProductVersion\" = \"ProductVersion\"", stop);
#pragma warning restore RS0030
}
