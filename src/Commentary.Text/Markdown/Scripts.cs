using System.Text.RegularExpressions;
using Markdig.Syntax.Inlines;

namespace Commentary.Text.Markdown;

/// <summary>
/// Superscripts and subscripts: <c>10^6^</c>, <c>CO~2~</c>. Where a text has no marks, its figures are written with the characters that Unicode
/// has for them, so that 10⁶ is never read as 106.
/// </summary>
internal static partial class Scripts
{
    private const string Plain = "0123456789+-−=()ni";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙᵢ";

    public static bool Is(EmphasisInline inline) => inline is { DelimiterChar: '^' or '~', DelimiterCount: 1 };

    /// <summary>Letters alone (1re, Mme) stay letters; figures that Unicode lacks keep their sign.</summary>
    /// <param name="sign"><c>^</c> or <c>~</c>.</param>
    public static string InPlainText(char sign, string content)
    {
        if (content.All(Plain.Contains))
            return string.Concat(content.Select(c => (sign is '^' ? Raised : Lowered)[Plain.IndexOf(c, StringComparison.Ordinal)]));
        return content.All(char.IsLetter) ? content : sign + content;
    }

    /// <summary>
    /// How raised or lowered words of another document are written in Markdown: with the characters of Unicode, else between carets or tildes as
    /// <see cref="ScriptParser"/> reads them. Null where neither says it. As <c>scripts.ts</c> does for what is pasted.
    /// </summary>
    /// <param name="sign"><c>^</c> or <c>~</c>.</param>
    /// <param name="words">Without the white space around them.</param>
    /// <param name="before">What stands before them on their line.</param>
    /// <param name="after">What stands behind.</param>
    public static string? Written(char sign, string words, string before, string after)
    {
        var isRaised = sign is '^';
        var content = Gap().Replace(words, "\u00A0");
        // The house writes 1re and Mme on the line, and the page raises what French has it so.
        if (
            isRaised
            && (
                RaisedSigns().IsMatch(content)
                || (Ordinal().IsMatch(before) && OrdinalEnding().IsMatch(content))
                || (Title().IsMatch(before) && TitleEnding().IsMatch(content))
            )
        )
            return content;
        // What calls a note stands in brackets on some pages.
        var bare = isRaised ? Bracketed().Replace(content, "${number}") : content;
        if (bare.All(Plain.Contains))
            return InPlainText(sign, bare);
        if (isRaised && content.Equals("tm", StringComparison.OrdinalIgnoreCase))
            return "™";
        var isRead =
            content.Any(char.IsLetterOrDigit)
            && content.Length <= ScriptParser.MaxLength
            && !content.AsSpan().ContainsAny(ScriptParser.NeverWithin + "^~")
            && (after.Length == 0 || (after[0] != sign && !char.IsDigit(after[0])))
            && (isRaised || before is [.., ')' or ']'] || (before.Length > 0 && char.IsLetterOrDigit(before[^1])));
        return isRead ? sign + content + sign : null;
    }

    /// <summary>HTML in which each script is written so.</summary>
    public static string InPlainText(string html) =>
        Script().Replace(html, script => InPlainText(script.Groups["kind"].Value is "p" ? '^' : '~', script.Groups["content"].Value));

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Gap();

    [GeneratedRegex(@"^[®©™℠*†‡§°ᵃ-ᵿ]+$", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex RaisedSigns();

    [GeneratedRegex(@"(?:\d|(?<!\p{L})[IVXLC]+)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Ordinal();

    [GeneratedRegex(
        "^(?:e|er|re|ère|ers|res|es|ème|èmes|d|de|nd|nde|ds|des|st|rd|th|o|a)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex OrdinalEnding();

    [GeneratedRegex(@"(?<!\p{L})[MDPSVNn]$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Title();

    [GeneratedRegex("^(?:o|os|me|mes|lle|lles|gr|grs|r|rs|re|ve|vve|er|e|s|t|te)$", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex TitleEnding();

    [GeneratedRegex(@"^\[(?<number>\d{1,3})\]$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Bracketed();

    [GeneratedRegex("<su(?<kind>[bp])>(?<content>[^<]*)</su[bp]>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Script();
}
