using Commentary.Application.Data;
using Commentary.Application.Readers;
using Commentary.Application.Redirects;
using Commentary.Database.Dialects;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Database.Sqlite;

public class SqliteCommentaryDb(DbContextOptions<SqliteCommentaryDb> options) : CommentaryDb(options), IDataProtectionKeyContext
{
    /// <summary>SQLITE_CONSTRAINT_PRIMARYKEY, _ROWID and _UNIQUE (sqlite.org/rescode.html).</summary>
    private static readonly int[] Duplicates = [1555, 2579, 2067];

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public override bool IsDuplicate(DbUpdateException refused) =>
        refused?.InnerException is SqliteException error && Duplicates.Contains(error.SqliteExtendedErrorCode);

    public override Task AddHits(DateOnly day, IReadOnlyList<CountHits.Hits> hits, CancellationToken stop) =>
        this.AddOnSqlite(day, hits, stop);

    public override Task AddReadings(IReadOnlyList<CountReadings.Counted> counted, CancellationToken stop) =>
        this.AddOnSqlite(counted, stop);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplySqlite();
    }
}
