using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using Commentary.Text.Html;

namespace Commentary.Text.Links;

/// <summary>What the markup of a page says of the page, collected in one pass that no depth of nesting can bring down.</summary>
internal sealed class PageHead
{
    /// <summary>More than the beginning of a page has: the rest is not read.</summary>
    private const int MaxNodes = 20_000;
    private const int MostScripts = 20;
    private const int MostTimes = 200;

    private readonly Dictionary<string, string> meta = new(StringComparer.OrdinalIgnoreCase);

    public string Title { get; private set; } = "";
    public string Language { get; private set; } = "";
    public string Canonical { get; private set; } = "";
    public List<string> LinkedData { get; } = [];

    /// <summary>The moments that the page names, and whether it says that it was published then.</summary>
    public List<(string Moment, bool IsPublished)> Times { get; } = [];

    public static PageHead Of(ReadOnlySpan<byte> page, string? charset)
    {
        var head = new PageHead();
        var (document, _) = BoundedHtml.Parse(PageBytes.Decode(page, charset), MaxNodes);
        using var read = document;
        // In the order of the page, without a call for each level.
        Stack<INode> next = new([document]);
        while (next.TryPop(out var node))
        {
            if (node is IElement element)
                head.Take(element);
            for (var child = node.ChildNodes.Length - 1; child >= 0; child--)
                next.Push(node.ChildNodes[child]);
        }
        return head;
    }

    /// <summary>The first of these that the page says anything under; empty when it says nothing.</summary>
    public string Said(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (meta.TryGetValue(name, out var said))
                return said;
        return "";
    }

    /// <summary>In one line, without what cannot be seen, no longer than this and with no character cut in two.</summary>
    public static string Kept(string? text, int most)
    {
        var kept = new StringBuilder();
        var isApart = false;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                isApart = kept.Length > 0;
                continue;
            }
            // What joins the parts of an emoji is seen; what turns the direction of a line is not.
            if (rune.Value != 0x200D && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
                continue;
            if (kept.Length + rune.Utf16SequenceLength + (isApart ? 1 : 0) > most)
                break;
            if (isApart)
                kept.Append(' ');
            isApart = false;
            kept.Append(rune.ToString());
        }
        return kept.ToString();
    }

    private void Take(IElement element)
    {
        switch (element.LocalName)
        {
            case "html" when Language.Length == 0:
                Language = element.GetAttribute("lang") ?? element.GetAttribute("xml:lang") ?? "";
                break;
            // An icon within the page may have a title of its own.
            case "title" when Title.Length == 0 && element.ParentElement?.LocalName == "head":
                Title = element.TextContent;
                break;
            case "meta":
                Take(element.GetAttribute("content"), "property", "name", "itemprop", "http-equiv");
                break;
            case "link" when Canonical.Length == 0 && Has(element.GetAttribute("rel"), "canonical"):
                Canonical = element.GetAttribute("href") ?? "";
                break;
            case "script"
                when LinkedData.Count < MostScripts
                    && string.Equals(element.GetAttribute("type")?.Trim(), "application/ld+json", StringComparison.OrdinalIgnoreCase):
                LinkedData.Add(element.TextContent);
                break;
            case "time" when Times.Count < MostTimes && element.GetAttribute("datetime") is { } moment:
                Times.Add((moment, element.HasAttribute("pubdate") || Has(element.GetAttribute("itemprop"), "datePublished")));
                break;
            default:
                break;
        }

        void Take(string? content, params ReadOnlySpan<string> attributes)
        {
            if (!string.IsNullOrWhiteSpace(content))
                foreach (var attribute in attributes)
                    if (element.GetAttribute(attribute) is { } names)
                        foreach (var name in names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(4))
                            meta.TryAdd(name, content);
        }
    }

    private static bool Has(string? words, string word) =>
        words is not null
        && words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Contains(word, StringComparer.OrdinalIgnoreCase);
}
