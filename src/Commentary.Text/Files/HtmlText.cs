using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Commentary.Text.HouseFormat;

namespace Commentary.Text.Files;

/// <summary>An HTML page as a text of the house format: headings, paragraphs, lists, quotations, bold, italics, links. Nothing is run or fetched.</summary>
internal static partial class HtmlText
{
    /// <summary>What is nested deeper is no text that somebody wrote.</summary>
    private const int MostDeep = 100;

    public static (string Text, IReadOnlyList<Finding> LeftOut) Read(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        var text = new TextBuilder();
        if (page.Body is { } body)
            new Walk(text).Blocks(body, "", 0);
        return text.Built;
    }

    private sealed class Walk(TextBuilder text)
    {
        private bool _isTight;

        /// <summary>The blocks of an element; the words between them are paragraphs too.</summary>
        public void Blocks(IElement parent, string before, int depth)
        {
            List<Run> loose = [];
            var mark = before;
            foreach (var node in parent.ChildNodes)
            {
                if (node is not IElement element || !IsBlock(element, depth))
                {
                    Inline(node, new Run(""), loose, depth);
                    continue;
                }
                Flush();
                Block(element, mark, depth + 1);
                // An item's mark stands before its first block only.
                mark = Indent(mark);
            }
            Flush();

            void Flush()
            {
                if (loose.Exists(run => !string.IsNullOrWhiteSpace(run.Words)))
                {
                    Paragraph(mark, loose);
                    mark = Indent(mark);
                }
                loose = [];
            }
        }

        private void Block(IElement element, string before, int depth)
        {
            switch (element.LocalName)
            {
                case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                    Paragraph(before + "## ", Runs(element, depth));
                    break;
                case "ul" or "ol":
                    Items(element, before, depth);
                    break;
                case "blockquote":
                    Blocks(element, before + "> ", depth);
                    break;
                case "table":
                    text.LeftOut(FindingKind.TableFlattened, element.TextContent);
                    foreach (var row in element.QuerySelectorAll("tr"))
                        Paragraph(
                            before,
                            [.. row.Children.SelectMany((cell, i) => (IEnumerable<Run>)[new(i > 0 ? " | " : ""), .. Runs(cell, depth)])]
                        );
                    break;
                default:
                    Blocks(element, before, depth);
                    break;
            }
        }

        private void Items(IElement list, string before, int depth)
        {
            var number = 1;
            var isFirst = !_isTight;
            foreach (var item in list.Children)
            {
                _isTight = !isFirst;
                Blocks(item, before + (list.LocalName is "ol" ? $"{number++}. " : "- "), depth);
                isFirst = false;
            }
            _isTight = false;
        }

        private void Paragraph(string before, List<Run> runs)
        {
            text.Block(before, runs, _isTight);
        }

        private List<Run> Runs(IElement element, int depth)
        {
            List<Run> runs = [];
            foreach (var node in element.ChildNodes)
                Inline(node, new Run(""), runs, depth);
            return runs;
        }

        private void Inline(INode node, Run dress, List<Run> runs, int depth)
        {
            if (node is IText words)
            {
                var flat = Air().Replace(words.Data, " ");
                // White space between two elements is one space.
                if (flat is not " " || runs is [.., { Words: not [.., ' ' or '\n'] }])
                    runs.Add(dress with { Words = runs is [.., { Words: [.., ' ' or '\n'] }] ? flat.TrimStart(' ') : flat });
                return;
            }
            if (node is not IElement element)
                return;
            switch (element.LocalName)
            {
                case "br":
                    runs.Add(dress with { Words = "\n" });
                    return;
                case "img" or "picture" or "svg" or "video" or "audio" or "canvas":
                    text.LeftOut(
                        FindingKind.PicturesLeftOut,
                        element.GetAttribute("alt") is { Length: > 0 } alt ? alt : element.GetAttribute("src") ?? ""
                    );
                    return;
                case "script"
                or "style"
                or "template"
                or "noscript"
                or "iframe"
                or "object"
                or "embed"
                or "form"
                or "input"
                or "button"
                or "select"
                or "textarea"
                or "nav":
                    // A style or a comment says nothing to anybody.
                    if (element.LocalName is not ("style" or "template" or "noscript"))
                        text.LeftOut(
                            FindingKind.EmbeddedLeftOut,
                            $"<{element.LocalName}> {(element.LocalName is "script" ? "" : element.TextContent)}"
                        );
                    return;
                case "a" when element.GetAttribute("href") is { } href:
                    if (Run.IsLink(href.Trim()))
                        dress = dress with { Link = href.Trim() };
                    else if (!href.StartsWith('#'))
                        text.LeftOut(FindingKind.LinkLeftOut, $"{element.TextContent} ({href})");
                    break;
                default:
                    dress = Dressed(element, dress);
                    break;
            }
            // As deep as that, it is its words alone.
            if (depth > MostDeep)
                runs.Add(dress with { Words = Air().Replace(element.TextContent, " ") });
            else
                foreach (var child in element.ChildNodes)
                    Inline(child, dress, runs, depth + 1);
        }
    }

    private static Run Dressed(IElement element, Run dress) =>
        element.LocalName switch
        {
            // Google Docs wraps a whole page in <b style="font-weight:normal">.
            "b" or "strong" => dress with
            {
                IsBold = !Style(element).Contains("font-weight:normal", StringComparison.OrdinalIgnoreCase) || dress.IsBold,
            },
            "i" or "em" or "cite" => dress with { IsItalic = true },
            "code" or "kbd" or "samp" => dress with { IsCode = true },
            "span" => dress with
            {
                IsBold = dress.IsBold || Bold().IsMatch(Style(element)),
                IsItalic = dress.IsItalic || Style(element).Contains("font-style:italic", StringComparison.OrdinalIgnoreCase),
            },
            _ => dress,
        };

    private static string Style(IElement element) => (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal);

    /// <summary>What begins a paragraph of its own, or holds what does.</summary>
    private static bool IsBlock(IElement element, int depth) =>
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
            || (element.LocalName is "b" or "span" or "font" && element.QuerySelector("p,h1,h2,h3,h4,ul,ol,div,table") is not null)
        );

    private static string Indent(string mark) =>
        mark.TrimStart(' ') is ['-' or (>= '0' and <= '9'), ..] ? new string(' ', mark.Length) : mark;

    [GeneratedRegex(@"[ \t\r\n\f]+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Air();

    [GeneratedRegex("font-weight:(?:bold|[6-9]00)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bold();
}
