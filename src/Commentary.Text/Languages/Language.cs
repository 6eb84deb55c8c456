using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Commentary.Text.Languages;

/// <summary>The two languages of an edition and of the interface. French leads, and is the answer when unsure.</summary>
public enum Language
{
    French,
    English,
}

public static class LanguageNames
{
#pragma warning disable RS0030 // Two names that are there.
    private static readonly CultureInfo FrenchOfCanada = CultureInfo.GetCultureInfo("fr-CA");
    private static readonly CultureInfo EnglishOfCanada = CultureInfo.GetCultureInfo("en-CA");
#pragma warning restore RS0030

    /// <summary>Both languages, French first.</summary>
    public static IReadOnlyList<Language> All { get; } = [Language.French, Language.English];

    /// <summary>The ISO 639-1 code: <c>fr</c> or <c>en</c>, as addresses and the database write it.</summary>
    public static string Code(this Language language) => language is Language.English ? "en" : "fr";

    /// <summary>The BCP 47 tag, <c>fr-CA</c> or <c>en-CA</c>, as <c>lang</c> and <c>hreflang</c> write it.</summary>
    public static string Tag(this Language language) => language.Culture().Name;

    public static CultureInfo Culture(this Language language) => language is Language.English ? EnglishOfCanada : FrenchOfCanada;

    public static Language Other(this Language language) => language is Language.English ? Language.French : Language.English;

    /// <summary>Reads a code such as <c>fr</c>, <c>EN</c> or <c>fr-CA</c>; false for any other language.</summary>
    public static bool TryParse([NotNullWhen(true)] string? code, out Language language)
    {
        var primary = code.AsSpan().Trim();
        if (primary.IndexOfAny('-', '_') is > 0 and var end)
            primary = primary[..end];
        language = primary.Equals("en", StringComparison.OrdinalIgnoreCase) ? Language.English : Language.French;
        return language is Language.English || primary.Equals("fr", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The language of a culture; French when it is neither.</summary>
    public static Language Of(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return TryParse(culture.TwoLetterISOLanguageName, out var language) ? language : Language.French;
    }
}
