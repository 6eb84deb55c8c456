using Commentary.Application.Data;
using Commentary.Application.Press;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Database.SqlServer;

internal static class SqlServerModel
{
    /// <summary>Slugs and paths differ when one byte does; the server's own collation would take é for e, and A for a.</summary>
    private const string Binary = "Latin1_General_BIN2";

    public static void ApplySqlServer(this ModelBuilder model)
    {
        model.Entity<Change>().Property(c => c.Stamp).HasConversion<byte[]>().IsRowVersion();
        model.Entity<Change>().HasIndex(c => new { c.Stamp, c.Id });
        foreach (var property in model.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            if (property.RemoveAnnotation(HouseConventions.Exact) is not null)
                property.SetCollation(Binary);
    }
}
