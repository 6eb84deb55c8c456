using Commentary.Text.Languages;

namespace Commentary.Text.Typography;

/// <summary>Whose typography: a language as a country writes it.</summary>
public enum Locale
{
    /// <summary><c>fr-CA</c>: Office québécois de la langue française; Ramat.</summary>
    FrenchOfCanada,

    /// <summary><c>fr-FR</c>: Imprimerie nationale.</summary>
    FrenchOfFrance,

    /// <summary><c>en-CA</c>: The Canadian Style.</summary>
    EnglishOfCanada,
}

public static class Locales
{
    public static IReadOnlyList<Locale> All { get; } = [Locale.FrenchOfCanada, Locale.FrenchOfFrance, Locale.EnglishOfCanada];

    public static Locale Of(Language language) => language is Language.English ? Locale.EnglishOfCanada : Locale.FrenchOfCanada;

    /// <summary>
    /// Reads a tag of BCP 47: <c>fr</c> and <c>fr-CA</c> are of Canada, any other <c>fr-…</c> is of France, all <c>en</c> is of Canada. Null for a
    /// language that has no rules here.
    /// </summary>
    public static Locale? Of(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        if (!LanguageNames.TryParse(tag, out var language))
            return null;
        return language is Language.French && tag.Length > 2 && !tag[3..].StartsWith("CA", StringComparison.OrdinalIgnoreCase)
            ? Locale.FrenchOfFrance
            : Of(language);
    }
}
