using Commentary.Application.Data;
using Commentary.Application.Readers;
using Commentary.Application.Redirects;
using Commentary.Database.Dialects;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Database.SqlServer;

public class SqlServerCommentaryDb(DbContextOptions<SqlServerCommentaryDb> options) : CommentaryDb(options), IDataProtectionKeyContext
{
    /// <summary>A unique index says 2601, a unique or primary key constraint 2627.</summary>
    private static readonly int[] Duplicates = [2601, 2627];

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public override bool IsDuplicate(DbUpdateException refused) =>
        refused?.InnerException is SqlException error && Duplicates.Contains(error.Number);

    public override Task AddHits(DateOnly day, IReadOnlyList<CountHits.Hits> hits, CancellationToken stop) =>
        this.AddOnSqlServer(day, hits, stop);

    public override Task AddReadings(IReadOnlyList<CountReadings.Counted> counted, CancellationToken stop) =>
        this.AddOnSqlServer(counted, stop);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplySqlServer();
    }
}
