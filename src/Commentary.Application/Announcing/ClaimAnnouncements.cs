using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Announcing;

/// <summary>
/// Takes the addresses that were published or withdrawn since search engines were last told, for one node alone. Whoever claims and then says
/// nothing more (a crash, no network) leaves them to the next, some minutes later: an address may be told twice, none is forgotten.
/// </summary>
public static class ClaimAnnouncements
{
    private const int MostChanges = 1000;

    public static readonly TimeSpan HowLong = TimeSpan.FromMinutes(10);

    [For(Role.Administrator)]
    public record Command : IRequest<Claim?>, IWrites;

    /// <param name="Until">Where the log was read to: what <see cref="SettleAnnouncements"/> is told when it is done.</param>
    public record Claim(ChangePosition Until, IReadOnlyList<string> Paths);

    public class Handler(CommentaryDb db, PressDb press, TimeProvider clock) : IRequestHandler<Command, Claim?>
    {
        public async Task<Claim?> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (await db.Announced.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } told)
            {
                var newest = await press.ChangesAfter(default).LastOrDefaultAsync(cancellationToken);
                db.Announced.Add(Announced.From(newest is null ? default : ChangePosition.Of(newest)));
                await db.SaveChangesAsync(cancellationToken);
                return null;
            }
            if (told.ClaimedUntil > now)
                return null;
            var changes = await press.ChangesAfter(told.Position).Take(MostChanges).ToListAsync(cancellationToken);
            if (changes.Count == 0)
                return null;
            // Another node may have read the same just now: one of the two finds the row as it was.
            var claimed = await db
                .Announced.Where(a => a.Stamp == told.Stamp && a.ChangeId == told.ChangeId && a.ClaimedUntil == told.ClaimedUntil)
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.ClaimedUntil, now + HowLong), cancellationToken);
            return claimed == 1 ? new(ChangePosition.Of(changes[^1]), await Paths(changes, cancellationToken)) : null;
        }

        /// <summary>Where they are now; where they were, for those that are there no more: that is worth a look too.</summary>
        private async Task<IReadOnlyList<string>> Paths(List<Change> changes, CancellationToken stop)
        {
            var editions = changes
                .Where(c => c.Kind is ChangeKind.Published or ChangeKind.Withdrawn)
                .Where(c => c is { ArticleId: not null, Language: not null })
                .Select(c => (Article: c.ArticleId!.Value, Language: c.Language!.Value))
                .ToHashSet();
            var articles = editions.Select(e => e.Article).Distinct().ToList();
            var newest = await press
                .Publications.Where(p => articles.Contains(p.ArticleId))
                .Where(p => !press.Publications.Any(q => q.ArticleId == p.ArticleId && q.Language == p.Language && q.Id > p.Id))
                .Select(p => new
                {
                    p.ArticleId,
                    p.Language,
                    p.Slug,
                })
                .ToListAsync(stop);
            return [.. newest.Where(p => editions.Contains((p.ArticleId, p.Language))).Select(p => Addresses.Article(p.Language, p.Slug))];
        }
    }
}
