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

    /// <summary>HTML in which each script is written so.</summary>
    public static string InPlainText(string html) =>
        Script().Replace(html, script => InPlainText(script.Groups["kind"].Value is "p" ? '^' : '~', script.Groups["content"].Value));

    [GeneratedRegex("<su(?<kind>[bp])>(?<content>[^<]*)</su[bp]>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Script();
}
