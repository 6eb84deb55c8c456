using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Commentary.Text.HouseFormat;

namespace Commentary.Text.Links;

/// <summary>By what a web page calls itself one knows it again.</summary>
public static partial class PageTitle
{
    public const int MaxLength = 300;

    /// <summary>In as many bytes a page says how it is encoded, or not at all (WHATWG).</summary>
    private const int Prologue = 1024;

    private const int Utf8 = 65001;
    private const int Ascii = 20127;
    private const int Latin1 = 28591;

    /// <summary>
    /// What the page gives networks as its title (<c>og:title</c>), which is without the name of the site as a rule; else its <c>title</c>. Empty
    /// when it has neither.
    /// </summary>
    /// <param name="page">The page, or as much of it as there is.</param>
    /// <param name="charset">What the server says of its encoding; it may say nothing, or what nobody knows.</param>
    public static string Of(ReadOnlySpan<byte> page, string? charset = null)
    {
        using var document = new HtmlParser().ParseDocument(Decode(page, charset));
        var shared = document.QuerySelector("meta[property='og:title' i], meta[name='og:title' i]")?.GetAttribute("content");
        // An icon within the page may have a title of its own.
        var title = document.Head?.QuerySelector("title")?.TextContent;
        return Kept(shared) is { Length: > 0 } kept ? kept : Kept(title);
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
        foreach (var c in title.Normalize(NormalizationForm.FormKC))
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

    private static string Kept(string? title)
    {
        var text = string.Join(' ', (title ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        text = new([.. text.Where(c => !char.IsControl(c))]);
        if (text.Length <= MaxLength)
            return text;
        return text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }

    /// <summary>A mark of the bytes themselves, what the server says, what the page says, what the bytes look like: in this order.</summary>
    private static string Decode(ReadOnlySpan<byte> page, string? charset)
    {
        if (!page.StartsWith("\uFEFF"u8) && page is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]))
        {
            var declared = Declared().Match(Encoding.Latin1.GetString(page[..Math.Min(page.Length, Prologue)]));
            var encoding = Named(charset) ?? (declared.Success ? Named(declared.Groups["name"].Value) : null);
            // A page that is said to be UTF-8 and is not is judged by its bytes.
            if (encoding is { CodePage: not Utf8 })
                return encoding.GetString(page);
        }
        return Decoding.Text(page);
    }

    private static Encoding? Named(string? charset)
    {
        var name = charset?.Trim(' ', '"', '\'');
        if (string.IsNullOrEmpty(name))
            return null;
        try
        {
            // What calls itself Latin-1 on the web is Windows-1252 (WHATWG).
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            return encoding.CodePage is Ascii or Latin1 ? CodePagesEncodingProvider.Instance.GetEncoding(1252) : encoding;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        """<meta[^>]+charset\s*=\s*["']?\s*(?<name>[\w:-]+)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Declared();
}
