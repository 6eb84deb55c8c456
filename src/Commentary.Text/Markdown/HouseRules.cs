using Commentary.Text.Languages;
using Commentary.Text.Links;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Commentary.Text.Markdown;

/// <summary>What the house changes in a parsed text before it becomes HTML.</summary>
internal static class HouseRules
{
    public static void Apply(MarkdownDocument document, Language language)
    {
        // Under the page's own h2, and without a step left out (WCAG 1.3.1), whatever the editor began with.
        var last = 2;
        foreach (var heading in document.Descendants<HeadingBlock>())
            last = heading.Level = Math.Clamp(heading.Level + 2, 3, Math.Min(last + 1, 6));
        Setting.Apply(document, language);
        foreach (var link in document.Descendants<LinkInline>().ToList())
            Restrict(link);
        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            if (link.IsEmail || LinkTarget.IsAllowed(link.Url))
                MarkOutside(link, link.Url);
            else
                link.ReplaceBy(new LiteralInline(link.Url));
        }
        Footnotes.Mark(document);
    }

    private static void Restrict(LinkInline link)
    {
        var url = link.Url ?? "";
        if (link.IsImage && PictureMark.KeyOf(url) is { } key)
        {
            MarkPicture(link, key);
            return;
        }
        if (link.IsImage && !LinkTarget.IsOnSite(url))
        {
            link.IsImage = false;
            // A picture without words is named by where it is.
            if (link.FirstChild is null)
                link.AppendChild(new LiteralInline(SourceAddress.Host(url) is { Length: > 0 } host ? host : url));
        }
        if (!LinkTarget.IsAllowed(url))
            Unlink(link);
        else if (!link.IsImage)
            MarkOutside(link, url);
    }

    /// <summary>The place of the picture, with its caption in it: <see cref="Figures"/> knows the rest.</summary>
    private static void MarkPicture(LinkInline link, string key)
    {
        link.InsertBefore(new HtmlInline($"<span {Figures.Attribute}=\"{key}\">"));
        link.InsertAfter(new HtmlInline("</span>"));
        Unlink(link);
    }

    private static void Unlink(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }
        link.Remove();
    }

    private static void MarkOutside(Inline link, string url)
    {
        if (LinkTarget.IsOutside(url))
            link.GetAttributes().AddProperty("rel", "noopener");
    }
}

/// <summary>Where a link in a body may lead.</summary>
internal static class LinkTarget
{
    public static bool IsAllowed(string url) =>
        IsOnSite(url) || IsOutside(url) || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || url is ['#', ..];

    public static bool IsOutside(string url) =>
        url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>A path from the root. "//host" and "/\host" are other hosts to a browser.</summary>
    public static bool IsOnSite(string url) => url is ['/'] or ['/', not ('/' or '\\'), ..] && !url.Any(char.IsControl);
}
