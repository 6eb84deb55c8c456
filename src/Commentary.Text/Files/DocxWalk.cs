using Commentary.Text.HouseFormat;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Commentary.Text.Files;

/// <summary>Walks the body of a Word document, block by block.</summary>
internal sealed class DocxWalk(MainDocumentPart main, TextBuilder text)
{
    private readonly Dictionary<string, W.Style> _styles = (main.StyleDefinitionsPart?.Styles?.Elements<W.Style>() ?? [])
        .Where(style => style.StyleId?.Value is not null)
        .GroupBy(style => style.StyleId!.Value!, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);

    private readonly Dictionary<(int List, int Level), int> _numbers = [];
    private readonly List<(string Mark, string Words)> _footnotes = [];
    private int _listBefore;

    public void Blocks(OpenXmlElement parent)
    {
        foreach (var element in parent.ChildElements)
        {
            switch (element)
            {
                case W.Paragraph paragraph:
                    Paragraph(paragraph);
                    break;
                case W.Table table:
                    text.LeftOut(FindingKind.TableFlattened, table.InnerText);
                    _listBefore = 0;
                    foreach (var row in table.Elements<W.TableRow>())
                        text.Block(
                            "",
                            [
                                .. row.Elements<W.TableCell>()
                                    .SelectMany(
                                        (cell, i) =>
                                            (IEnumerable<Run>)
                                                [new(i > 0 ? " | " : ""), .. cell.Descendants<W.Paragraph>().SelectMany(p => Runs(p))]
                                    ),
                            ]
                        );
                    break;
                case W.SdtBlock { SdtContentBlock: { } content }:
                    Blocks(content);
                    break;
                case W.CustomXmlBlock or W.InsertedRun or AlternateContent:
                    Blocks(element);
                    break;
            }
        }
    }

    private void Paragraph(W.Paragraph paragraph)
    {
        var runs = Runs(paragraph).ToList();
        var style = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        var name = (style is not null && _styles.TryGetValue(style, out var found) ? found.StyleName?.Val?.Value : null) ?? style ?? "";
        var numbering = paragraph.ParagraphProperties?.NumberingProperties ?? Of(style)?.StyleParagraphProperties?.NumberingProperties;
        var list = numbering?.NumberingId?.Val?.Value ?? 0;
        if (name.StartsWith("heading", StringComparison.OrdinalIgnoreCase))
            text.Block("## ", [.. runs.Select(run => run with { IsBold = false })]);
        else if (list != 0)
            text.Block(ItemMark(list, numbering?.NumberingLevelReference?.Val?.Value ?? 0), runs, isTight: _listBefore == list);
        else if (name.Contains("quote", StringComparison.OrdinalIgnoreCase))
            text.Block("> ", runs);
        else
            text.Block("", runs);
        _listBefore = list;
        foreach (var (mark, words) in _footnotes)
            text.Block($"[^{mark}]: ", [new(words)]);
        _footnotes.Clear();
    }

    private string ItemMark(int list, int level)
    {
        var instance = main
            .NumberingDefinitionsPart?.Numbering?.Elements<W.NumberingInstance>()
            .FirstOrDefault(n => n.NumberID?.Value == list);
        var format = main
            .NumberingDefinitionsPart?.Numbering?.Elements<W.AbstractNum>()
            .FirstOrDefault(n => n.AbstractNumberId?.Value == instance?.AbstractNumId?.Val?.Value)
            ?.Elements<W.Level>()
            .FirstOrDefault(l => l.LevelIndex?.Value == level)
            ?.NumberingFormat?.Val?.Value;
        var indent = new string(' ', 3 * Math.Clamp(level, 0, 8));
        if (format is null || format == W.NumberFormatValues.Bullet || format == W.NumberFormatValues.None)
            return indent + "- ";
        var number = _numbers[(list, level)] = _numbers.GetValueOrDefault((list, level)) + 1;
        return $"{indent}{number}. ";
    }

