namespace Commentary.Text.HouseFormat;

/// <summary>
/// What one stretch of a manuscript is: a field, something with a name that is left out, or text that goes to a note for the editor.
/// </summary>
public enum StretchKind
{
    // Fields.
    Teaser,
    SourceUrl,

    /// <summary>The words of a Markdown link to the news: <c>[these](https://…)</c>.</summary>
    SourceTitle,
    Summary,
    Neutral,
    Example,
    Optimistic,
    Pessimistic,

    // Named, and left out.
    ByteOrderMark,

    /// <summary>A label with all its dress: numbers, bold, colon, underline, and the brackets around the source's address.</summary>
    Label,
    BlankSpace,
    ForwardingWords,

    /// <summary>What a chat assistant says around a piece: "Voici le texte demandé :".</summary>
    ChatWords,

    /// <summary>A line that only divides, <c>---</c>, at the edge of a part.</summary>
    Divider,

    /// <summary>YAML between two lines of <c>---</c> at the top; see <see cref="FrontMatter"/>.</summary>
    FrontMatter,

    /// <summary>What cut an address in two: an invisible character, a space, a line end.</summary>
    AddressCut,

    /// <summary>What turns the direction of a title's letters, U+202E and its kin.</summary>
    DirectionMark,

    /// <summary>The backslash before a line that would be a label without it.</summary>
    Escape,

    /// <summary>What neither XML nor every database can hold: NUL, control characters, halves of surrogate pairs.</summary>
    Unstorable,

    // For the note to the editor.
    Unplaced,
}

/// <summary>A run of characters of one kind. <c>Line</c> counts from 1 and is where the run begins; <c>Text</c> is as typed.</summary>
public sealed record Stretch(StretchKind Kind, int Line, string Text);
