using Commentary.Application.Checking;
using Commentary.Application.Model;
using Commentary.Application.Press;
using Commentary.Application.Redirects;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Networks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Commentary.Application.Data;

/// <summary>How the product's own types stand in a column, in both contexts and on both databases.</summary>
public static class HouseConventions
{
    /// <summary>Marks a column whose values differ when one byte does: slugs and paths. The provider chooses the collation.</summary>
    public const string Exact = "Commentary:Exact";

    public static void UseHouseConventions(this ModelConfigurationBuilder conventions)
    {
        ArgumentNullException.ThrowIfNull(conventions);
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.Properties<Language>().HaveConversion<LanguageConverter>().HaveMaxLength(2).AreUnicode(false);
        conventions.Properties<Part>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        conventions.Properties<Viewpoint>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        conventions.Properties<Stage>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        conventions.Properties<Role>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        conventions.Properties<ChangeKind>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        conventions.Properties<PictureFormat>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        conventions.Properties<SourceState>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        conventions.Properties<WhyUnread>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        conventions.Properties<RedirectAnswer>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        conventions.Properties<RedirectOrigin>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        conventions.Properties<RedirectMatch>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        conventions.Properties<QueryHandling>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        conventions.Properties<BatchKind>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        conventions.Properties<Check>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        conventions.Properties<Network>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        conventions.Properties<MissKind>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
    }

    public static PropertyBuilder<T> IsExact<T>(this PropertyBuilder<T> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.HasAnnotation(Exact, true);
    }

    /// <summary>What an entity makes of its other properties: it is read from none of its fields, and saved whenever it differs.</summary>
    public static PropertyBuilder<string> IsMade(this PropertyBuilder<string> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.UsePropertyAccessMode(PropertyAccessMode.Property);
    }

    /// <summary>Neither database keeps the kind of a <see cref="DateTime"/>: what is stored is UTC, and is read as such.</summary>
    private sealed class UtcConverter()
        : ValueConverter<DateTime, DateTime>(time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private sealed class LanguageConverter()
        : ValueConverter<Language, string>(language => language.Code(), code => code == "en" ? Language.English : Language.French);
}
