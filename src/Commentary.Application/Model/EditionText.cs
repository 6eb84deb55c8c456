using System.Text;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;

namespace Commentary.Application.Model;

/// <summary>All that an editor types in one language. Markdown in the bodies; lines end in <c>\n</c>.</summary>
public record EditionText
{
    public static readonly EditionText Empty = new();

    public string Title { get; init; } = "";

    /// <summary>The last segment of the address. Empty until there is a title to make it from.</summary>
    public string Slug { get; init; } = "";
    public string Teaser { get; init; } = "";
    public string Summary { get; init; } = "";
    public string Neutral { get; init; } = "";
    public string Example { get; init; } = "";
    public string Optimistic { get; init; } = "";
    public string Pessimistic { get; init; } = "";

    /// <summary>What readers are asked before and after the two readings: one line, answered by yes or no on five steps. None when empty.</summary>
    public string Question { get; init; } = "";

    public string this[Part part] =>
        part switch
        {
            Part.Teaser => Teaser,
            Part.Summary => Summary,
            Part.Neutral => Neutral,
            Part.Example => Example,
            Part.Optimistic => Optimistic,
            Part.Pessimistic => Pessimistic,
            _ => "",
        };

    /// <summary>
    /// The same text as it is kept: one kind of line end, no character that a feed or a database would refuse, and in its lines none that turns
    /// letters around (<see cref="HasUnseen"/>).
    /// </summary>
    public EditionText Kept() =>
        new()
        {
            Title = Line(Title),
            Slug = Kept(Slug).Trim(),
            Teaser = Kept(Teaser),
            Summary = Kept(Summary),
            Neutral = Kept(Neutral),
            Example = Kept(Example),
            Optimistic = Kept(Optimistic),
            Pessimistic = Kept(Pessimistic),
            Question = Line(Question),
        };

    /// <summary>The fields that hold characters which turn letters around, and which are not kept.</summary>
    public IEnumerable<string> HasUnseen()
    {
        if (Title.Any(DirectionMarks.Is))
            yield return nameof(Title);
        if (Question.Any(DirectionMarks.Is))
            yield return nameof(Question);
    }

    private static string Line(string text) => DirectionMarks.Without(Kept(text)).ReplaceLineEndings(" ").Trim();

    /// <summary>Controls other than tab and line feed are not XML characters (XML 1.0, 2.2): no reader could be sent them.</summary>
    public static string Kept(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // A vertical tab ends a line as much as the others that .NET knows: dropped, it would glue two words together.
        text = text.ReplaceLineEndings("\n").Replace('\v', '\n');
        if (!text.Any(NotKept))
            return text;
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value > char.MaxValue || !NotKept((char)rune.Value))
                kept.Append(rune);
        return kept.ToString();
    }

    private static bool NotKept(char c) => c is < ' ' and not ('\n' or '\t') or '\uFFFE' or '\uFFFF' || char.IsSurrogate(c);
}
