using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Commentary.Text.Typography.Slips;

/// <summary>
/// Elisions and contractions whose apostrophe was lost on the way from a chat or a form. Judged by the words beside them: a letter that is a unit
/// (“5 m à pied”), a name (“plan B”) or an item of a list (“c ou d”) is none.
/// </summary>
internal static partial class LostApostrophes
{
    /// <summary>What follows “c’”: no other word can.</summary>
    private static readonly FrozenSet<string> BehindC = Set("est était étaient eût eut en aurait auraient");

    /// <summary>What follows no pronoun without its vowel.</summary>
    private static readonly FrozenSet<string> NeverBehind = Set("et ou");
    private static readonly FrozenSet<string> OnlyBehindD = Set("à au aux où après avant avec entre ici");

    /// <summary>What stands before a letter that is a name: of a variable, a key, a vitamin.</summary>
    private static readonly FrozenSet<string> NamesLetters = Set("variable variables lettre lettres touche touches vitamine vitamines");

    /// <summary>And before “n”, “m”, “s” and “t”, which stand for nouns less often than “l” and “d” do (“si l équipe”, “plan d action”).</summary>
    private static readonly FrozenSet<string> NamesVariables = Set("si où soit indice paramètre constante entier");

    private static readonly FrozenSet<string> NeverBehindJ = Set("est a ont était sont");

    /// <summary>Words that are two in French; the number says where the apostrophe was.</summary>
    private static readonly FrozenDictionary<string, int> Joined = (
        "cest:1 cétait:1 quil:2 quils:2 quun:2 quune:2 quon:2 quelquun:6 lorsquil:6 lorsquils:6 lorsquon:6 puisquil:6 puisquils:6 jusquà:5 jusquau:5 "
        + "aujourdhui:7 jai:1 javais:1 jétais:1 dabord:1 daccord:1 dailleurs:1 dautres:1 dêtre:1 davoir:1 dici:1 lintelligence:1 lentreprise:1 lannée:1 "
        + "lavenir:1 léquipe:1 lhomme:1 sagit:1 nétait:1 nont:1 navait:1"
    )
        .Split(' ')
        .Select(entry => entry.Split(':'))
        .ToFrozenDictionary(entry => entry[0], entry => int.Parse(entry[1], System.Globalization.CultureInfo.InvariantCulture));

    public static IEnumerable<Slip> InFrench(Proof proof)
    {
        var text = proof.Text;
        foreach (Match match in Elided().Matches(text))
            if (IsElision(text, match))
                yield return new(
                    Rule.LostApostrophe,
                    match.Index,
                    match.Length,
                    match.Groups["letters"].Value + "’",
                    !MayBeName(text, match)
                );
        foreach (Match match in Word().Matches(text))
            // “Jai” within a sentence is a name.
            if (
                Joined.TryGetValue(match.Value.ToLowerInvariant(), out var at)
                && (!char.IsUpper(match.Value[0]) || BeginsSentence(text, Signs.BackOverSpaces(text, match.Index)))
            )
                yield return new(Rule.LostApostrophe, match.Index, match.Length, match.Value.Insert(at, "’"), true);
    }

    public static IEnumerable<Slip> InEnglish(Proof proof)
    {
        foreach (Match match in Contracted().Matches(proof.Text))
            yield return new(
                Rule.LostApostrophe,
                match.Index,
                match.Length,
                $"{match.Groups["word"].Value}’{match.Groups["rest"].Value}",
                // “Let s be a set”: a letter may be a name.
                !match.Groups["named"].Success
            );
    }

    /// <summary>In characters: about a sentence.</summary>
    private const int Around = 60;

    /// <summary>Whether what is spoken of nearby has letters for names: a language, a speed, two points.</summary>
    private static bool MayBeName(string text, Match match)
    {
        if (match.Groups["letters"].Length > 1)
            return false;
        // “M est le chef”: hardly a sentence begins with these and an elision.
        if (
            match.Groups["letters"].Value is "L" or "M" or "N" or "S" or "T"
            && match.Groups["next"].Value is "est" or "était" or "a" or "avait"
        )
            return true;
        var start = Math.Max(0, match.Index - Around);
        return HasLetters().IsMatch(text[start..Math.Min(text.Length, match.Index + Around)]);
    }

