using System.Text.RegularExpressions;

namespace Commentary.Text.HouseFormat;

/// <summary>
/// What came along when a text was copied and was never written: the words of the old site’s forwarding page, the head of a forwarded message, an
/// address that leads through a page that only forwards, the marks that a chat window leaves for its sources.
/// </summary>
public static partial class Leftovers
{
    private const int MostShown = 80;

    /// <summary>Each as it stands in the text, shortened, in order.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<(int At, string Found)> found = [];
        foreach (var line in Lines.Of(text))
            if (ForwardingWords.Are(text.AsSpan(line.Start, line.End - line.Start), afterOthers: found.Count > 0))
                found.Add((line.Start, text[line.Start..line.End]));
        foreach (var sign in new[] { Words(), Forwarder(), ChatMark() })
            found.AddRange(sign.Matches(text).Select(match => (match.Index, match.Value)));
        return
        [
            .. found
                .OrderBy(each => each.At)
                .Select(each => Shown(each.Found))
                .Where(shown => shown.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static string Shown(string found)
    {
        found = string.Join(' ', found.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return found.Length <= MostShown ? found : found[..(MostShown - 1)].TrimEnd() + "…";
    }

    /// <summary>Sentences that no piece says of itself, in either language.</summary>
    [GeneratedRegex(
        @"redirection en cours|n['’]êtes pas redirigée? automatiquement|(?:if )?you are (?:not|being) (?:automatically )?redirected[^\n.]{0,40}"
            + @"|^[ \t>*-]*(?:-{2,} ?)?(?:forwarded message|begin forwarded message|message transféré|message d['’]origine|original message)\b[^\n]{0,40}"
            + @"|👉 *cliquez ici *👈|👉 *click here *👈",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Words();

    /// <summary>The address of a page that sends on: the reader is counted there, and led on for as long as it stands.</summary>
    [GeneratedRegex(
        @"https?://(?:www\.google\.[a-z.]{2,6}/url\?|l\.facebook\.com/l\.php|lm\.facebook\.com/l\.php|out\.reddit\.com/|lnkd\.in/|t\.co/|nam\d+\.safelinks\."
            + @"|[^\s/()\[\]<>""]+/[^\s?#()\[\]<>""]*(?:index|redirect(?:ion)?|go|out)\.(?:html?|php|aspx?)\b)[^\s()\[\]<>""]*"
            + @"|https?://[^\s()\[\]<>""]+[?&](?:url|u|redirect|redirect_to|redirect_uri|dest|destination|goto|target)=https?(?::|%3A)[^\s()\[\]<>""]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Forwarder();

    [GeneratedRegex(
        @":?contentReference\[[^\]\n]{0,40}\](?:\{[^}\n]{0,40}\})?|\[?oaicite:\d+\]?|turn\d+(?:search|view|news)\d+|【[^】\n]{0,40}】|[?&]utm_source=chatgpt\.com",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex ChatMark();
}
