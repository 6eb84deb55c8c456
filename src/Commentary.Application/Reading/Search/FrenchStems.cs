using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Lucene.Net.Analysis.Fr;

namespace Commentary.Application.Reading.Search;

/// <summary>
/// French stems, of words without accents: Savoy's light ones, which know plurals and most feminines, behind the rules and the words that they
/// miss (« québécoise », « travaux », « publication ») or confuse (« organe » and « organisation », « direct » and « directeur »).
/// </summary>
internal sealed partial class FrenchStems
{
    private static readonly FrozenDictionary<string, string> Irregular = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["baux"] = "bail",
        ["bonne"] = "bon",
        ["bonnes"] = "bon",
        ["cieux"] = "ciel",
        ["coraux"] = "corail",
        ["mesdames"] = "madame",
        ["messieurs"] = "monsieur",
        ["publique"] = "public",
        ["publiques"] = "public",
        ["travaux"] = "travail",
        ["vitraux"] = "vitrail",
        ["yeux"] = "oeil",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrenchLightStemmer light = new();

    public string Of(string folded)
    {
        if (Irregular.TryGetValue(folded, out var singular))
            folded = singular;
        if (Verb(folded) is { } verb)
            return Light(verb);
        if (Agent().Match(folded) is { Success: true } agent)
            return agent.Groups["root"].Value + "eur";
        // « Station », « formation »: what is left without the ending is too little to be sure of a verb.
        if (ShortNoun().Match(folded) is { Success: true } noun)
            return noun.Groups["root"].Value;
        folded = Feminine().Replace(folded, "${root}");
        folded = Iere().Replace(folded, "ier");
        return Light(Ive().Replace(folded, "if"));
    }

    /// <summary>The verb of which a word is a form, or from which it is made; null when that is not certain.</summary>
    private static string? Verb(string word)
    {
        foreach (var (forms, ending) in new[] { (Fier(), "er"), (Iser(), "er"), (Quer(), "quer"), (Ation(), "er") })
            if (forms.Match(word) is { Success: true } form)
                return form.Groups["root"].Value + ending;
        return null;
    }

    private string Light(string word)
    {
        var letters = word.ToCharArray();
        return new(letters, 0, light.Stem(letters, letters.Length));
    }

    /// <summary>Publier, publié, publication; modifier, modification; multiplier, multiplication.</summary>
    [GeneratedRegex(
        "^(?<root>.*(?:ifi|tipli|ubli))(?:er|ee?s?|ent|ants?|ait|aient|cations?|cateurs?|catrices?)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Fier();

    /// <summary>Organiser, organisée, organisation, organisatrice.</summary>
    [GeneratedRegex("^(?<root>.{2,}is)(?:er|ees?|ent|ants?|ait|aient|ations?|ateurs?|atrices?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Iser();

    /// <summary>Appliquer, appliquée, application; éduquer, éducation, éducatrice.</summary>
    [GeneratedRegex(
        "^(?<root>.{2,}[iu])(?:qu(?:er|ees?|ent|ants?|ait|aient)|cations?|cateurs?|catrices?)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Quer();

    /// <summary>Réguler, régulation, régulateur, générative.</summary>
    [GeneratedRegex("^(?<root>.{5,}|anim|cre|oper)(?:ations?|ateurs?|atrices?|atifs?|atives?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ation();

    [GeneratedRegex("^(?<root>.*t)(?:eurs?|rices?|euses?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Agent();

    [GeneratedRegex("^(?<root>.*ation)s?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShortNoun();

    /// <summary>Québécoise, anglaise.</summary>
    [GeneratedRegex("(?<=.{3})(?<root>ois|(?<=.{4})ais)es?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Feminine();

    [GeneratedRegex("(?<=.{2})ieres?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Iere();

    [GeneratedRegex("(?<=.{2})ives?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ive();
}
