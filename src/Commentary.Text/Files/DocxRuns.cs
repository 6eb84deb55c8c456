using Commentary.Text.HouseFormat;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using M = DocumentFormat.OpenXml.Math;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Commentary.Text.Files;

/// <summary>The words of a paragraph of a Word document, each with its dress. What is between them and is none is told.</summary>
internal sealed class DocxRuns(MainDocumentPart main, DocxStyles styles, TextBuilder text)
{
    private readonly HashSet<string> _comments = new(StringComparer.Ordinal);
    private readonly Dictionary<OpenXmlElement, IReadOnlyList<IReadOnlyList<Run>>> _notes = [];
    private readonly DocxAsides _asides = new(main);
    private bool _isInNote;

    /// <summary>A field that Word writes in pieces: what it says of itself, and where its words lead.</summary>
    private string _instruction = "";
    private string _fieldLink = "";

    public IEnumerable<Run> Of(OpenXmlElement parent, string link = "")
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
                    foreach (var words in Of(hyperlink, Target(hyperlink)))
                        yield return words;
                    break;
                case W.SimpleField field:
                    var own = Followed(DocxFields.LinkIn(field.Instruction?.Value ?? ""), DocxWords.Of(field));
                    foreach (var words in Of(field, own.Length > 0 ? own : link))
                        yield return words;
                    break;
                case W.DeletedRun or W.MoveFromRun:
                    text.LeftOut(FindingKind.DeletionsLeftOut, DocxWords.Of(element));
                    break;
                case W.InsertedRun or W.MoveToRun or W.CustomXmlRun or W.BidirectionalOverride or W.BidirectionalEmbedding:
                    foreach (var words in Of(element, link))
                        yield return words;
                    break;
                case W.SdtRun { SdtContentRun: { } content }:
                    foreach (var words in Of(content, link))
                        yield return words;
                    break;
                case W.CommentRangeStart { Id.Value: { } id }:
                    Comment(id);
                    break;
                // Words that Word of old marked as places and names, in an element that the library does not know.
                case OpenXmlUnknownElement { LocalName: "smartTag" }:
                    foreach (var words in Of(new W.InsertedRun { InnerXml = element.InnerXml }, link))
                        yield return words;
                    break;
                default:
                    LeftOut(element);
                    break;
            }
        }
    }

    /// <summary>What no paragraph takes in: equations, and whatever else has words.</summary>
    public void LeftOut(OpenXmlElement element)
    {
        var words = DocxWords.Of(element);
        if (words.Length > 0)
            text.LeftOut(element is M.Paragraph or M.OfficeMath ? FindingKind.EquationsLeftOut : FindingKind.ElementsLeftOut, words);
    }

    /// <summary>The comments that stand at no word.</summary>
    public void OtherComments()
    {
        foreach (var id in _asides.Comments)
            Comment(id);
    }

    private IEnumerable<Run> Words(W.Run run, string link)
    {
        if (IsOn(styles.Mark<W.Vanish>(run)))
        {
            if (DocxWords.Of(run) is { Length: > 0 } hidden)
                text.LeftOut(FindingKind.HiddenLeftOut, hidden);
            yield break;
        }
        var height = styles.Mark<W.VerticalTextAlignment>(run)?.Val?.Value;
        var dress = new Run("")
        {
            IsBold = IsOn(styles.Mark<W.Bold>(run)),
            IsItalic = IsOn(styles.Mark<W.Italic>(run)),
            IsStruck = IsOn(styles.Mark<W.Strike>(run)),
            Script =
                height == W.VerticalPositionValues.Superscript ? '^'
                : height == W.VerticalPositionValues.Subscript ? '~'
                : null,
            Link = link.Length > 0 ? link : _fieldLink,
        };
        if (run.RunProperties is { } look && (look.Highlight is not null || IsUnderlined(look)) && dress.Link.Length == 0)
            text.LeftOut(FindingKind.LookLeftOut, DocxWords.Of(run));
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
                case W.TabChar or W.PositionalTab:
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
                case W.FootnoteEndnoteReferenceType call:
                    // Word writes none within another; one that called itself would have no end.
                    if (_isInNote)
                        LeftOut(_asides.Called(call) ?? call);
                    else
                        yield return new Run("") { Note = Note(call) };
                    // A mark of the author's own follows, and the number stands for it.
                    if (call.CustomMarkFollows?.Value == true)
                        yield break;
                    break;
                case W.FieldChar { FieldCharType.Value: var at }:
                    Field(at);
                    break;
                case W.FieldCode code:
                    _instruction += code.Text;
                    break;
                case W.CommentReference { Id.Value: { } id }:
                    Comment(id);
                    break;
                case W.SymbolChar sign:
                    text.LeftOut(FindingKind.ElementsLeftOut, $"{sign.Font?.Value} {sign.Char?.Value}");
                    break;
                // An emoji that the fonts of old have not.
                case AlternateContent alternate
                    when alternate.GetFirstChild<AlternateContentFallback>()?.GetFirstChild<W.Text>() is { } sign:
                    yield return dress with
                    {
                        Words = sign.Text,
                    };
                    break;
                case W.Drawing or W.Picture or AlternateContent or W.EmbeddedObject:
                    Drawn(element);
                    break;
                case W.RunProperties:
                    break;
                default:
                    LeftOut(element);
                    break;
            }
        }
    }

    /// <summary>A text box by its words, any other drawing by its description.</summary>
    public void Drawn(OpenXmlElement element)
    {
        if (DocxWords.Of(element) is { Length: > 0 } boxed)
            text.LeftOut(FindingKind.TextBoxesLeftOut, boxed);
        else
            text.LeftOut(
                FindingKind.PicturesLeftOut,
                element.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().FirstOrDefault() is { } picture
                    ? picture.Description?.Value ?? picture.Name?.Value ?? ""
                    : ""
            );
    }

    /// <summary>The paragraphs of a note, the same list however often it is called.</summary>
    private IReadOnlyList<IReadOnlyList<Run>> Note(W.FootnoteEndnoteReferenceType call)
    {
        if (_asides.Called(call) is not { } note)
            return [];
        if (_notes.TryGetValue(note, out var read))
            return read;
        List<IReadOnlyList<Run>> paragraphs = [];
        _isInNote = true;
        foreach (var block in note.ChildElements)
            if (block is W.Paragraph)
                paragraphs.Add([.. Of(block)]);
            else
                LeftOut(block);
        _isInNote = false;
        return _notes[note] = paragraphs;
    }

    private void Field(W.FieldCharValues? at)
    {
        if (at == W.FieldCharValues.Separate)
            _fieldLink = Followed(DocxFields.LinkIn(_instruction), "");
        else
            _fieldLink = "";
        _instruction = "";
    }

    private string Target(W.Hyperlink hyperlink)
    {
        // A note's links are those of the part that the notes are in.
        var part = hyperlink.Ancestors<OpenXmlPartRootElement>().FirstOrDefault()?.OpenXmlPart ?? main;
        var address = hyperlink.Id?.Value is { } id
            ? part.HyperlinkRelationships.FirstOrDefault(relation => relation.Id == id)?.Uri.OriginalString ?? ""
            : "";
        return Followed(address, DocxWords.Of(hyperlink));
    }

    /// <summary>The address, or none where no reader could follow it, which is told.</summary>
    private string Followed(string address, string words)
    {
        if (Run.IsLink(address))
            return address;
        if (address.Length > 0)
            text.LeftOut(FindingKind.LinkLeftOut, $"{words} ({address})");
        return "";
    }

    private void Comment(string id)
    {
        if (_comments.Add(id))
            text.LeftOut(FindingKind.CommentsLeftOut, _asides.Comment(id));
    }

    private static bool IsUnderlined(W.RunProperties look) => look.Underline?.Val?.Value is { } line && line != W.UnderlineValues.None;

    /// <summary><c>&lt;w:b/&gt;</c> is bold, <c>&lt;w:b w:val="0"/&gt;</c> is not.</summary>
    private static bool IsOn(W.OnOffType? mark) => mark is not null && (mark.Val is null || mark.Val.Value);
}
