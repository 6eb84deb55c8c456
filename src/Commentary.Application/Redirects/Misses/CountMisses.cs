using System.Security.Cryptography;
using System.Text;
using Commentary.Application.Data;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects.Misses;

/// <summary>Adds a batch of addresses that are not there to their counts. The table is bounded: what was asked once and longest ago goes first.</summary>
public static class CountMisses
{
    /// <summary>Rows that are kept, and how many fewer are left when there were more: so that not every batch counts and sorts them.</summary>
    public const int MostRows = 50_000;
    private const int Slack = 1000;

    private const int Batch = 500;

    /// <param name="MostRows">Other than in a test, <see cref="CountMisses.MostRows"/>.</param>
    [ForAnyone]
    public record Command(IReadOnlyList<Missed> All, int MostRows = MostRows) : IRequest<Unit>, IWrites;

    /// <param name="Host">Of another site that this one answers for; empty for its own.</param>
    /// <param name="Path">As <see cref="OldPath"/> makes it.</param>
    public record Missed(string Host, string Path, MissKind Kind, int Count, string ReferrerHost, DateTime FirstAt, DateTime LastAt)
    {
        public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Host}\n{Path}\n{Kind}")));
    }

    public class Handler(CommentaryDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command count, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(count);
            var isGrown = false;
            foreach (var batch in count.All.Select(missed => (missed.Key, Missed: missed)).Chunk(Batch))
            {
                var keys = batch.Select(m => m.Key).ToList();
                var there = await db.Misses.Where(m => keys.Contains(m.Key)).Select(m => m.Key).ToHashSetAsync(cancellationToken);
                foreach (var (key, missed) in batch)
                    if (there.Contains(key))
                        await Add(key, missed, cancellationToken);
                    else
                        db.Misses.Add(Row(key, missed));
                isGrown |= there.Count < batch.Length;
                await db.SaveChangesAsync(cancellationToken);
                db.ChangeTracker.Clear();
            }
            if (isGrown)
                await Trim(count.MostRows, cancellationToken);
            return Unit.Value;
        }

        /// <summary>In the database, because other nodes count too.</summary>
        private async Task Add(string key, Missed missed, CancellationToken stop)
        {
            var rows = db.Misses.Where(m => m.Key == key);
            var (count, at, referrer) = (missed.Count, missed.LastAt, missed.ReferrerHost);
            if (referrer.Length > 0)
                await rows.ExecuteUpdateAsync(
                    m =>
                        m.SetProperty(x => x.Count, x => x.Count + count)
                            .SetProperty(x => x.LastAt, at)
                            .SetProperty(x => x.ReferrerHost, referrer),
                    stop
                );
            else
                await rows.ExecuteUpdateAsync(m => m.SetProperty(x => x.Count, x => x.Count + count).SetProperty(x => x.LastAt, at), stop);
        }

        private static Miss Row(string key, Missed missed) =>
            new()
            {
                Key = key,
                Host = missed.Host,
                Path = missed.Path,
                Kind = missed.Kind,
                Count = missed.Count,
                ReferrerHost = missed.ReferrerHost,
                FirstAt = missed.FirstAt,
                LastAt = missed.LastAt,
            };

        private async Task Trim(int most, CancellationToken stop)
        {
            var rows = await db.Misses.CountAsync(stop);
            if (rows <= most)
                return;
            // What an editor has looked at stays: it would only come back.
            await db
                .Misses.OrderBy(m => m.IsIgnored)
                .ThenBy(m => m.Count)
                .ThenBy(m => m.LastAt)
                .Take(rows - most + Math.Min(Slack, most / 2))
                .ExecuteDeleteAsync(stop);
        }
    }
}
