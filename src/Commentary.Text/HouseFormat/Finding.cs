namespace Commentary.Text.HouseFormat;

/// <summary>What a reader of manuscripts has to tell the editor.</summary>
public enum FindingKind
{
    /// <summary>Nothing but labels, blank space and forwarding words: no piece.</summary>
    Empty,

    /// <summary>Not a text: no piece.</summary>
    Binary,

    /// <summary>A text in which no label stands alone on its line: no piece. All of it is in the teaser.</summary>
    NoLabel,

    /// <summary>The teaser or one of the five bodies is absent or empty; <see cref="Finding.Part"/> says which.</summary>
    MissingPart,

    /// <summary>A label came again with a text of its own, which is in <see cref="Manuscript.Unplaced"/>.</summary>
    RepeatedPart,

    /// <summary>Text around the source's address, which is in <see cref="Manuscript.Unplaced"/>.</summary>
    UnplacedText,
    SourceUrlMissing,

    /// <summary>There is text under the source's label, and no http or https address in it.</summary>
    SourceUrlUnreadable,
    ForwardingWordsLeftOut,

    /// <summary>What a chat assistant said around the piece.</summary>
    ChatWordsLeftOut,

    /// <summary>Lines that only divide, at the edge of a part.</summary>
    DividersLeftOut,

    /// <summary>Front matter was read, and is no part of the text.</summary>
    FrontMatterRead,

    /// <summary>A key of the front matter that means nothing here.</summary>
    FrontMatterUnread,

    /// <summary>The day that front matter gives: that of the first publication, where an import publishes.</summary>
    FrontMatterDate,

    /// <summary>Tags of the front matter that joined the teaser as hashtags.</summary>
    TagsJoined,

    /// <summary>An address that was cut in two and is whole again; the excerpt is the whole one.</summary>
    AddressMended,

    /// <summary>An address that may go on after a space or a line end.</summary>
    AddressMaybeCut,

    /// <summary>U+202E and its kin, taken out of a title.</summary>
    DirectionMarksTakenOut,

    /// <summary>The file holds more than one piece; the line is where the next begins.</summary>
    AnotherPiece,

    // What another document had beside its text. The excerpt is the start of it.
    ReadAsHtml,
    ReadAsDocx,
    PicturesLeftOut,

    /// <summary>The excerpt is the table's text, which is in the piece.</summary>
    TableFlattened,
    CommentsLeftOut,
    DeletionsLeftOut,
    TextBoxesLeftOut,

    /// <summary>Elements of a page; what is alike is said once.</summary>
    EmbeddedLeftOut,
    LinkLeftOut,
    UnstorableLeftOut,

    /// <summary>The bytes are no UTF-8 and were read as Windows-1252.</summary>
    DecodedAsWindows1252,

    /// <summary>The bytes are UTF-8 but for a few, which were read as Windows-1252.</summary>
    DamagedUtf8,

    /// <summary>The bytes are UTF-16 but for a few, which became U+FFFD.</summary>
    DamagedUtf16,
    LanguageUnsure,

    // Kept by their numbers (ImportedFile.Findings): new ones go to the end.

    /// <summary>Headers and footers of pages.</summary>
    HeadersLeftOut,

    /// <summary>Notes that the teaser called: it is plain text and has none.</summary>
    FootnotesLeftOut,
    EquationsLeftOut,

    /// <summary>Raised or lowered words that neither Unicode nor Markdown can write so: they stand on the line.</summary>
    ScriptsLeftOut,
    HiddenLeftOut,

    /// <summary>Underlined and highlighted words: the words stay. Said once a document.</summary>
    LookLeftOut,

    /// <summary>Anything else with words in it.</summary>
    ElementsLeftOut,

    /// <summary>More of these than are told one by one; the excerpt is how many.</summary>
    MoreLeftOut,
}

/// <summary>
/// One finding. It has no sentence: whoever shows it words it in the reader's language. <c>Line</c> counts from 1, and is the last
/// line for what is nowhere in the file; <c>Excerpt</c> is the start of the text concerned, on one line, at most 80 characters.
/// </summary>
public sealed record Finding(FindingKind Kind, int Line, string Excerpt)
{
    /// <summary>The part concerned, for <see cref="FindingKind.MissingPart"/> and <see cref="FindingKind.RepeatedPart"/>.</summary>
    public Part? Part { get; init; }
}
