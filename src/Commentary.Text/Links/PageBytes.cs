using System.Text;
using System.Text.RegularExpressions;
using Commentary.Text.HouseFormat;

namespace Commentary.Text.Links;

/// <summary>The bytes of a web page, or of its beginning, as text.</summary>
internal static partial class PageBytes
{
    /// <summary>In as many bytes a page says how it is encoded, or not at all (WHATWG).</summary>
    private const int Prologue = 1024;

    private const int Utf8 = 65001;
    private const int Ascii = 20127;
    private const int Latin1 = 28591;

    /// <summary>A mark of the bytes themselves, what the server says, what the page says, what the bytes look like: in this order.</summary>
    public static string Decode(ReadOnlySpan<byte> page, string? charset)
    {
        if (!page.StartsWith("\uFEFF"u8) && page is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]))
        {
            var declared = Declared().Match(Encoding.Latin1.GetString(page[..Math.Min(page.Length, Prologue)]));
            var encoding = Named(charset) ?? (declared.Success ? Named(declared.Groups["name"].Value) : null);
            // A page that is said to be UTF-8 and is not is judged by its bytes.
            if (encoding is { CodePage: not Utf8 })
                return encoding.GetString(page);
        }
        return Decoding.Text(WithoutHalfACharacter(page));
    }

    /// <summary>A page that is read in part ends anywhere: half a character at its end must not make another encoding of the whole.</summary>
    private static ReadOnlySpan<byte> WithoutHalfACharacter(ReadOnlySpan<byte> page)
    {
        for (var back = 1; back <= Math.Min(3, page.Length); back++)
        {
            var lead = page[^back];
            if ((lead & 0b1100_0000) == 0b1000_0000)
                continue;
            var length =
                lead >= 0b1111_0000 ? 4
                : lead >= 0b1110_0000 ? 3
                : lead >= 0b1100_0000 ? 2
                : 1;
            return length > back ? page[..^back] : page;
        }
        return page;
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
