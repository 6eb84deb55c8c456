using Commentary.Text.HouseFormat;

namespace Commentary.Application.Reading.Search;

/// <summary>The fields of a piece in the index, and what a word in each weighs.</summary>
internal static class Fields
{
    public const string Id = "id";
    public const string Title = "title";
    public const string Standfirst = "standfirst";
    public const string Topics = "topics";
    public const string Source = "source";

    /// <summary>Every word of the piece without its accents: what a misspelling is compared with.</summary>
    public const string Spelling = "spelling";

    /// <summary>The same, each followed by how the text writes it: what is offered instead.</summary>
    public const string Written = "written";

    /// <summary>Every word of the piece with where in it the word stands (<see cref="Place"/>), as often as it weighs.</summary>
    public const string Anywhere = "anywhere";

    /// <summary>A topic as it is named and addressed (<see cref="TopicKey"/>), to count and to filter by.</summary>
    public const string Topic = "topic";
    public const string Article = "article";

    /// <summary>Of which state of the piece it is: the number of its publication, or of its draft.</summary>
    public const string State = "state";

    /// <summary>Days since 1970 when it was first public.</summary>
    public const string Day = "day";
    public const string Year = "year";

    public static string Of(Part part) => $"part{(int)part}";

    /// <summary>Whoever names the subject in a title means it; a word in a passing example says the least.</summary>
    public static IReadOnlyList<(string Field, float Weight)> Weighed { get; } =
    [
        (Title, 6),
        (Topics, 4),
        (Standfirst, 3),
        (Source, 3),
        (Of(Part.Summary), 1.5f),
        (Of(Part.Neutral), 1.1f),
        (Of(Part.Optimistic), 1),
        (Of(Part.Pessimistic), 1),
        (Of(Part.Example), .8f),
    ];
}

/// <summary>A topic of a piece, as one term of the index.</summary>
internal readonly record struct TopicKey(int Id, string Slug, string Name)
{
    private const char Between = '\u001f';

    public string Term => string.Join(Between, Id, Slug, Name);

    public static TopicKey Of(string term) =>
        term.Split(Between) is [var id, var slug, var name]
            ? new(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture), slug, name)
            : default;
}
