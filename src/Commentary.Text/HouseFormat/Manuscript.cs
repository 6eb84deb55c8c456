using Commentary.Text.Languages;

namespace Commentary.Text.HouseFormat;

/// <summary>
/// A piece as a text file holds it. Each field is the text of its stretches: lines end in <c>\n</c>, the blank lines around it are
/// gone, the rest is exactly as typed. A field that is absent is empty, never null.
/// </summary>
public sealed record Manuscript
{
    /// <summary>By its front matter, its labels, or else the words of its text; null when unsure.</summary>
    public Language? Language { get; init; }

    public string Teaser { get; init; } = "";

    /// <summary>An http or https address, as typed; <see cref="Links.SourceAddress"/> makes it canonical.</summary>
    public string SourceUrl { get; init; } = "";

    /// <summary>The words of the link, when the address came as a Markdown link whose words are no address themselves.</summary>
    public string SourceTitle { get; init; } = "";

    public string Summary { get; init; } = "";
    public string Neutral { get; init; } = "";
    public string Example { get; init; } = "";
    public string Optimistic { get; init; } = "";
    public string Pessimistic { get; init; } = "";

    /// <summary>The text of a part; the address for <see cref="Part.Source"/>.</summary>
    public string this[Part part] =>
        part switch
        {
            Part.Teaser => Teaser,
            Part.Source => SourceUrl,
            Part.Summary => Summary,
            Part.Neutral => Neutral,
            Part.Example => Example,
            Part.Optimistic => Optimistic,
            Part.Pessimistic => Pessimistic,
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "No such part."),
        };

    /// <summary>Null when the file has none.</summary>
    public FrontMatter? FrontMatter { get; init; }

    /// <summary>The front matter's title, or else the teaser's first sentence.</summary>
    public string ProposedTitle => FrontMatter is { Title.Length: > 0 } matter ? matter.Title : HouseFormat.Teaser.FirstSentence(Teaser);

    /// <summary>The teaser's hashtags, without their sign, in order, each once whatever its case; then those of the front matter's tags.</summary>
    public IReadOnlyList<string> Hashtags => HouseFormat.Teaser.Hashtags(TaggedTeaser);

    /// <summary>The teaser, with the front matter's tags as hashtags at its end; those that it has already are not said twice.</summary>
    public string TaggedTeaser => HouseFormat.Teaser.WithTags(Teaser, FrontMatter?.Tags ?? []);

    /// <summary>The whole of the decoded input, in order: their texts one after the other are exactly what came in.</summary>
    public IReadOnlyList<Stretch> Stretches { get; init; } = [];

    /// <summary>Text that has no field, for a note to the editor; empty when there is none.</summary>
    public string Unplaced { get; init; } = "";

    /// <summary>In the order of their lines.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>False for a file that is no piece: <see cref="Findings"/> has Empty, Binary or NoLabel, with the line.</summary>
    public bool IsPiece { get; init; }
}
