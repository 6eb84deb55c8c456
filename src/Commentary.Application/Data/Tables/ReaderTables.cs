using Commentary.Application.Readers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commentary.Application.Data.Tables;

internal sealed class ReadingsTable : IEntityTypeConfiguration<Readings>
{
    public void Configure(EntityTypeBuilder<Readings> readings)
    {
        readings.ToTable("Readings");
        // By day first: a period is one stretch of it, and what is counted now lies together.
        readings.HasKey(r => new
        {
            r.Day,
            r.ArticleId,
            r.Language,
        });
        readings.HasIndex(r => new { r.ArticleId, r.Day });
    }
}