    private static bool IsElision(string text, Match match)
    {
        var (letters, next) = (match.Groups["letters"].Value, match.Groups["next"].Value);
        var word = next.ToLowerInvariant();
        if (letters.Length > 1)
            return letters.ToLowerInvariant() switch
            {
                "aujourd" => word is "hui",
                "prud" => word.StartsWith("hom", StringComparison.Ordinal),
                "quelqu" => word is "un" or "une",
                "presqu" => word is "île" or "îles",
                _ => !NeverBehind.Contains(word) || letters.Length == 2 && word is "où",
            };
        var before = Signs.BackOverSpaces(text, match.Index);
        var letter = char.ToLowerInvariant(letters[0]);
        // “5 m”, “10 s”, “25 l”: but nothing is measured in these.
        if (before > 0 && Signs.IsDigit(text[before - 1]) && letters is not ("n" or "j"))
            return false;
        var begins = BeginsSentence(text, before);
        // A capital within a sentence is a name: “plan C”, “Model S”.
        if (char.IsUpper(letters[0]) && !begins)
            return false;
        if (NeverBehind.Contains(word) || (letter is not 'd' && OnlyBehindD.Contains(word)))
            return false;
        var named = WordBefore(text, before);
        if (
            NamesLetters.Contains(named)
            || (letter is 'n' or 'm' or 's' or 't' && NamesVariables.Contains(named))
            || (letter is 'j' && NeverBehindJ.Contains(word))
        )
            return false;
        if (letter is 'c')
            return BehindC.Contains(word);
        // Before a name stand only these: “l’IA”, “d’OpenAI”.
        return !char.IsUpper(next[0]) || letter is 'l' or 'd';
    }

    private static string WordBefore(string text, int end)
    {
        var start = end;
        while (start > 0 && end - start < 16 && char.IsLetter(text[start - 1]))
            start--;
        return text[start..end].ToLowerInvariant();
    }

    /// <summary>Whether what ends at a place leaves a sentence to begin behind it.</summary>
    internal static bool BeginsSentence(string text, int end) =>
        end == 0
        || Signs.IsBreak(text[end - 1])
        || text[end - 1] is '.' or '!' or '?' or '…' or ':' or '«' or '“' or '"' or '(' or '–' or '—' or '»' or '-' or '*'
        || char.IsSurrogate(text[end - 1])
        || char.IsSymbol(text[end - 1]);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();

    [GeneratedRegex(
        @"(?<!\p{L})(?:langages?|vitesses?|lettres?|touches?|vitamines?|variables?|vecteurs?|matrices?|distances?|entiers?|indices?|constantes?)(?!\p{L})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex HasLetters();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}'’.@#/&_\uFFFC-])(?<letters>[ldjmtscnLDJMTSCN]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu|[Qq]uelqu|[Pp]resqu|[Aa]ujourd|[Pp]rud)[ \u00A0\u202F](?=(?<next>[aeiouyhàâéèêëîïôûœAEIOUYHÀÂÉÈÊËÎÏÔÛŒ]\p{L}*))",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Elided();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}'’_-])[\p{L}]{3,12}(?![\p{L}\p{N}'’_-])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Word();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}'’_-])(?:(?<word>(?:did|do|does|is|are|was|were|has|have|had|wo|would|could|should|ca|must)n) (?<rest>t)|(?<word>it|that|there|what|who|he|she|let|here) (?<rest>s)|(?<word>I) (?<rest>m|ve|ll|d)|(?<word>we|you|they) (?<rest>re|ve|ll|d)|(?<word>(?:did|do|does|is|are|was|were|has|have|had|would|could|should)n)(?<rest>t)|(?<word>you|they)(?<rest>re|ve)|(?<word>that|what)(?<rest>s))(?![\p{L}\p{N}'’_-])(?<named>(?<= \p{L})(?= be[ ,.?]))?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Contracted();
}
