using System.Text;
using Commentary.Text.Languages;

namespace Commentary.Text.Links;

/// <summary>By what a web page calls itself one knows it again.</summary>
public static class PageTitle
{
    public const int MaxLength = 300;

    /// <summary>
    /// What the page gives networks as its title (<c>og:title</c>), which is without the name of the site as a rule; else its <c>title</c>. Empty
    /// when it has neither.
    /// </summary>
    /// <param name="page">The page, or as much of it as there is.</param>
    /// <param name="charset">What the server says of its encoding; it may say nothing, or what nobody knows.</param>
    public static string Of(ReadOnlySpan<byte> page, string? charset = null)
    {
        var head = PageHead.Of(page, charset);
        return PageHead.Kept(head.Said("og:title"), MaxLength) is { Length: > 0 } shared ? shared : PageHead.Kept(head.Title, MaxLength);
    }

    /// <summary>
    /// Whether two titles may be of one page: most words of the shorter one are in the longer one, whatever their case and what stands between
    /// them. A site's name is added and taken away, a headline is sharpened; a page that is another shares little.
    /// </summary>
    public static bool AreAlike(string one, string other)
    {
        var (a, b) = (Words(one), Words(other));
        return a.Count == 0 || b.Count == 0 || a.Count(b.Contains) * 2 >= Math.Min(a.Count, b.Count);
    }

    private static HashSet<string> Words(string title)
    {
        HashSet<string> words = [];
        var word = new StringBuilder();
        foreach (var c in title.NormalizeSafely(NormalizationForm.FormKC))
        {
            // Chinese and Japanese put nothing between words: each sign counts as one.
            var isAlone = c >= '\u2E80';
            if (word.Length > 0 && (isAlone || !char.IsLetterOrDigit(c)))
            {
                words.Add(word.ToString());
                word.Clear();
            }
            if (isAlone && !char.IsPunctuation(c))
                words.Add(c.ToString());
            else if (char.IsLetterOrDigit(c))
                word.Append(char.ToLowerInvariant(c));
        }
        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }
}
