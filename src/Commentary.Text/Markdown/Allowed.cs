using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace Commentary.Text.Markdown;

/// <summary>
/// The last wall before a reader's browser: whatever the Markdown library wrote, only these elements and attributes leave here.
/// </summary>
internal static class Allowed
{
    private static readonly HtmlSanitizer Sanitizer = Build();

    public static string Only(string html) =>
        // A character instead of an entity that XML, and so a feed, does not know.
        Sanitizer.Sanitize(html).Replace("&nbsp;", "\u00A0", StringComparison.Ordinal);

    private static HtmlSanitizer Build()
    {
        var sanitizer = new HtmlSanitizer(
            new HtmlSanitizerOptions
            {
                AllowedTags = Set(
                    "p br hr h3 h4 h5 h6 em strong del code pre blockquote ul ol li a img table thead tbody tr th td span sup sub"
                ),
                AllowedAttributes = Set(
                    "href rel title src alt start lang " + string.Join(' ', FaceToFace.Attribute, Figures.Attribute, Footnotes.Attribute)
                ),
                AllowedSchemes = Set("http https mailto"),
                UriAttributes = Set("href src"),
            }
        );
        sanitizer.PostProcessNode += (_, node) =>
        {
            if (node.Node is IHtmlAnchorElement link && !LinkTarget.IsAllowed(link.GetAttribute("href") ?? ""))
                link.RemoveAttribute("href");
            if (node.Node is IHtmlImageElement image && !LinkTarget.IsOnSite(image.GetAttribute("src") ?? ""))
                image.Remove();
            // What is too wide scrolls inside its own frame, and the keyboard must be able to get there (WCAG 2.1.1).
            if (node.Node is IHtmlPreElement or IHtmlTableElement)
                ((IElement)node.Node).SetAttribute("tabindex", "0");
        };
        return sanitizer;
    }

    private static HashSet<string> Set(string names) => new(names.Split(' '), StringComparer.OrdinalIgnoreCase);
}
