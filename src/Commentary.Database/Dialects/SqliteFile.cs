using Commentary.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Database.Dialects;

/// <summary>What a SQLite file is told once; SQL Server's counterparts are its operator's.</summary>
internal static class SqliteFile
{
#pragma warning disable RS0030 // This folder is where hand-written SQL stands.
    /// <summary>Write-ahead logging, kept in the file: readers do not wait for the writer, nor the writer for readers.</summary>
    public static Task UseWriteAheadLog(this CommentaryDb db, CancellationToken stop) =>
        db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", stop);
#pragma warning restore RS0030
}
