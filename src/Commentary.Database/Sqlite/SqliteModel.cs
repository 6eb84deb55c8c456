using Commentary.Application.Data;
using Commentary.Application.Press;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Database.Sqlite;

internal static class SqliteModel
{
    public static void ApplySqlite(this ModelBuilder model)
    {
        // The stamp is SQL Server's; and SQLite compares bytes as it is (collation BINARY).
        model.Entity<Change>().Ignore(c => c.Stamp);
        foreach (var property in model.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            property.RemoveAnnotation(HouseConventions.Exact);
    }
}
