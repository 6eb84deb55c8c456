using System.Globalization;
using System.Text.RegularExpressions;

namespace Commentary.Text.Typography.Slips;

/// <summary>Numbers, amounts, hours and ordinals in an English or an outworn form, in a French text.</summary>
internal static partial class NumberSlips
{
    public static IEnumerable<Slip> In(Proof proof)
    {
        foreach (Match match in Amount().Matches(proof.Text))
            if (OfAmount(match) is { } fix)
                yield return Of(Rule.EnglishForm, match, fix, false);
        foreach (Match match in Grouped().Matches(proof.Text))
            yield return Of(
                Rule.EnglishNumber,
                match,
                InFrench(match.Value),
                match.Groups["cents"].Success || match.Groups["group"].Captures.Count > 1
            );
        foreach (Match match in Decimal().Matches(proof.Text))
            yield return Of(Rule.EnglishNumber, match, match.Value.Replace('.', ','), true);
        foreach (Match match in Hour().Matches(proof.Text))
            yield return Of(
                Rule.EnglishForm,
                match,
                $"{match.Groups["hour"].Value}{Signs.NoBreak}h{Signs.NoBreak}{match.Groups["minutes"].Value}",
                false
            );
        foreach (Match match in HalfDay().Matches(proof.Text))
            yield return Of(Rule.EnglishForm, match, OfHalfDay(match), false);
        foreach (Match match in Ordinal().Matches(proof.Text))
            // “2nd” is English too.
            yield return Of(Rule.OrdinalForm, match, OfOrdinal(match), match.Groups["ending"].Value is not ("nd" or "nds"));
    }

    private static Slip Of(Rule rule, Match match, string fix, bool isCertain) => new(rule, match.Index, match.Length, fix, isCertain);

    private static string InFrench(string number)
    {
        var point = number.IndexOf('.', StringComparison.Ordinal);
        // It was in French already.
        if (number.LastIndexOf(',') is >= 0 and var comma && point < 0 && number.Length - comma - 1 != 3)
            return number;
        var whole = (point < 0 ? number : number[..point]).Replace(',', Signs.NoBreak);
        return point < 0 ? whole : $"{whole},{number[(point + 1)..]}";
    }

    /// <summary>“$1,000.50”, “$3.5 milliards”, “$3M”; a plain “$500” is set without a word.</summary>
    private static string? OfAmount(Match match)
    {
        var (typed, word, sign) = (match.Groups["number"].Value, match.Groups["magnitude"].Value, match.Groups["sign"].Value);
        var name = sign switch
        {
            "$" => "dollars",
            "€" => "euros",
            _ => "livres",
        };
        var number = InFrench(typed);
        return word switch
        {
            "" => typed.AsSpan().ContainsAny(',', '.') ? $"{number}{Signs.NoBreak}{sign}" : null,
            "k" or "K" => $"{number}{Signs.NoBreak}k{sign}",
            "M" => $"{number}{Signs.NoBreak}M{sign}",
            "B" or "G" => $"{number}{Signs.NoBreak}G{sign}",
            _ => $"{number}{Signs.NoBreak}{word}{(match.Groups["of"].Success ? "" : $" de {name}")}",
        };
    }

    private static string OfHalfDay(Match match)
    {
        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture) % 12;
        if (match.Groups["half"].Value is "p" or "P")
            hour += 12;
        var minutes = match.Groups["minutes"].Success ? $"{Signs.NoBreak}{match.Groups["minutes"].Value}" : "";
        return $"{hour.ToString(CultureInfo.InvariantCulture)}{Signs.NoBreak}h{minutes}";
    }

    private static string OfOrdinal(Match match)
    {
        var (figures, ending) = (match.Groups["figures"].Value, match.Groups["ending"].Value);
        if (ending.StartsWith('n'))
            return figures + ending[1..];
        var several = ending.EndsWith('s') ? "s" : "";
        var isFirst = figures is "1" or "I";
        return figures
            + (
                isFirst && ending.Contains('r', StringComparison.Ordinal)
                    ? (ending.Contains("re", StringComparison.Ordinal) ? "re" : "er")
                    : "e"
            )
            + several;
    }

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}.,])(?<sign>[$€£])(?<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d{1,2})?)(?:(?<magnitude>[kKMBG])(?![\p{L}\p{N}])|[ \u00A0](?<magnitude>millions?|milliards?|billions?)(?!\p{L})(?<of>(?= (?:de|d’)))?)?(?![\p{L}\p{N}])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Amount();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}.,$€£])[1-9]\d{0,2}(?<group>,\d{3})+(?<cents>\.\d+)?(?![\p{L}\p{N}]|[.,]\d)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Grouped();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}.,$€£])\d+\.\d+(?=[ \u00A0\u202F]?(?:[%‰$€£]|°[CF])|[ \u00A0\u202F](?:millions?|milliards?|billions?|mille)(?!\p{L}))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Decimal();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}:.,])(?<hour>[01]?\d|2[0-3]):(?<minutes>[0-5]\d)(?![\p{L}\p{N}:]|[.,]\d|[ \u00A0]?[aApP]\.?[mM])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Hour();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}:.,])(?<hour>1[0-2]|[1-9])(?::(?<minutes>[0-5]\d))?[ \u00A0]?(?<half>[aApP])(?:\.[mM]\.|[mM])(?![\p{L}\p{N}])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex HalfDay();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}.,])(?:(?<figures>\d+)(?<ending>ières?|iers?|ères?|eres?|èrs?|ièmes?|iemes?|èmes?|emes?)|(?<figures>\d+)[ \u00A0\u202F](?<ending>i?èmes?)|(?<figures>2)(?<ending>nde?s?)|(?<figures>[IVX]+)(?<ending>ières?|iers?|ères?|èrs?|i?[eè]mes?))(?![\p{L}\p{N}])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Ordinal();
}
