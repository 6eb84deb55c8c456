using System.Text.RegularExpressions;

namespace Commentary.Text.Typography.Slips;

/// <summary>Marks and spaces that are doubled, missing or too many, in both languages.</summary>
internal static partial class MarkSlips
{
    public static IEnumerable<Slip> In(Proof proof)
    {
        foreach (Match match in Pattern().Matches(proof.Text))
            yield return Of(proof.Text, match);
    }

    private static Slip Of(string text, Match match)
    {
        foreach (Group group in match.Groups)
            if (group.Success && group.Name is not "0")
                return group.Name switch
                {
                    "spaces" => Slip(Rule.Doubled, " ", true),
                    "commas" => Slip(Rule.Doubled, match.Value[..1], true),
                    "loud" => Slip(Rule.Doubled, match.Value[..1], false),
                    "stops" => Slip(Rule.Doubled, "…", false),
                    "before" => Slip(Rule.ExtraSpace, "", !NamesASign(text, match.Index)),
                    "within" => Slip(Rule.ExtraSpace, "", true),
                    "astray" => Slip(Rule.ExtraSpace, ", ", true),
                    // Several of them without a space are a list as programs write it: “nom,prénom,courriel”.
                    "comma" => Slip(Rule.MissingSpace, ", ", !IsInAList(text, match.Index)),
                    _ => Slip(Rule.MissingSpace, match.Value + " ", false),
                };
        throw new InvalidOperationException("A match without a group.");

        Slip Slip(Rule rule, string fix, bool isCertain) => new(rule, match.Index, match.Length, fix, isCertain);
    }

    /// <summary>“la touche , du clavier”.</summary>
    private static bool NamesASign(string text, int end) => Named().IsMatch(text[Math.Max(0, end - 12)..end]);

    private static bool IsInAList(string text, int comma)
    {
        for (var step = -1; step <= 1; step += 2)
        for (var at = comma + step; at >= 0 && at < text.Length && char.IsLetter(text[at]); at += step)
            if (at + step >= 0 && at + step < text.Length && text[at + step] is ',')
                return at + (2 * step) is var next && next >= 0 && next < text.Length && char.IsLetter(text[next]);
        return false;
    }

    [GeneratedRegex(
        @"(?<!\p{L})(?:touche|signe|caractère|symbole|key|sign|character)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Named();

    [GeneratedRegex(
        """
            (?<before>(?<=[\p{L}\p{N}\uFFFC)\]»”’%$"])[ \u00A0\u202F]+(?=[,.](?:[\s)»”]|$)))
            | (?<astray>(?<=[\p{L}\p{N}\uFFFC)\]»”’%])[ \u00A0\u202F]+,(?=\p{L}{2}|\p{L}[’']))
            | (?<within>(?<=(?<![:;=8]-?)[(\[])[ \u00A0\u202F]+(?=[^\s)\]])|(?<=[^\s(\[:;])[ \u00A0\u202F]+(?=[)\]]))
            | (?<spaces>(?<=\S)[ ][ \u00A0\u202F]+(?=\S))
            | (?<commas>(?<=[\p{L}\p{N}\uFFFC)»]),{2,}|(?<=[\p{L}\p{N}\uFFFC)»][ \u00A0\u202F]?);{2,}|(?<=\p{L}[ \u00A0\u202F]?):{2,}(?=\s|$))
            | (?<loud>(?<=[\p{L}\p{N}\uFFFC)»][ \u00A0\u202F]?)(?:!{2,}|\?{2,})(?![!?]))
            | (?<stops>(?<=\p{L})\.{2}(?=\s|$))
            | (?<comma>(?<=\p{L}{2}),(?=\p{L}{2}))
            | (?<stop>(?<=\p{Ll}{2})\.(?=\p{Lu}\p{Ll})|(?<=\p{L}{2}[ \u00A0\u202F]?)[!?;](?=\p{L}{2}))
            """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Pattern();
}
