using System.Collections.Concurrent;
using Commentary.Application;
using Commentary.Application.Readers;
using Commentary.Text.Languages;
using Commentary.Web.Hosting;
using Commentary.Web.Redirects;
using MediatR;

namespace Commentary.Web.Site.Readers;

/// <summary>
/// Counts readings by piece, language and day. A page in memory holds its tally, so that a warm answer costs one increment; the day is that of
/// the second in which the tallies are emptied, and stays with what the database does not take.
/// </summary>
internal sealed class ReadingCounts(
    IServiceScopeFactory scopes,
    SiteOptions site,
    TimeProvider clock,
    HitCounts hits,
    ILogger<ReadingCounts> logger
) : CountsInMemory<Dictionary<ReadingCounts.Place, (int People, int Robots)>>(TimeSpan.FromSeconds(1), scopes, logger)
{
    private readonly ConcurrentDictionary<(int ArticleId, Language Language), ReadingTally> tallies = new();
    private readonly ConcurrentQueue<Dictionary<Place, (int People, int Robots)>> kept = new();

    internal readonly record struct Place(DateOnly Day, int ArticleId, Language Language);

    public ReadingTally Of(int articleId, Language language) => tallies.GetOrAdd((articleId, language), _ => new(hits.Own));

    protected override Dictionary<Place, (int People, int Robots)>? Take()
    {
        var today = site.Today(clock);
        Dictionary<Place, (int People, int Robots)> batch = [];
        foreach (var (of, tally) in tallies)
            if (tally.Take() is { } counted && counted != default)
                batch[new(today, of.ArticleId, of.Language)] = counted;
        while (kept.TryDequeue(out var before))
            foreach (var (place, counted) in before)
            {
                var (people, robots) = batch.GetValueOrDefault(place);
                batch[place] = (people + counted.People, robots + counted.Robots);
            }
        return batch.Count > 0 ? batch : null;
    }

    protected override IRequest<Unit> Command(Dictionary<Place, (int People, int Robots)> batch) =>
        new CountReadings.Command([
            .. batch.Select(b => new CountReadings.Counted(b.Key.Day, b.Key.ArticleId, b.Key.Language, b.Value.People, b.Value.Robots)),
        ]);

    protected override void PutBack(Dictionary<Place, (int People, int Robots)> batch) => kept.Enqueue(batch);
}

internal static class ReadingCounting
{
    /// <summary>This answer is a piece: whoever is sent it, now or from memory, has read it once more.</summary>
    public static void CountReadings(this HttpResponse response, int articleId, Language language)
    {
        var context = response.HttpContext;
        var tally = context.RequestServices.GetRequiredService<ReadingCounts>().Of(articleId, language);
        context.Items[typeof(ReadingTally)] = tally;
        // Kept or not: before the rules are loaded, no page is.
        response.OnStarting(() =>
        {
            if (response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                tally.Count(context.Request.Method, context.Request.Headers);
            return Task.CompletedTask;
        });
    }

    public static ReadingTally? Readings(this HttpContext context) => context.Items[typeof(ReadingTally)] as ReadingTally;
}
