using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Commentary.Text.Tests.Files;

/// <summary>Word documents, made with the library that Word's makers give out.</summary>
internal sealed class WordFile : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly WordprocessingDocument _document;

    public WordFile()
    {
        _document = WordprocessingDocument.Create(_bytes, WordprocessingDocumentType.Document);
        Main = _document.AddMainDocumentPart();
        Main.Document = new Document(new Body());
    }

    public MainDocumentPart Main { get; }

    public WordFile With(params OpenXmlElement[] blocks)
    {
        Main.Document.Body!.Append(blocks);
        return this;
    }

    /// <summary>What stands in the document's body, as Word writes it.</summary>
    public WordFile WithXml(string inner)
    {
        Main.Document.Body!.InnerXml += inner;
        return this;
    }

    public byte[] Bytes()
    {
        _document.Dispose();
        return _bytes.ToArray();
    }

    public void Dispose()
    {
        _document.Dispose();
        _bytes.Dispose();
    }

    public static Paragraph P(params OpenXmlElement[] runs) => new(runs);

    public static Paragraph P(string words) => new(R(words));

    public static Run R(string words, params OpenXmlElement[] look) =>
        look.Length == 0 ? new(Words(words)) : new(new RunProperties(look), Words(words));

    public static Run Raised(string words) => R(words, new VerticalTextAlignment { Val = VerticalPositionValues.Superscript });

    public static Run Lowered(string words) => R(words, new VerticalTextAlignment { Val = VerticalPositionValues.Subscript });

    /// <summary>The call of a footnote, whose text is added to the document.</summary>
    public Run Footnote(long id, params Paragraph[] paragraphs)
    {
        var part = Main.FootnotesPart ?? Main.AddNewPart<FootnotesPart>();
        part.Footnotes ??= new Footnotes(
            new Footnote(P(new Run(new SeparatorMark()))) { Type = FootnoteEndnoteValues.Separator, Id = -1 },
            new Footnote(P(new Run(new ContinuationSeparatorMark()))) { Type = FootnoteEndnoteValues.ContinuationSeparator, Id = 0 }
        );
        paragraphs[0].PrependChild(new Run(new FootnoteReferenceMark()));
        part.Footnotes.Append(new Footnote(paragraphs) { Id = id });
        return new(new FootnoteReference { Id = id });
    }

    public Run Endnote(long id, string words)
    {
        var part = Main.EndnotesPart ?? Main.AddNewPart<EndnotesPart>();
        part.Endnotes ??= new Endnotes();
        part.Endnotes.Append(new Endnote(P(words)) { Id = id });
        return new(new EndnoteReference { Id = id });
    }

    public void Comment(int id, string words)
    {
        var part = Main.WordprocessingCommentsPart ?? Main.AddNewPart<WordprocessingCommentsPart>();
        part.Comments ??= new Comments();
        part.Comments.Append(new Comment(P(words)) { Id = id.ToString(CultureInfo.InvariantCulture), Author = "A" });
    }

    private static DocumentFormat.OpenXml.Wordprocessing.Text Words(string words) =>
        new(words) { Space = SpaceProcessingModeValues.Preserve };
}
