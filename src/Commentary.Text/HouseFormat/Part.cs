using Commentary.Text.Languages;

namespace Commentary.Text.HouseFormat;

/// <summary>The four viewpoints of a piece, in the order in which they are written and read.</summary>
public enum Viewpoint
{
    Neutral = 1,
    Example = 2,
    Optimistic = 3,
    Pessimistic = 4,
}

/// <summary>The parts of a piece that have a text, in house order. Each but the teaser stands under a label.</summary>
public enum Part
{
    Teaser,
    Source,
    Summary,
    Neutral,
    Example,
    Optimistic,
    Pessimistic,
}

/// <summary>The labels of the house format. They head the parts in a manuscript and on the site alike.</summary>
public static class PartNames
{
    /// <summary>The five parts that a reader reads in full: the facts, then the four viewpoints.</summary>
    public static IReadOnlyList<Part> Bodies { get; } = [Part.Summary, Part.Neutral, Part.Example, Part.Optimistic, Part.Pessimistic];

    /// <summary>The label of a part; empty for the teaser, which has none.</summary>
    public static string Label(this Part part, Language language) =>
        (part, language) switch
        {
            (Part.Source, Language.French) => "Article en référence",
            (Part.Source, _) => "Reference article",
            (Part.Summary, Language.French) => "Récapitulatif factuel",
            (Part.Summary, _) => "Factual summary",
            (Part.Neutral, Language.French) => "Point de vue neutre",
            (Part.Neutral, _) => "Neutral viewpoint",
            (Part.Example, Language.French) => "Exemple",
            (Part.Example, _) => "Example",
            (Part.Optimistic, Language.French) => "Point de vue optimiste",
            (Part.Optimistic, _) => "Optimistic viewpoint",
            (Part.Pessimistic, Language.French) => "Point de vue pessimiste",
            (Part.Pessimistic, _) => "Pessimistic viewpoint",
            _ => "",
        };

    /// <summary>The fragment that a part answers to on its page: <c>#neutre</c>, <c>#neutral</c>.</summary>
    public static string Fragment(this Part part, Language language) =>
        (part, language) switch
        {
            (Part.Source, _) => "source",
            (Part.Summary, Language.French) => "faits",
            (Part.Summary, _) => "facts",
            (Part.Neutral, Language.French) => "neutre",
            (Part.Neutral, _) => "neutral",
            (Part.Example, Language.French) => "exemple",
            (Part.Example, _) => "example",
            (Part.Optimistic, Language.French) => "optimiste",
            (Part.Optimistic, _) => "optimistic",
            (Part.Pessimistic, Language.French) => "pessimiste",
            (Part.Pessimistic, _) => "pessimistic",
            _ => "",
        };

    public static Part ToPart(this Viewpoint viewpoint) =>
        viewpoint switch
        {
            Viewpoint.Neutral => Part.Neutral,
            Viewpoint.Example => Part.Example,
            Viewpoint.Optimistic => Part.Optimistic,
            Viewpoint.Pessimistic => Part.Pessimistic,
            _ => throw new ArgumentOutOfRangeException(nameof(viewpoint), viewpoint, "No such viewpoint."),
        };
}
