using System.Text.RegularExpressions;

namespace Commentary.Text.Typography.Slips;

/// <summary>Marks and spaces that are doubled, missing or too many, in both languages.</summary>
internal static partial class MarkSlips
{
    public static IEnumerable<Slip> In(Proof proof)
    {
        foreach (Match match in Pattern().Matches(proof.Text))
            yield return Of(match);
    }

    private static Slip Of(Match match)
    {
        foreach (Group group in match.Groups)
            if (group.Success && group.Name is not "0")
                return group.Name switch
                {
                    "spaces" => Slip(Rule.Doubled, " ", true),
                    "commas" => Slip(Rule.Doubled, match.Value[..1], true),
                    "loud" => Slip(Rule.Doubled, match.Value[..1], false),
                    "stops" => Slip(Rule.Doubled, "…", false),
                    "before" or "within" => Slip(Rule.ExtraSpace, "", true),
                    "comma" => Slip(Rule.MissingSpace, ", ", true),
                    _ => Slip(Rule.MissingSpace, match.Value + " ", false),
                };
        throw new InvalidOperationException("A match without a group.");

        Slip Slip(Rule rule, string fix, bool isCertain) => new(rule, match.Index, match.Length, fix, isCertain);
    }

    [GeneratedRegex(
        """
            (?<before>(?<=[\p{L}\p{N}\uFFFC)\]»”’%$"])[ \u00A0\u202F]+(?=[,.](?:[\s)»”]|$)))
            | (?<within>(?<=[(\[])[ \u00A0\u202F]+(?=[^\s)\]])|(?<=[^\s(\[:;])[ \u00A0\u202F]+(?=[)\]]))
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