    private IEnumerable<Run> Runs(OpenXmlElement parent, string link = "")
    {
        foreach (var element in parent.ChildElements)
        {
            switch (element)
            {
                case W.Run run:
                    foreach (var words in Words(run, link))
                        yield return words;
                    break;
                case W.Hyperlink hyperlink:
                    foreach (var words in Runs(hyperlink, Target(hyperlink)))
                        yield return words;
                    break;
                case W.DeletedRun or W.MoveFromRun:
                    text.LeftOut(FindingKind.DeletionsLeftOut, string.Concat(element.Descendants<W.DeletedText>().Select(t => t.Text)));
                    break;
                case W.InsertedRun or W.MoveToRun or W.SimpleField or W.CustomXmlRun:
                    foreach (var words in Runs(element, link))
                        yield return words;
                    break;
                case W.SdtRun { SdtContentRun: { } content }:
                    foreach (var words in Runs(content, link))
                        yield return words;
                    break;
                case W.CommentRangeStart comment:
                    text.LeftOut(FindingKind.CommentsLeftOut, Comment(comment.Id?.Value));
                    break;
            }
        }
    }

    private IEnumerable<Run> Words(W.Run run, string link)
    {
        var dress = new Run("")
        {
            IsBold = IsOn(run.RunProperties?.Bold),
            IsItalic = IsOn(run.RunProperties?.Italic),
            Link = link,
        };
        foreach (var element in run.ChildElements)
        {
            switch (element)
            {
                case W.Text words:
                    yield return dress with
                    {
                        Words = words.Text,
                    };
                    break;
                case W.TabChar:
                    yield return dress with
                    {
                        Words = " ",
                    };
                    break;
                case W.Break or W.CarriageReturn:
                    yield return dress with
                    {
                        Words = "\n",
                    };
                    break;
                case W.NoBreakHyphen:
                    yield return dress with
                    {
                        Words = "\u2011",
                    };
                    break;
                case W.FootnoteReference { Id.Value: var id }:
                    _footnotes.Add(
                        (
                            $"{id}",
                            main.FootnotesPart?.Footnotes?.Elements<W.Footnote>().FirstOrDefault(n => n.Id?.Value == id)?.InnerText ?? ""
                        )
                    );
                    yield return new Run($"[^{id}]") { IsCode = false };
                    break;
                case W.Drawing or W.Picture or AlternateContent or W.EmbeddedObject:
                    var boxed = string.Concat(element.Descendants<W.TextBoxContent>().Take(1).Select(box => box.InnerText));
                    if (boxed.Length > 0)
                        text.LeftOut(FindingKind.TextBoxesLeftOut, boxed);
                    else
                        text.LeftOut(
                            FindingKind.PicturesLeftOut,
                            element.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().FirstOrDefault()
                                is { } picture
                                ? picture.Description?.Value ?? picture.Name?.Value ?? ""
                                : ""
                        );
                    break;
            }
        }
    }

    private string Target(W.Hyperlink hyperlink)
    {
        var address = hyperlink.Id?.Value is { } id
            ? main.HyperlinkRelationships.FirstOrDefault(relation => relation.Id == id)?.Uri.OriginalString ?? ""
            : "";
        if (address.Length > 0 && !Run.IsLink(address))
            text.LeftOut(FindingKind.LinkLeftOut, $"{hyperlink.InnerText} ({address})");
        return Run.IsLink(address) ? address : "";
    }

    private string Comment(string? id) =>
        main.WordprocessingCommentsPart?.Comments?.Elements<W.Comment>().FirstOrDefault(comment => comment.Id?.Value == id)?.InnerText
        ?? "";

    private W.Style? Of(string? style) => style is not null && _styles.TryGetValue(style, out var found) ? found : null;

    /// <summary><c>&lt;w:b/&gt;</c> is bold, <c>&lt;w:b w:val="0"/&gt;</c> is not.</summary>
    private static bool IsOn(W.OnOffType? mark) => mark is not null && (mark.Val is null || mark.Val.Value);
}
