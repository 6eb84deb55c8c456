using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Commentary.Text.Files;

/// <summary>What the elements of an HTML page mean for a text: blocks, the dress of words, what nobody sees.</summary>
internal static partial class HtmlElements
{
    /// <summary>What is nested deeper is no text that somebody wrote.</summary>
    public const int MostDeep = 100;

    public static Run Dressed(IElement element, Run dress) =>
        element.LocalName switch
        {
            // Google Docs wraps a whole page in <b style="font-weight:normal">.
            "b" or "strong" => dress with
            {
                IsBold = !Style(element).Contains("font-weight:normal", StringComparison.OrdinalIgnoreCase) || dress.IsBold,
            },
            "i" or "em" or "cite" => dress with { IsItalic = true },
            "del" or "s" or "strike" => dress with { IsStruck = true },
            "sup" => dress with { Script = '^' },
            "sub" => dress with { Script = '~' },
            "code" or "kbd" or "samp" => dress with { IsCode = true },
            "span" => dress with
            {
                IsBold = dress.IsBold || Bold().IsMatch(Style(element)),
                IsItalic = dress.IsItalic || Style(element).Contains("font-style:italic", StringComparison.OrdinalIgnoreCase),
                Script =
                    Style(element).Contains("vertical-align:super", StringComparison.OrdinalIgnoreCase) ? '^'
                    : Style(element).Contains("vertical-align:sub", StringComparison.OrdinalIgnoreCase) ? '~'
                    : dress.Script,
            },
            _ => dress,
        };

    private static string Style(IElement element) => (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal);

    /// <summary>What tells an element that has no place: its words, its description, or else its address.</summary>
    public static string Told(IElement element) =>
        string.Join(
            ' ',
            new[]
            {
                Words(element),
                element.GetAttribute("alt"),
                element.GetAttribute("title"),
                element.GetAttribute("type") is "hidden" or "password" ? "" : element.GetAttribute("value"),
                element.GetAttribute("placeholder"),
                element.QuerySelector("[alt]")?.GetAttribute("alt"),
            }.Where(words => !string.IsNullOrWhiteSpace(words))
        )
            is { Length: > 0 } words
            ? words
            : (element.GetAttribute("src") ?? element.GetAttribute("data") ?? element.QuerySelector("[src]")?.GetAttribute("src") ?? "");

    /// <summary>The text of an element without its scripts and styles.</summary>
    public static string Words(IElement element) =>
        string.Join(
            ' ',
            element.GetDescendants().OfType<IText>().Where(t => t.ParentElement?.LocalName is not ("script" or "style")).Select(t => t.Data)
        );

    public static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || Style(element).Contains("display:none", StringComparison.OrdinalIgnoreCase);

    /// <summary>What begins a paragraph of its own, or holds what does.</summary>
    public static bool IsBlock(IElement element, int depth) =>
        depth < MostDeep
        && (
            element.LocalName
                is "p"
                    or "div"
                    or "h1"
                    or "h2"
                    or "h3"
                    or "h4"
                    or "h5"
                    or "h6"
                    or "ul"
                    or "ol"
                    or "li"
                    or "blockquote"
                    or "table"
                    or "section"
                    or "article"
                    or "main"
                    or "header"
                    or "footer"
                    or "aside"
                    or "figure"
                    or "figcaption"
                    or "pre"
                    or "address"
                    or "details"
                    or "summary"
                    or "dl"
                    or "dt"
                    or "dd"
                    or "hr"
                    or "center"
            // Some servers write a whole page in a form.
            || (element.LocalName is "form" && element.QuerySelector("p,li,h1,h2,h3,h4,h5,h6,pre") is not null)
            || (element.LocalName is "b" or "span" or "font" && element.QuerySelector("p,h1,h2,h3,h4,ul,ol,div,table") is not null)
        );

    [GeneratedRegex("font-weight:(?:bold|[6-9]00)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bold();
}
