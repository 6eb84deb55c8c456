using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Commentary.Text.Files;

/// <summary>What stands beside the text of a Word document, by its identifiers: each part is read once, however often it is called.</summary>
internal sealed class DocxAsides(MainDocumentPart main)
{
    private readonly Lazy<ILookup<long, OpenXmlElement>> _footnotes = new(() => ById(main.FootnotesPart?.Footnotes));
    private readonly Lazy<ILookup<long, OpenXmlElement>> _endnotes = new(() => ById(main.EndnotesPart?.Endnotes));
    private readonly Lazy<ILookup<string, W.Comment>> _comments = new(() =>
        (main.WordprocessingCommentsPart?.Comments?.Elements<W.Comment>() ?? []).ToLookup(
            comment => comment.Id?.Value ?? "",
            StringComparer.Ordinal
        )
    );

    public IEnumerable<string> Comments => _comments.Value.Select(same => same.Key);

    /// <summary>The words of a comment; empty where there is none.</summary>
    public string Comment(string id) => _comments.Value[id].FirstOrDefault() is { } comment ? DocxWords.Of(comment) : "";

    /// <summary>The footnote or endnote that is called; null where there is none.</summary>
    public OpenXmlElement? Called(W.FootnoteEndnoteReferenceType call) =>
        (call is W.FootnoteReference ? _footnotes : _endnotes).Value[call.Id?.Value ?? 0].FirstOrDefault();

    private static ILookup<long, OpenXmlElement> ById(OpenXmlElement? notes) =>
        (notes?.Elements<W.FootnoteEndnoteType>() ?? []).ToLookup(note => note.Id?.Value ?? 0, note => (OpenXmlElement)note);
}
