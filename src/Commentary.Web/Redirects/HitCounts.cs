using System.Collections.Concurrent;
using Commentary.Application.Redirects;
using Commentary.Web.Hosting;
using MediatR;

namespace Commentary.Web.Redirects;

/// <summary>Counts which rules answer. No address and no cookie: only whether it was a robot.</summary>
internal sealed class HitCounts(IServiceScopeFactory scopes, TimeProvider clock, ILogger<HitCounts> logger)
    : CountsInMemory<ConcurrentDictionary<int, HitCounts.Tally>>(TimeSpan.FromSeconds(1), scopes, logger)
{
    /// <summary>What this node calls itself when it asks itself: no visit of anybody's. A robot's name for every other node.</summary>
    public string Own { get; } = $"Commentary-Replay-bot/1 ({Guid.NewGuid():N})";

    private ConcurrentDictionary<int, Tally> counts = new();

    internal sealed class Tally
    {
        public int People;
        public int Robots;
    }

    public void Count(int rule, string? userAgent)
    {
        // A short link is no rule.
        if (rule == 0 || userAgent == Own)
            return;
        var tally = counts.GetOrAdd(rule, static _ => new());
        if (Robot.Is(userAgent))
            Interlocked.Increment(ref tally.Robots);
        else
            Interlocked.Increment(ref tally.People);
    }

    protected override ConcurrentDictionary<int, Tally>? Take() => counts.IsEmpty ? null : Interlocked.Exchange(ref counts, new());

    protected override IRequest<Unit> Command(ConcurrentDictionary<int, Tally> batch) =>
        new CountHits.Command(
            DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
            [.. batch.Select(c => new CountHits.Hits(c.Key, c.Value.People, c.Value.Robots))]
        );

    protected override void PutBack(ConcurrentDictionary<int, Tally> batch)
    {
        foreach (var (rule, tally) in batch)
        {
            var again = counts.GetOrAdd(rule, static _ => new());
            Interlocked.Add(ref again.People, tally.People);
            Interlocked.Add(ref again.Robots, tally.Robots);
        }
    }
}
