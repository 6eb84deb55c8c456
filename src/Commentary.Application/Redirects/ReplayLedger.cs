using System.Collections.Concurrent;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;

namespace Commentary.Application.Redirects;

/// <summary>
/// Keeps the promise: asks for each address of the ledger as a reader would, and says which no longer arrive in one hop. How it is asked is
/// the sender's to say; what arriving means is said here.
/// </summary>
public static class ReplayLedger
{
    public const int AtOnce = 8;

    /// <summary>So many answers of targets are remembered: many addresses lead to one.</summary>
    private const int TargetsKept = 10_000;

    [For(Role.Editor)]
    public record Query(Ask Ask) : IRequest<Result>
    {
        public LedgerPosition After { get; init; } = LedgerPosition.Start;

        /// <summary>At most so many addresses…</summary>
        public int Most { get; init; } = ListLedger.PageSize;

        /// <summary>… and none after so long.</summary>
        public TimeSpan Within { get; init; } = Timeout.InfiniteTimeSpan;

        /// <summary>Our own host, as <see cref="OldAddress"/> writes it: what leads there is followed.</summary>
        public string OwnHost { get; init; } = "";

        /// <summary>Told how many were asked.</summary>
        public IProgress<int>? Progress { get; init; }
    }

    /// <summary>Asks for an address of a host, or of our own when it is empty, and follows nothing.</summary>
    public delegate Task<Reply> Ask(string host, string address, CancellationToken stop);

    /// <param name="Status">0 when there was no answer.</param>
    /// <param name="Target">Where a redirect, or a page that forwards, leads; null for any other answer.</param>
    public record Reply(int Status, string? Target)
    {
        public bool IsRedirect => Status is 301 or 302 or 303 or 307 or 308;
    }

    public enum Fault
    {
        None,
        NotFound,
        Failed,
        Silent,
        SecondRedirect,
        TargetNotThere,
    }

    /// <param name="Status">The answer that was the matter.</param>
    /// <param name="Target">Where it led; null when it led nowhere.</param>
    public record Finding(LedgerEntry Entry, Fault Fault, int Status, string? Target);

    /// <param name="TakenAway">What somebody decided should lead nowhere, and does not.</param>
    /// <param name="Next">Where to go on; null when the ledger is through.</param>
    public record Result(int Asked, IReadOnlyList<Finding> Broken, IReadOnlyList<Finding> TakenAway, LedgerPosition? Next)
    {
        public int Arrived => Asked - Broken.Count - TakenAway.Count;
    }

    public class Handler(IMediator mediator, TimeProvider clock) : IRequestHandler<Query, Result>
    {
        private readonly ConcurrentDictionary<(string, string), Reply> targets = new();

        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            List<Finding> found = [];
            var (asked, at, begun) = (0, (LedgerPosition?)query.After, clock.GetTimestamp());
            while (at is not null && asked < query.Most && !IsOver(query.Within, begun))
            {
                var page = await mediator.Send(new ListLedger.Query(at, query.Most - asked), cancellationToken);
                var findings = new Finding[page.Entries.Count];
                await Parallel.ForAsync(
                    0,
                    findings.Length,
                    new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                    async (i, stop) => findings[i] = await Judge(query, page.Entries[i], stop)
                );
                found.AddRange(findings.Where(f => f.Fault is not Fault.None));
                asked += findings.Length;
                query.Progress?.Report(asked);
                at = page.Next;
            }
            return new(asked, [.. found.Where(f => !IsTakenAway(f))], [.. found.Where(IsTakenAway)], at);
        }

        /// <summary>A fault of ours is one whatever was decided.</summary>
        private static bool IsTakenAway(Finding finding) => finding.Entry.IsTakenAway && finding.Fault is Fault.NotFound;

        private bool IsOver(TimeSpan within, long begun) => within > TimeSpan.Zero && clock.GetElapsedTime(begun) > within;

        private async Task<Finding> Judge(Query query, LedgerEntry entry, CancellationToken stop)
        {
            var first = await query.Ask(entry.Host, entry.Address, stop);
            if (first is { IsRedirect: false, Status: not 200 })
                return new(entry, first.Status is 410 && !entry.IsTakenAway ? Fault.None : Of(first.Status), first.Status, null);
            if (first.Target is not { } target)
                return new(entry, first.IsRedirect ? Fault.Failed : Fault.None, first.Status, null);
            // Where others answer is not for us to ask, a thousand times.
            if (OnOurs(query, entry, target) is not var (host, address))
                return new(entry, Fault.None, first.Status, target);
            if (!targets.TryGetValue((host, address), out var second))
            {
                second = await query.Ask(host, address, stop);
                if (targets.Count < TargetsKept)
                    targets[(host, address)] = second;
            }
            var fault =
                second.Target is not null || second.IsRedirect ? Fault.SecondRedirect
                : second.Status is 200 ? Fault.None
                : Fault.TargetNotThere;
            return new(entry, fault, second.Status, target);
        }

        private static Fault Of(int status) =>
            status switch
            {
                0 => Fault.Silent,
                404 or 410 => Fault.NotFound,
                _ => Fault.Failed,
            };

        /// <summary>A target on our own host, or on the very host that was asked, as a browser would resolve it.</summary>
        private static (string Host, string Address)? OnOurs(Query query, LedgerEntry entry, string target)
        {
            target = target.Split('#')[0];
            if (target is ['/', not ('/' or '\\'), ..] or ['/'])
                return (entry.Host, target);
            if (!Uri.TryCreate(target, UriKind.Absolute, out var whole))
                return (entry.Host, target);
            var host = OldAddress.NormalHost(whole.Host);
            return host == query.OwnHost ? ("", whole.PathAndQuery)
                : host == entry.Host ? (host, whole.PathAndQuery)
                : null;
        }
    }
}
