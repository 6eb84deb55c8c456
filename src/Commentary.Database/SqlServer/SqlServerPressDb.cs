using Commentary.Application.Press;
using Commentary.Database.Dialects;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Database.SqlServer;

public class SqlServerPressDb(DbContextOptions<SqlServerPressDb> options) : PressDb(options)
{
    public override IQueryable<Change> ChangesAfter(ChangePosition position) =>
        Changes
            .BelowLowWater()
            .Where(c => c.Stamp > position.Stamp || (c.Stamp == position.Stamp && c.Id > position.Id))
            .OrderBy(c => c.Stamp)
            .ThenBy(c => c.Id);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplySqlServer();
    }
}
