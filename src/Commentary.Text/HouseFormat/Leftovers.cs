using System.Text.RegularExpressions;

namespace Commentary.Text.HouseFormat;

/// <summary>
/// What came along when a text was copied and was never written: the words of the old site’s forwarding page, the head of a forwarded message, an
/// address that leads through a page that only forwards, the marks that a chat window leaves for its sources.
/// </summary>
public static partial class Leftovers
{
    private const int MostShown = 80;
    private const int MostInAddress = 2048;

    /// <summary>Each as it stands in the text, shortened, in order.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<(int At, string Found)> found = [];
        foreach (var line in Lines.Of(text))
            if (ForwardingWords.Are(text.AsSpan(line.Start, line.End - line.Start), afterOthers: found.Count > 0))
                found.Add((line.Start, text[line.Start..line.End]));
        foreach (var sign in new[] { Words(), ChatMark() })
            found.AddRange(sign.Matches(text).Select(match => (match.Index, match.Value)));
        // What is longer is no address that anybody copied.
        found.AddRange(
            Address()
                .Matches(text)
                .Where(match => match.Length <= MostInAddress && Forwarder().IsMatch(match.Value))
                .Select(match => (match.Index, match.Value))
        );
        List<string> shown = [];
        var end = 0;
        foreach (var (at, words) in found.OrderBy(each => each.At).ThenByDescending(each => each.Found.Length))
        {
            // One and the same, known by two signs.
            if (at >= end && Shown(words) is { Length: > 0 } left && !shown.Contains(left))
                shown.Add(left);
            end = Math.Max(end, at + words.Length);
        }
        return shown;
    }

    private static string Shown(string found)
    {
        found = string.Join(' ', found.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return found.Length <= MostShown ? found : found[..(MostShown - 1)].TrimEnd() + "…";
    }

    /// <summary>Sentences that no piece says of itself, in either language.</summary>
    [GeneratedRegex(
        @"redirection en cours|n['’]êtes pas redirigée? automatiquement|(?:if )?you are (?:not|being) (?:automatically )?redirected[^\n.]{0,40}"
            + @"|^[ \t>*-]{0,40}(?:forwarded message|begin forwarded message|message transféré|message d['’]origine|original message)\b[^\n]{0,40}"
            + @"|👉 *cliquez ici *👈|👉 *click here *👈",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Words();

    [GeneratedRegex(@"https?://[^\s()\[\]<>""]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Address();

    /// <summary>The address of a page that sends on: the reader is counted there, and led on for as long as it stands.</summary>
    [GeneratedRegex(
        @"^https?://(?:www\.google\.[a-z.]{2,6}/url\?|l\.facebook\.com/l\.php|lm\.facebook\.com/l\.php|out\.reddit\.com/|lnkd\.in/|t\.co/"
            + @"|nam\d+\.safelinks\.|[^/?#]+/[^?#]*(?<![^/])(?:index|redirect(?:ion)?|go|out)\.(?:html?|php|aspx?)(?:[?#]|[.,;:!?]*$)"
            + @"|[^?]*\?(?:[^&]*&)*(?:url|u|redirect|redirect_to|redirect_uri|dest|destination|goto|target)=https?(?::|%3A))",
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
