using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Commentary.Text.Drift;

/// <summary>Which words of a French sentence are numbers, names and negations. In doubt, they are.</summary>
public static partial class FrenchSigns
{
    /// <summary>In words: how far a <c>ne</c> may stand from the <c>plus</c> that it makes a negation.</summary>
    private const int Reach = 8;

    private static readonly FrozenSet<string> Numerals = Words(
        "zéro deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente quarante cinquante soixante "
            + "septante huitante octante nonante cent cents mille millier milliers million millions milliard milliards billion billions billiard "
            + "trillion trillions dizaine dizaines douzaine douzaines quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine "
            + "centaines moitié moitiés demi demie demis demies tiers quart quarts premier premiers première premières second seconds seconde "
            + "secondes double doubles doublé triple triples triplé quadruple décuple centuple "
            + "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
            + "lundi mardi mercredi jeudi vendredi samedi dimanche lundis mardis mercredis jeudis vendredis samedis dimanches "
            + "dollar dollars euro euros yen yens yuan yuans sou sous bitcoin bitcoins"
    );

    private static readonly FrozenSet<string> Negations = Words(
        "ne n pas jamais aucun aucune aucuns aucunes rien sans ni non guère nullement aucunement nul nulle nuls nulles"
    );

    /// <summary>"Plus" is more, "personne" is somebody and "point" a dot, unless there is a <c>ne</c>.</summary>
    private static readonly FrozenSet<string> NegationsWithNe = Words("plus personne point");

    /// <summary>What each word is, in the order of the sentence.</summary>
    /// <param name="names">Words that are known for names: with a capital at the start of a sentence they are one there, too.</param>
    public static IReadOnlyList<Signs> Of(IReadOnlyList<Token> tokens, IReadOnlySet<string> names)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(names);
        var signs = new Signs[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = tokens[i].Text.ToLowerInvariant();
            if (IsNumber(tokens[i].Text, word))
                signs[i] |= Signs.Number;
            if (IsName(tokens[i], names))
                signs[i] |= Signs.Name;
            if (Negations.Contains(word) || (NegationsWithNe.Contains(word) && HasNe(tokens, i)))
                signs[i] |= Signs.Negation;
        }
        return signs;
    }

    /// <summary>The words that have a capital where an ordinary word has none.</summary>
    public static IEnumerable<string> Names(IReadOnlyList<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return tokens.Where(token => !token.Opens && token.Text.Length > 1 && char.IsUpper(token.Text[0])).Select(token => token.Text);
    }

    private static bool IsNumber(string text, string word) =>
        text.Any(char.IsNumber)
        || text is [var sign] && "%‰$€£¥°−≈".Contains(sign, StringComparison.Ordinal)
        || Numerals.Contains(word)
        || Ordinal().IsMatch(word)
        || Roman().IsMatch(text);

    private static bool IsName(Token token, IReadOnlySet<string> names) =>
        char.IsLetter(token.Text[0])
        && (token.Text.Skip(1).Any(char.IsUpper) || (char.IsUpper(token.Text[0]) && (!token.Opens || names.Contains(token.Text))));

    private static bool HasNe(IReadOnlyList<Token> tokens, int at) =>
        tokens.Skip(at - Reach).Take(Math.Min(at, Reach)).Any(IsNe) || tokens.Skip(at + 1).Take(2).Any(IsNe);

    private static bool IsNe(Token token) => token.Text is "ne" or "n" or "Ne" or "N";

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex("^[a-z]{2,}ièmes?$", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Ordinal();

    [GeneratedRegex("^[IVXLCDM]{2,}(?:e|er|re)?$", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Roman();
}
