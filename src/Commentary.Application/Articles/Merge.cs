using System.Globalization;
using Commentary.Application.Model;

namespace Commentary.Application.Articles;

/// <summary>The fields of an edition, by name, and what becomes of them and of the source's when two people changed them.</summary>
public static class Merge
{
    /// <summary>In the order of the form.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        nameof(EditionText.Title),
        nameof(EditionText.Slug),
        nameof(EditionText.Teaser),
        nameof(EditionText.Summary),
        nameof(EditionText.Neutral),
        nameof(EditionText.Example),
        nameof(EditionText.Optimistic),
        nameof(EditionText.Pessimistic),
        nameof(EditionText.Question),
    ];

    /// <summary>One line each, which is one person's or the other's; all others are merged by paragraph.</summary>
    public static IReadOnlyList<string> Lines { get; } =
    [nameof(EditionText.Title), nameof(EditionText.Slug), nameof(EditionText.Question)];

    /// <summary>All others: the teaser and the bodies.</summary>
    public static IReadOnlyList<string> Texts { get; } = [.. Fields.Except(Lines)];

    public static string Field(this EditionText text, string field)
    {
        ArgumentNullException.ThrowIfNull(text);
        return field switch
        {
            nameof(EditionText.Title) => text.Title,
            nameof(EditionText.Slug) => text.Slug,
            nameof(EditionText.Teaser) => text.Teaser,
            nameof(EditionText.Summary) => text.Summary,
            nameof(EditionText.Neutral) => text.Neutral,
            nameof(EditionText.Example) => text.Example,
            nameof(EditionText.Optimistic) => text.Optimistic,
            nameof(EditionText.Pessimistic) => text.Pessimistic,
            nameof(EditionText.Question) => text.Question,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "An edition has no such field."),
        };
    }

    /// <summary>Those of the source, in the order of the form.</summary>
    public static IReadOnlyList<string> SourceFields { get; } =
    [
        nameof(SourceText.Url),
        nameof(SourceText.Title),
        nameof(SourceText.Publisher),
        nameof(SourceText.Author),
        nameof(SourceText.PublishedOn),
        nameof(SourceText.Language),
        nameof(SourceText.Picture),
    ];

    /// <summary>A field of the source, as the form writes it: a day by ISO 8601.</summary>
    public static string Field(this SourceText source, string field)
    {
        ArgumentNullException.ThrowIfNull(source);
        return field switch
        {
            nameof(SourceText.Url) => source.Url,
            nameof(SourceText.Title) => source.Title,
            nameof(SourceText.Publisher) => source.Publisher,
            nameof(SourceText.Author) => source.Author,
            nameof(SourceText.PublishedOn) => source.PublishedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            nameof(SourceText.Language) => source.Language,
            nameof(SourceText.Picture) => source.Picture,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "The source has no such field."),
        };
    }

    public static EditionText With(this EditionText text, string field, string value) =>
        field switch
        {
            nameof(EditionText.Title) => text with { Title = value },
            nameof(EditionText.Slug) => text with { Slug = value },
            nameof(EditionText.Teaser) => text with { Teaser = value },
            nameof(EditionText.Summary) => text with { Summary = value },
            nameof(EditionText.Neutral) => text with { Neutral = value },
            nameof(EditionText.Example) => text with { Example = value },
            nameof(EditionText.Optimistic) => text with { Optimistic = value },
            nameof(EditionText.Pessimistic) => text with { Pessimistic = value },
            nameof(EditionText.Question) => text with { Question = value },
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "An edition has no such field."),
        };

    /// <summary>The texts that are full where they are saved, and would be empty. It is more often an accident than a decision.</summary>
    public static IReadOnlyList<string> Emptied(EditionText saved, EditionText text) =>
        [.. Texts.Where(field => string.IsNullOrWhiteSpace(text.Field(field)) && !string.IsNullOrWhiteSpace(saved.Field(field)))];

    /// <summary>
    /// Both people's changes to one opened text. A line that only they changed is theirs; one that both changed stays mine here, and so does a
    /// paragraph that both changed: their field is named as a clash for me to decide.
    /// </summary>
    public static (EditionText Merged, IReadOnlyList<string> Clashes) Of(EditionText opened, EditionText mine, EditionText theirs)
    {
        var merged = mine;
        List<string> clashes = [];
        foreach (var field in Fields)
            if (mine.Field(field) == opened.Field(field))
                merged = merged.With(field, theirs.Field(field));
            else if (!Lines.Contains(field))
            {
                var paragraphs = ParagraphMerge.Of(opened.Field(field), mine.Field(field), theirs.Field(field));
                merged = merged.With(field, paragraphs.Text());
                if (paragraphs.Clashes.Count > 0)
                    clashes.Add(field);
            }
            else if (theirs.Field(field) != opened.Field(field) && theirs.Field(field) != mine.Field(field))
                clashes.Add(field);
        return (merged, clashes);
    }

    /// <summary>The same for the source. Where nobody knows what was opened, all that differs was changed by both.</summary>
    public static (SourceText Merged, IReadOnlyList<string> Clashes) Of(SourceText? opened, SourceText mine, SourceText theirs)
    {
        List<string> clashes = [];
        return (
            new(
                Pick(nameof(SourceText.Url), s => s.Url),
                Pick(nameof(SourceText.Title), s => s.Title),
                Pick(nameof(SourceText.Publisher), s => s.Publisher),
                Pick(nameof(SourceText.Author), s => s.Author),
                Pick(nameof(SourceText.PublishedOn), s => s.PublishedOn),
                Pick(nameof(SourceText.Language), s => s.Language),
                Pick(nameof(SourceText.Picture), s => s.Picture)
            ),
            clashes
        );

        T Pick<T>(string field, Func<SourceText, T> of)
        {
            var (typed, saved) = (of(mine), of(theirs));
            if (opened is not null && Equals(typed, of(opened)))
                return saved;
            if (!Equals(typed, saved) && (opened is null || !Equals(saved, of(opened))))
                clashes.Add(field);
            return typed;
        }
    }
}
