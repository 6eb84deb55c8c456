using System.Collections.Concurrent;
using Commentary.Application.Redirects;
using Commentary.Application.Redirects.Misses;
using MediatR;

namespace Commentary.Web.Redirects;

/// <summary>
/// Counts the addresses that nothing answers. In memory, and written every few seconds; bounded, so that a scan of a million random
/// addresses costs no more than some thousands. No IP, no cookie, no query: the path, and the host of the page that links there.
/// </summary>
internal sealed class MissCounts(IServiceScopeFactory scopes, TimeProvider clock, ILogger<MissCounts> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Different addresses that are kept between two writes, by kind: who scans takes no room from who reads.</summary>
    private static int Most(MissKind kind) =>
        kind switch
        {
            MissKind.Reader => 2000,
            MissKind.Robot => 1000,
            _ => 500,
        };

    private Counted counted = new();

    private readonly record struct Address(string Host, string Path, MissKind Kind);

    private sealed class Tally(DateTime first)
    {
        public int Count;
        public volatile string Referrer = "";
        public DateTime First { get; } = first;
        public DateTime Last { get; set; } = first;
    }

    private sealed class Counted
    {
        public readonly ConcurrentDictionary<Address, Tally> ByAddress = new();
        public readonly int[] Different = new int[Enum.GetValues<MissKind>().Length];

        /// <summary>Asked for when there was no more room.</summary>
        public int Others;
    }

    /// <summary>How many different addresses are in memory now.</summary>
    public int Held => counted.ByAddress.Count;

    /// <param name="host">Of another site that we answer for; empty for our own.</param>
    /// <param name="path">As <see cref="OldPath"/> makes it.</param>
    public void Count(string host, string path, HttpRequest request)
    {
        if (path.Length > RedirectRule.PathLength || host.Length > RedirectRule.HostLength)
            return;
        var kind =
            Scanners.Seek(path) ? MissKind.Scanner
            : HitCounts.IsRobot(request.Headers.UserAgent) ? MissKind.Robot
            : MissKind.Reader;
        Add(new(host, path, kind), 1, ReferrerOf(request), clock.GetUtcNow().UtcDateTime);
    }

    private void Add(Address address, int count, string referrer, DateTime at)
    {
        var now = Volatile.Read(ref counted);
        if (!now.ByAddress.TryGetValue(address, out var tally))
        {
            if (Volatile.Read(ref now.Different[(int)address.Kind]) >= Most(address.Kind))
            {
                Interlocked.Add(ref now.Others, count);
                return;
            }
            var made = new Tally(at);
            tally = now.ByAddress.GetOrAdd(address, made);
            if (ReferenceEquals(tally, made))
                Interlocked.Increment(ref now.Different[(int)address.Kind]);
        }
        Interlocked.Add(ref tally.Count, count);
        tally.Last = at;
        if (referrer.Length > 0)
            tally.Referrer = referrer;
    }

    private static string ReferrerOf(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var referrer)
        && referrer.Scheme is "http" or "https"
        && OldAddress.NormalHost(referrer.Host) is { Length: <= RedirectRule.HostLength } host
            ? host
            : "";

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
            // The last seconds' are written by StopAsync.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Write(cancellationToken);
    }

    /// <summary>Writes what was counted since the last time; keeps it, within the same bounds, when the database does not take it.</summary>
    public async Task Write(CancellationToken stop)
    {
        if (counted.ByAddress.IsEmpty)
            return;
        var written = Interlocked.Exchange(ref counted, new());
        if (written.Others > 0)
            logger.LogInformation("{Others} requests for other unknown addresses were not counted one by one", written.Others);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope
                .ServiceProvider.GetRequiredService<IMediator>()
                .Send(
                    new CountMisses.Command([
                        .. written.ByAddress.Select(m => new CountMisses.Missed(
                            m.Key.Host,
                            m.Key.Path,
                            m.Key.Kind,
                            m.Value.Count,
                            m.Value.Referrer,
                            m.Value.First,
                            m.Value.Last
                        )),
                    ]),
                    stop
                );
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogWarning(error, "Unknown addresses could not be written; they are kept for the next time");
            foreach (var (address, tally) in written.ByAddress)
                Add(address, tally.Count, tally.Referrer, tally.Last);
        }
    }
}
