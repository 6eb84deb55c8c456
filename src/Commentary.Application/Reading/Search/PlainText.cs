using System.Net;
using System.Text;
using Commentary.Text.Markdown;

namespace Commentary.Application.Reading.Search;

/// <summary>The words of a publication's HTML, which is sound since HouseMarkdown made it: what stands between tags is text.</summary>
internal static class PlainText
{
    public static string Of(string html)
    {
        html = Paragraphs.InPlainText(html);
        var text = new StringBuilder(html.Length);
        var at = 0;
        while (at < html.Length)
        {
            if (html[at] != '<')
            {
                var end = html.IndexOf('<', at);
                end = end < 0 ? html.Length : end;
                text.Append(html, at, end - at);
                at = end;
                continue;
            }
            // A value in quotes may hold the sign that ends a tag.
            var quote = '\0';
            var start = at;
            for (at++; at < html.Length && (quote != '\0' || html[at] != '>'); at++)
                if (quote == '\0' ? html[at] is '"' : html[at] == quote)
                    quote = quote == '\0' ? html[at] : '\0';
            at++;
            if (!IsInline(html.AsSpan(start)))
                text.Append(' ');
        }
        return WebUtility.HtmlDecode(text.ToString());
    }

    /// <summary>A word may be half in italics; between two paragraphs no word goes on.</summary>
    private static bool IsInline(ReadOnlySpan<char> tag)
    {
        var name = tag[1] == '/' ? tag[2..] : tag[1..];
        name = name[..Math.Max(0, name.IndexOfAny(" >/"))];
        return name
            is "a"
                or "em"
                or "strong"
                or "b"
                or "i"
                or "code"
                or "span"
                or "sup"
                or "sub"
                or "abbr"
                or "cite"
                or "q"
                or "del"
                or "ins";
    }
}
