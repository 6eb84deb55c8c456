using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Sources;

/// <summary>Takes down what a look at a source found, and releases what readers are to know of it.</summary>
public static class SettleSource
{
    /// <param name="Url">The address that was looked at.</param>
    [For(Role.Administrator)]
    public record Command(int SourceId, string Url, SourceSight Sight) : IRequest<SourceState>, IWrites;

    public class Handler(CommentaryDb db, TimeProvider clock) : IRequestHandler<Command, SourceState>
    {
        public async Task<SourceState> Handle(Command seen, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(seen);
            var now = clock.GetUtcNow().UtcDateTime;
            var source =
                await db.SourceLinks.SingleOrDefaultAsync(s => s.Id == seen.SourceId, cancellationToken)
                ?? throw new NotHere(nameof(SourceLink), seen.SourceId);
            // An editor has put another in its place meanwhile.
            if (source.CanonicalUrl != seen.Url)
                return source.Check.State;
            source.Settle(seen.Sight, now);
            if (await IsTold(source, cancellationToken))
                db.Changes.Add(
                    new Change
                    {
                        Kind = ChangeKind.Source,
                        ArticleId = source.ArticleId,
                        At = now,
                    }
                );
            await db.SaveChangesAsync(cancellationToken);
            return source.Check.State;
        }

        /// <returns>Whether readers are told something else than before.</returns>
        private async Task<bool> IsTold(SourceLink source, CancellationToken stop)
        {
            var notice = await db.SourceNotices.SingleOrDefaultAsync(n => n.ArticleId == source.ArticleId, stop);
            var check = source.Check;
            if (check.State is not (SourceState.Gone or SourceState.Changed))
            {
                if (notice is not null)
                    db.SourceNotices.Remove(notice);
                return notice is not null;
            }
            if (notice is not null && notice.Says(source.CanonicalUrl, check.State))
                return false;
            if (notice is null)
            {
                notice = new() { ArticleId = source.ArticleId };
                db.SourceNotices.Add(notice);
            }
            notice.Say(source.CanonicalUrl, check.State, check.Since!.Value);
            return true;
        }
    }
}
