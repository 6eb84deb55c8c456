using System.Collections.Concurrent;
using Commentary.Application.Redirects;
using Commentary.Application.Redirects.Misses;
using Commentary.Web.Hosting;
using MediatR;

namespace Commentary.Web.Redirects;

/// <summary>
/// Counts the addresses that nothing answers; bounded, so that a scan of a million random addresses costs no more than some thousands. No IP, no cookie, no query: the path, and the host of the page that links there.
/// </summary>
internal sealed class MissCounts(IServiceScopeFactory scopes, TimeProvider clock, ILogger<MissCounts> logger)
    : CountsInMemory<MissCounts.Counted>(TimeSpan.FromSeconds(5), scopes, logger)
{
    /// <summary>Different addresses that are kept between two writes, by kind: who scans takes no room from who reads.</summary>
    private static int Most(MissKind kind) =>
        kind switch
        {
            MissKind.Reader => 2000,
            MissKind.Robot => 1000,
            _ => 500,
        };

    private Counted counted = new();

    internal readonly record struct Address(string Host, string Path, MissKind Kind);

    internal sealed class Tally(DateTime first)
    {
        public int Count;
        public volatile string Referrer = "";
        public DateTime First { get; } = first;
        public DateTime Last { get; set; } = first;
    }

    internal sealed class Counted
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
            : Robot.Is(request.Headers.UserAgent) ? MissKind.Robot
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

    protected override Counted? Take() => counted.ByAddress.IsEmpty ? null : Interlocked.Exchange(ref counted, new());

    protected override IRequest<Unit> Command(Counted batch)
    {
        if (batch.Others > 0)
            Logger.LogInformation("{Others} requests for other unknown addresses were not counted one by one", batch.Others);
        return new CountMisses.Command([
            .. batch.ByAddress.Select(m => new CountMisses.Missed(
                m.Key.Host,
                m.Key.Path,
                m.Key.Kind,
                m.Value.Count,
                m.Value.Referrer,
                m.Value.First,
                m.Value.Last
            )),
        ]);
    }

    /// <summary>Within the same bounds.</summary>
    protected override void PutBack(Counted batch)
    {
        foreach (var (address, tally) in batch.ByAddress)
            Add(address, tally.Count, tally.Referrer, tally.Last);
    }
}
