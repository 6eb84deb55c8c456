using Commentary.Application.Readers;
using Commentary.Text.Languages;

namespace Commentary.Web.Admin.Readers;

/// <summary>What a chart of readings shows.</summary>
/// <param name="Language">Null for both together.</param>
/// <param name="Most">What the highest bar stands for: charts that stand together have one scale.</param>
public record Bars(Language? Language, IReadOnlyList<int> Counts, int Most, DateOnly First, DateOnly Last, bool AreWeeks)
{
    public const int Height = 96;

    /// <summary>One for all pieces; for one piece, one a language.</summary>
    public static IReadOnlyList<Bars> Of(ListReadings.Result readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var spans = readings.Spans;
        if (readings.Title is null)
            return [Chart(null, [.. spans.Select(s => s.People)], spans.Max(s => s.People))];
        var most = spans.Max(s => Math.Max(s.French, s.English));
        return [.. LanguageNames.All.Select(language => Chart(language, [.. spans.Select(s => s.In(language))], most))];

        Bars Chart(Language? language, IReadOnlyList<int> counts, int highest) =>
            new(language, counts, highest, spans[0].First, spans[^1].Last, readings.AreWeeks);
    }
}
