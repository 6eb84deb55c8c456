using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Commentary.Text.HouseFormat;
using Commentary.Text.Html;
using static Commentary.Text.Files.HtmlElements;

namespace Commentary.Text.Files;

/// <summary>An HTML page as a text of the house format: headings, paragraphs, lists, quotations, code, bold, italics, struck, raised and
/// lowered words, links. Nothing is run or fetched.</summary>
internal static partial class HtmlText
{
    /// <summary>More than any piece has, however its program writes it.</summary>
    private const int MaxNodes = 50_000;

    /// <summary>Null for what unfolds beyond all measure.</summary>
    public static (string Text, IReadOnlyList<Finding> LeftOut)? Read(string html)
    {
        var (page, isWhole) = BoundedHtml.Parse(html, MaxNodes);
        using (page)
            try
            {
                return isWhole ? Walked(page) : null;
            }
            catch (InvalidDataException)
            {
                return null;
            }
    }

    private static (string Text, IReadOnlyList<Finding> LeftOut) Walked(IDocument page)
    {
        var text = new TextBuilder();
        if (page.Body is not { } body)
            return text.Built;
        // A page says its name a second time as its heading.
        if (page.Title is { Length: > 0 } title && !body.TextContent.Contains(title, StringComparison.OrdinalIgnoreCase))
            text.LeftOut(FindingKind.EmbeddedLeftOut, $"<title> {title}");
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
            if (IsHidden(element))
            {
                if (!string.IsNullOrWhiteSpace(element.TextContent))
                    text.LeftOut(FindingKind.HiddenLeftOut, element.TextContent);
                return;
            }
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
                case "pre":
                    text.Code(before, Indent(before), Lines(element));
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

        /// <summary>What is set as it stands; a page of code has buttons and the code's language beside it.</summary>
        private string Lines(IElement pre)
        {
            var code = pre.QuerySelectorAll("code") is [{ } only] ? only : pre;
            var beside = pre.TextContent.Replace(code.TextContent, "", StringComparison.Ordinal);
            if (!string.IsNullOrWhiteSpace(beside))
                text.LeftOut(FindingKind.EmbeddedLeftOut, beside);
            foreach (var line in code.QuerySelectorAll("br").ToList())
                line.Replace(code.Owner!.CreateTextNode("\n"));
            return code.TextContent;
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
                case "img" or "picture" or "svg":
                    text.LeftOut(FindingKind.PicturesLeftOut, Told(element));
                    return;
                case "math":
                    text.LeftOut(FindingKind.EquationsLeftOut, element.GetAttribute("alttext") ?? element.TextContent);
                    return;
                case "script"
                or "style"
                or "template"
                or "noscript"
                or "iframe"
                or "object"
                or "embed"
                or "video"
                or "audio"
                or "canvas"
                or "form"
                or "input"
                or "button"
                or "select"
                or "textarea"
                or "nav":
                    // A style says nothing to anybody, nor does what is empty for who has scripts.
                    if (
                        element.LocalName is not ("style" or "template" or "noscript")
                        || !string.IsNullOrWhiteSpace(HtmlElements.Words(element))
                    )
                        text.LeftOut(
                            FindingKind.EmbeddedLeftOut,
                            element.LocalName is "script" ? "<script>" : $"<{element.LocalName}> {Told(element)}"
                        );
                    return;
                case not "br" when IsHidden(element):
                    if (!string.IsNullOrWhiteSpace(element.TextContent))
                        text.LeftOut(FindingKind.HiddenLeftOut, element.TextContent);
                    return;
                case "a" when element.GetAttribute("href") is { } href:
                    if (Run.IsLink(href.Trim()))
                        dress = dress with { Link = href.Trim() };
                    else if (!href.StartsWith('#'))
                        text.LeftOut(FindingKind.LinkLeftOut, $"{element.TextContent} ({href})");
                    break;
                default:
                    if (element.LocalName is "u" or "ins" or "mark")
                        text.LeftOut(FindingKind.LookLeftOut, element.TextContent);
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

    private static string Indent(string mark) =>
        mark.TrimStart(' ') is ['-' or (>= '0' and <= '9'), ..] ? new string(' ', mark.Length) : mark;

    [GeneratedRegex(@"[ \t\r\n\f]+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Air();
}
