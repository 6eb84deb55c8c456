using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Text.Drift;
using Commentary.Text.Languages;

namespace Commentary.Application.Drift;

/// <summary>What the desk says of the drift of one piece.</summary>
/// <param name="Changes">In the order of the desk and of the text.</param>
/// <param name="Said">By field: who said last that it is caught up.</param>
public sealed record DeskDrift(IReadOnlyList<Drifted> Changes, IReadOnlyDictionary<string, DeskDrift.CaughtUp> Said)
{
    public static readonly DeskDrift None = new([], new Dictionary<string, CaughtUp>(StringComparer.Ordinal));

    public sealed record CaughtUp(string By, DateTime At);

    public DriftTally Tally => DriftTally.Of(Changes);

    /// <summary>The gravest first.</summary>
    public IReadOnlyList<Drifted> In(string field) =>
        [.. Changes.Where(drifted => drifted.Field == field).OrderBy(drifted => drifted.Gravest)];

    /// <summary>What is said to be caught up with a whole part.</summary>
    public string KeyOf(string field) => EditionDrift.KeyOf(Changes.Where(drifted => drifted.Field == field));

    /// <summary>And with the whole piece.</summary>
    public string Key => EditionDrift.KeyOf(Changes);

    internal static async Task<DeskDrift> Of(Article article, Following following, CancellationToken stop)
    {
        if (article.Edition(Language.English) is not { } english)
            return None;
        var newest = await following.Newest(english, stop);
        return new(
            [.. Following.Drift(article, newest).GroupBy(drifted => drifted.Field).SelectMany(Quoted)],
            newest
                .Values.Where(rendering => rendering.IsCaughtUp)
                .ToDictionary(rendering => rendering.Field, rendering => new CaughtUp(rendering.By, rendering.At), StringComparer.Ordinal)
        );

        IEnumerable<Drifted> Quoted(IGrouping<string, Drifted> field)
        {
            var french = Rendered.Read(newest[field.Key].Sentences).Sentences;
            var sentences = Rendered.Split(field.Key, english.Text.Field(field.Key));
            var faces = Facing.Of(french, sentences);
            return field.Select(drifted => drifted with { English = faces is null ? "" : Quote(drifted.Place, faces, sentences) });
        }
    }

    private static string Quote(SentenceDrift.Hunk place, IReadOnlyList<(int From, int To)> faces, IReadOnlyList<Written> english)
    {
        // What came in has no sentence of its own yet: it comes after the one before it.
        var (first, last) = place.Start < place.End ? (place.Start, place.End - 1) : (place.Start - 1, place.Start - 1);
        return first < 0 ? "" : string.Join(' ', english.Take(faces[first].From..faces[last].To).Select(sentence => sentence.Text));
    }
}
