using Commentary.Application.Model;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;

namespace Commentary.Web.Admin.Articles;

/// <summary>How long a text is, and how much of it each viewpoint has. The desk’s script counts on as one writes.</summary>
public sealed record Measures(Language Language, IReadOnlyDictionary<Part, int> Words)
{
    public static readonly IReadOnlyList<Part> Views = [Part.Neutral, Part.Example, Part.Optimistic, Part.Pessimistic];

    public int All => Words.Values.Sum();
    public int Minutes => ReadingTime.Minutes(All);

    public static Measures Of(Language language, EditionText? text) =>
        new(
            language,
            PartNames.Bodies.ToDictionary(
                part => part,
                part => HouseMarkdown.Words(Duels.Unmarked((text ?? EditionText.Empty)[part], part))
            )
        );

    /// <summary>Where the viewpoint begins in a bar of a hundred, and how much of it it takes.</summary>
    public (double From, double Share) Bar(Part view)
    {
        var whole = Math.Max(1, Views.Sum(each => Words[each]));
        return (Views.TakeWhile(each => each != view).Sum(each => 100.0 * Words[each] / whole), 100.0 * Words[view] / whole);
    }
}
