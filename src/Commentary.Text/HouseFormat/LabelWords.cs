using System.Runtime.InteropServices;
using Commentary.Text.Languages;

namespace Commentary.Text.HouseFormat;

/// <summary>How far the words of a label are to be trusted.</summary>
internal enum LabelTrust
{
    /// <summary>Several words that mean nothing else: a label wherever they begin a line and are set off.</summary>
    Words,

    /// <summary>One word that sentences use too, "Exemple": a label when it stands alone, else only where nothing speaks against it.</summary>
    Word,

    /// <summary>A word that is short for a label, "Neutre": a label only where such words form the set.</summary>
    Short,
}

/// <summary>The words by which a label is known: those that the house writes, those that say the same, and the short ones.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LabelWords(string Key, Part Part, Language Language, LabelTrust Trust)
{
    private static readonly (Part Part, string French, string English)[] Readings =
    [
        (Part.Neutral, "neutre", "Neutral"),
        (Part.Optimistic, "optimiste", "Optimistic"),
        (Part.Pessimistic, "pessimiste", "Pessimistic"),
    ];

    /// <summary>Folded, the longest first: "Point de vue neutre" before "Point".</summary>
    public static readonly LabelWords[] All =
    [
        .. House()
            .Concat(Kin())
            .Concat(Short())
            .DistinctBy(words => (words.Key, words.Language))
            .OrderByDescending(words => words.Key.Length),
    ];

    private static IEnumerable<LabelWords> House() =>
        from part in Enum.GetValues<Part>()
        where part is not Part.Teaser
        from language in LanguageNames.All
        select Of(part.Label(language), part, language, part is Part.Example ? LabelTrust.Word : LabelTrust.Words);

    private static IEnumerable<LabelWords> Kin()
    {
        foreach (var (part, french, english) in Readings)
        {
            foreach (var view in (string[])["point of view", "view", "perspective", "standpoint", "take", "reading"])
                yield return Of($"{english} {view}", part, Language.English, LabelTrust.Words);
            foreach (var view in (string[])["Perspective", "Lecture", "Vision"])
                yield return Of($"{view} {french}", part, Language.French, LabelTrust.Words);
        }
        foreach (var words in (string[])["Article de référence", "Article source"])
            yield return Of(words, Part.Source, Language.French, LabelTrust.Words);
        foreach (var words in (string[])["Referenced article", "Source article", "Article reference"])
            yield return Of(words, Part.Source, Language.English, LabelTrust.Words);
        foreach (var words in (string[])["Récapitulatif des faits", "Résumé factuel", "Résumé des faits"])
            yield return Of(words, Part.Summary, Language.French, LabelTrust.Words);
        foreach (var words in (string[])["Factual recap", "Factual overview", "Summary of facts", "Summary of the facts"])
            yield return Of(words, Part.Summary, Language.English, LabelTrust.Words);
    }

    private static IEnumerable<LabelWords> Short()
    {
        foreach (var (part, french, english) in Readings)
        {
            yield return Of(french, part, Language.French, LabelTrust.Short);
            yield return Of(english, part, Language.English, LabelTrust.Short);
        }
        foreach (var words in (string[])["Source", "Référence"])
            yield return Of(words, Part.Source, Language.French, LabelTrust.Short);
        yield return Of("Reference", Part.Source, Language.English, LabelTrust.Short);
        foreach (var words in (string[])["Récapitulatif", "Résumé", "Les faits", "Faits"])
            yield return Of(words, Part.Summary, Language.French, LabelTrust.Short);
        foreach (var words in (string[])["Summary", "The facts", "Facts"])
            yield return Of(words, Part.Summary, Language.English, LabelTrust.Short);
    }

    private static LabelWords Of(string words, Part part, Language language, LabelTrust trust) =>
        new(string.Concat(words.EnumerateRunes().Select(Folding.Of)), part, language, trust);
}
