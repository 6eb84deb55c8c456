using System.Buffers;
using System.Collections.Concurrent;
using Commentary.Application.Redirects;
using MediatR;

namespace Commentary.Web.Redirects;

/// <summary>
/// Counts which rules answer. In memory, so that an answer waits for nothing; written every second, so that a node that is killed loses no
/// more than that. No address and no cookie: only whether it was a robot.
/// </summary>
internal sealed class HitCounts(IServiceScopeFactory scopes, TimeProvider clock, ILogger<HitCounts> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>What programs that read by themselves call themselves.</summary>
    private static readonly SearchValues<string> Robots = SearchValues.Create(
        [
            "bot",
            "crawl",
            "spider",
            "slurp",
            "preview",
            "fetch",
            "monitor",
            "curl",
            "wget",
            "python",
            "java/",
            "go-http",
            "okhttp",
            "headless",
            "lighthouse",
            "facebookexternalhit",
            "feed",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>What this node calls itself when it asks itself: no visit of anybody's. A robot's name for every other node.</summary>
    public string Own { get; } = $"Commentary-Replay-bot/1 ({Guid.NewGuid():N})";

    private ConcurrentDictionary<int, Tally> counts = new();

    private sealed class Tally
    {
        public int People;
        public int Robots;
    }

    public static bool IsRobot(string? userAgent) => string.IsNullOrEmpty(userAgent) || userAgent.AsSpan().ContainsAny(Robots);

    public void Count(int rule, string? userAgent)
    {
        // A short link is no rule.
        if (rule == 0 || userAgent == Own)
            return;
        var tally = counts.GetOrAdd(rule, static _ => new());
        if (IsRobot(userAgent))
            Interlocked.Increment(ref tally.Robots);
        else
            Interlocked.Increment(ref tally.People);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Write(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The last second's are written by StopAsync.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Write(cancellationToken);
    }

    /// <summary>Writes what was counted since the last time; keeps it when the database does not take it.</summary>
    public async Task Write(CancellationToken stop)
    {
        if (counts.IsEmpty)
            return;
        var counted = Interlocked.Exchange(ref counts, new());
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope
                .ServiceProvider.GetRequiredService<IMediator>()
                .Send(
                    new CountHits.Command(
                        DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
                        [.. counted.Select(c => new CountHits.Hits(c.Key, c.Value.People, c.Value.Robots))]
                    ),
                    stop
                );
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogWarning(error, "Hits of redirects could not be written; they are kept for the next time");
            foreach (var (rule, tally) in counted)
            {
                var again = counts.GetOrAdd(rule, static _ => new());
                Interlocked.Add(ref again.People, tally.People);
                Interlocked.Add(ref again.Robots, tally.Robots);
            }
        }
    }
}
