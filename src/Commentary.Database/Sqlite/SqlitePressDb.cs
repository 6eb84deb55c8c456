using Commentary.Application.Press;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Database.Sqlite;

public class SqlitePressDb(DbContextOptions<SqlitePressDb> options) : PressDb(options)
{
    /// <summary>One writer at a time: the number says the order of the commits.</summary>
    public override IQueryable<Change> ChangesAfter(ChangePosition position) => Changes.Where(c => c.Id > position.Id).OrderBy(c => c.Id);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplySqlite();
    }
}
