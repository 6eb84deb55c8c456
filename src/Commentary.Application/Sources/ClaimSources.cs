using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Sources;

/// <summary>
/// Takes some sources that it is time to look at, for one node alone: those that readers are shown, first those that were never looked at, then
/// those that were not for longest. Whoever claims and then says nothing more leaves them to the next, some minutes later.
/// </summary>
public static class ClaimSources
{
    public static readonly TimeSpan HowLong = TimeSpan.FromMinutes(10);

    [For(Role.Administrator)]
    public record Command(int Most) : IRequest<IReadOnlyList<Due>>, IWrites;

    /// <param name="Url">In its canonical form, which is what readers are given.</param>
    public record Due(int SourceId, string Url);

    public class Handler(CommentaryDb db, TimeProvider clock) : IRequestHandler<Command, IReadOnlyList<Due>>
    {
        public async Task<IReadOnlyList<Due>> Handle(Command claim, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(claim);
            var now = clock.GetUtcNow().UtcDateTime;
            var (stale, doubtful) = (now - SourceCheck.Fresh, now - SourceCheck.Doubt);
            var due = await db
                .SourceLinks.AsNoTracking()
                .Where(s => s.CanonicalUrl != "" && s.Check.ClaimedUntil <= now)
                .Where(s =>
                    s.Check.At == null
                    || s.Check.Key != s.CanonicalKey
                    || s.Check.At <= stale
                    || (s.Check.Suspected != SourceState.Unknown && s.Check.At <= doubtful)
                )
                // One that a draft alone names is no reader's yet.
                .Where(s => db.Live.Any(l => l.ArticleId == s.ArticleId && l.Publication.SourceUrl == s.CanonicalUrl))
                .OrderBy(s => s.Check.At)
                .ThenBy(s => s.Id)
                .Take(claim.Most)
                .Select(s => new
                {
                    s.Id,
                    s.CanonicalUrl,
                    s.Check.ClaimedUntil,
                })
                .ToListAsync(cancellationToken);
            List<Due> claimed = [];
            foreach (var source in due)
            {
                // Another node may have read the same just now: one of the two finds the row as it was.
                var isOurs = await db
                    .SourceLinks.Where(s => s.Id == source.Id && s.Check.ClaimedUntil == source.ClaimedUntil)
                    .ExecuteUpdateAsync(s => s.SetProperty(x => x.Check.ClaimedUntil, now + HowLong), cancellationToken);
                if (isOurs == 1)
                    claimed.Add(new(source.Id, source.CanonicalUrl));
            }
            return claimed;
        }
    }
}
