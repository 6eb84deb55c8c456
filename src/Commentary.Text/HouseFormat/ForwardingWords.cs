using System.Text.RegularExpressions;
using Commentary.Text.Languages;

namespace Commentary.Text.HouseFormat;

/// <summary>
/// The words of the old site's forwarding page, which came along when a piece was copied from it:
/// <c>Redirection en cours...</c> and <c>Si vous n'êtes pas redirigé automatiquement, 👉 cliquez ici 👈</c>.
/// </summary>
internal static partial class ForwardingWords
{
    private const string Going = "redirectionencours";
    private const string IfNot = "sivousnetespasredirige";
    private const string Click = "cliquezici";

    /// <summary>
    /// True when the line has these words and no other. "Cliquez ici" alone is an ordinary sentence: it counts only
    /// <paramref name="afterOthers"/>, when the page's text was broken into three lines.
    /// </summary>
    public static bool Are(ReadOnlySpan<char> line, bool afterOthers)
    {
        // Two sentences and the address of a link are well within this; a paragraph is not. A backslash makes text of them.
        if (line.Length > 600 || line.TrimStart() is ['\\', ..])
            return false;
        var words = Folding.Letters(LinkTarget().Replace(line.ToString(), "]"));
        return words is Going || (afterOthers && words is Click) || Invitation().IsMatch(words);
    }

    [GeneratedRegex(@"\]\([^)]*\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkTarget();

    [GeneratedRegex(
        "^(" + Going + ")?" + IfNot + "e?s?automatiquement(" + Click + ")?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Invitation();
}
