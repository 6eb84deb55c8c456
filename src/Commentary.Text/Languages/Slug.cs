using System.Text;
using System.Text.RegularExpressions;

namespace Commentary.Text.Languages;

/// <summary>
/// The part of an address that names an edition or a topic: <c>a-z</c>, <c>0-9</c> and single hyphens between them, at most
/// <see cref="MaxLength"/> characters.
/// </summary>
public static partial class Slug
{
    public const int MaxLength = 100;

    /// <summary>
    /// The slug of a title: accents and ligatures folded, "&amp;" as a word of the language, everything else a hyphen, cut at a word.
    /// Empty when the title has no Latin letter or digit: the caller then needs a name of its own.
    /// </summary>
    public static string From(string title, Language language)
    {
        ArgumentNullException.ThrowIfNull(title);
        var slug = new StringBuilder(MaxLength);
        foreach (var rune in title.EnumerateRunes())
        {
            if (rune.Value is '&')
                slug.Append(language is Language.English ? "-and-" : "-et-");
            else if (Rune.IsLetterOrDigit(rune))
                Append(slug, Folding.Of(rune));
            else if (slug.Length > 0 && slug[^1] is not '-' && Folding.Of(rune).Length > 0)
                slug.Append('-');
        }
        return Cut(Hyphens().Replace(slug.ToString(), "-").Trim('-'));
    }

    public static bool IsValid(string slug) => slug is { Length: > 0 and <= MaxLength } && Shape().IsMatch(slug);

    /// <summary>
    /// The letters and digits of an address or a title, folded, and nothing between them: equal for two spellings that differ in case,
    /// accents, hyphens and spaces.
    /// </summary>
    public static string Letters(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Folding.Letters(text);
    }

    private static void Append(StringBuilder slug, string folded)
    {
        foreach (var c in folded)
            slug.Append(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-');
    }

    private static string Cut(string slug)
    {
        if (slug.Length <= MaxLength)
            return slug;
        var end = slug.LastIndexOf('-', MaxLength);
        return end > 0 ? slug[..end] : slug[..MaxLength];
    }

    [GeneratedRegex("-{2,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hyphens();

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
