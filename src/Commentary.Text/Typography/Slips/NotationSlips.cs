using System.Collections.Frozen;
using System.Net;
using System.Text.RegularExpressions;
using Commentary.Text.Markdown;

namespace Commentary.Text.Typography.Slips;

/// <summary>
/// Notation that nothing here renders, so that readers would see it as it was typed: other dialects' marks (<c>==x==</c>), stars that begin or end
/// nothing, HTML tags and entities. Never certain: a piece on HTML may mean them.
/// </summary>
internal static partial class NotationSlips
{
    private static readonly FrozenSet<string> Blocks = Names(
        "address article aside blockquote br center dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html body li main "
            + "nav ol p pre section summary table tbody td tfoot th thead tr ul"
    );

    private static readonly FrozenSet<string> Inlines = Names(
        "a abbr b big button cite code del dfn em font i iframe img input ins kbd label mark q s samp script small span strike strong style sub sup tt u var "
            + "video audio wbr"
    );

    private static readonly FrozenDictionary<string, string> Marks = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["b"] = "**",
        ["strong"] = "**",
        ["i"] = "*",
        ["em"] = "*",
        ["s"] = "~~",
        ["del"] = "~~",
        ["strike"] = "~~",
        ["sup"] = "^",
        ["sub"] = "~",
        ["code"] = "`",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Slip> In(Proof proof)
    {
        foreach (Match match in Pattern().Matches(proof.Typed))
            if (FixOf(match, proof) is { } fix)
                yield return new(Rule.Notation, match.Index, match.Length, fix, IsCertain: false);
    }

    /// <summary>The same without the notation, or in ours; null for what is rendered, or is no notation.</summary>
    private static string? FixOf(Match match, Proof proof)
    {
        if (match.Groups["entity"].Success)
            return proof.IsMarkdown ? null : OfEntity(match);
        if (match.Groups["tag"] is { Success: true, Value: var tag })
            return Blocks.Contains(tag) ? (proof.IsMarkdown ? "\n" : " ")
                : Inlines.Contains(tag) || tag.Contains(':', StringComparison.Ordinal)
                    ? (proof.IsMarkdown ? Marks.GetValueOrDefault(tag, "") : "")
                : null;
        if (match.Groups["script"] is { Success: true, Value: var script })
            return proof.IsMarkdown ? null : Scripts.InPlainText(match.Value[0], script);
        if (match.Groups["stars"].Success && !AreMarks(proof.Typed, match.Index, match.Index + match.Length))
            return null;
        return match.Groups["words"].Value;
    }

    /// <summary>The character that it names, by its name or its number; null for what names none that can be shown.</summary>
    private static string? OfEntity(Match match)
    {
        var named = $"&{match.Groups["entity"].Value};";
        var fix = WebUtility.HtmlDecode(named);
        return fix == named || fix.Any(c => char.IsControl(c) || c == '\uFFFD') ? null : fix;
    }

    /// <summary>Between two letters or figures they stand for something; alone on a line they part what is above and below.</summary>
    private static bool AreMarks(string text, int start, int end)
    {
        var (before, after) = (start > 0 ? text[start - 1] : '\n', end < text.Length ? text[end] : '\n');
        return (!char.IsLetterOrDigit(before) || !char.IsLetterOrDigit(after)) && (!char.IsWhiteSpace(before) || !char.IsWhiteSpace(after));
    }

    private static FrozenSet<string> Names(string names) => names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(
        """
            (?<![\p{L}\p{N}=])==(?=[^\s=])(?<words>[^=\n]{1,200})(?<=\S)==(?![\p{L}\p{N}=])
            | (?<![\p{L}\p{N}+])\+\+(?=[^\s+])(?<words>[^+\n]{1,200})(?<=\S)\+\+(?![\p{L}\p{N}+])
            | &(?:amp;)*(?<entity>\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,20});
            | \[\[(?<words>[^\[\]\n]{1,200})\]\]
            | <!--[^\n]{0,500}?-->
            | </?(?<tag>[A-Za-z][A-Za-z0-9]{0,20}(?::[A-Za-z]{1,20})?)(?:\s[^<>\n]{0,500})?/?>
            | (?<=[\p{L}\p{N})\]])~(?<script>[^\s~]{1,20})~(?![\d~])
            | \^(?<script>[^\s^]{1,20})\^(?![\d^])
            | (?<![\p{L}\p{N}*])\*(?=[^\s*])(?<words>[^*\n]{1,200})(?<=\S)\*(?!\*)
            | (?<stars>(?<!\*)\*{2,3}(?!\*))
            """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Pattern();
}
