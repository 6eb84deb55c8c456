using Commentary.Application.Press;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Database.Dialects;

/// <summary>
/// SQL Server gives a row its stamp when it is written, not when it is committed: below the lowest stamp of any transaction still open,
/// nothing can arrive any more. SQLite needs no such statement.
/// </summary>
internal static class LowWater
{
#pragma warning disable RS0030 // This folder is where hand-written SQL stands.
    public static IQueryable<Change> BelowLowWater(this DbSet<Change> changes) =>
        changes.FromSqlRaw("SELECT * FROM [Changes] WHERE [Stamp] < MIN_ACTIVE_ROWVERSION()");
#pragma warning restore RS0030
}
