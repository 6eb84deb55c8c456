using Commentary.Text.HouseFormat;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Commentary.Text.Files;

/// <summary>Walks the body of a Word document, block by block.</summary>
internal sealed class DocxWalk(MainDocumentPart main, DocxStyles styles, TextBuilder text)
{
    private readonly DocxRuns _runs = new(main, styles, text);
    private readonly Dictionary<(int List, int Level), int> _numbers = [];
    private readonly Dictionary<(int List, int Level), W.NumberFormatValues?> _formats = [];
    private readonly Lazy<ILookup<int, W.NumberingInstance>> _lists = new(() =>
        (main.NumberingDefinitionsPart?.Numbering?.Elements<W.NumberingInstance>() ?? []).ToLookup(n => n.NumberID?.Value ?? 0)
    );
    private readonly Lazy<ILookup<int, W.AbstractNum>> _kinds = new(() =>
        (main.NumberingDefinitionsPart?.Numbering?.Elements<W.AbstractNum>() ?? []).ToLookup(n => n.AbstractNumberId?.Value ?? -1)
    );
    private int _listBefore;

    public void Document(W.Body body)
    {
        Blocks(body);
        _runs.OtherComments();
        OpenXmlPartRootElement?[] edges =
        [
            .. main.HeaderParts.Select(part => part.Header),
            .. main.FooterParts.Select(part => part.Footer),
        ];
        foreach (var edge in edges.OfType<OpenXmlPartRootElement>().DistinctBy(DocxWords.Of))
        {
            // A page's number is no loss.
            if (DocxWords.Of(edge).Trim(' ', '-', '–', '—') is { Length: > 0 } words && !words.All(char.IsDigit))
                text.LeftOut(FindingKind.HeadersLeftOut, words);
            else if (edge.Descendants<W.Drawing>().FirstOrDefault() is { } picture)
                _runs.Drawn(picture);
        }
    }

    private void Blocks(OpenXmlElement parent)
    {
        foreach (var element in parent.ChildElements)
        {
            switch (element)
            {
                case W.Paragraph paragraph:
                    Paragraph(paragraph);
                    break;
                case W.Table table:
                    text.LeftOut(FindingKind.TableFlattened, DocxWords.Of(table));
                    _listBefore = 0;
                    foreach (var row in table.Elements<W.TableRow>())
                        text.Block("", [.. row.Elements<W.TableCell>().SelectMany(Cell)]);
                    break;
                case W.SdtBlock { SdtContentBlock: { } content }:
                    Blocks(content);
                    break;
                case W.CustomXmlBlock or W.InsertedRun or W.MoveToRun:
                    Blocks(element);
                    break;
                case W.CommentRangeStart or W.CommentRangeEnd:
                    break;
                case W.AltChunk { Id.Value: { } id }:
                    text.LeftOut(FindingKind.ElementsLeftOut, main.TryGetPartById(id, out var part) ? part.Uri.OriginalString : id);
                    break;
                default:
                    _runs.LeftOut(element);
                    break;
            }
        }
    }

    /// <summary>The paragraphs of a cell, with air between them.</summary>
    private IEnumerable<Run> Cell(W.TableCell cell, int column) =>
        cell.Descendants<W.Paragraph>()
            .Where(paragraph => !paragraph.Ancestors<W.TextBoxContent>().Any())
            .SelectMany((paragraph, i) => _runs.Of(paragraph).Prepend(new(i > 0 ? " " : "")))
            .Prepend(new(column > 0 ? " | " : ""));

    private void Paragraph(W.Paragraph paragraph)
    {
        var runs = _runs.Of(paragraph).ToList();
        var style = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        var name = styles.Of(style)?.StyleName?.Val?.Value ?? style ?? "";
        var numbering =
            paragraph.ParagraphProperties?.NumberingProperties ?? styles.Of(style)?.StyleParagraphProperties?.NumberingProperties;
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
    }

    private string ItemMark(int list, int level)
    {
        if (!_formats.TryGetValue((list, level), out var format))
            _formats[(list, level)] = format = Format(list, level);
        var indent = new string(' ', 3 * Math.Clamp(level, 0, 8));
        if (format is null || format == W.NumberFormatValues.Bullet || format == W.NumberFormatValues.None)
            return indent + "- ";
        var number = _numbers[(list, level)] = _numbers.GetValueOrDefault((list, level)) + 1;
        return $"{indent}{number}. ";
    }

    private W.NumberFormatValues? Format(int list, int level) =>
        _kinds
            .Value[_lists.Value[list].FirstOrDefault()?.AbstractNumId?.Val?.Value ?? -1]
            .FirstOrDefault()
            ?.Elements<W.Level>()
            .FirstOrDefault(l => l.LevelIndex?.Value == level)
            ?.NumberingFormat?.Val?.Value;
}
