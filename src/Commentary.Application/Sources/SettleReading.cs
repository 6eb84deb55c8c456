using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Links;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Sources;

/// <summary>
/// Proposes what a source's page says of itself: it goes into the fields that are empty at this moment. An editor who saves at the same moment is
/// first, and it is looked at again what is empty then.
/// </summary>
public static class SettleReading
{
    /// <param name="Url">The address that was read.</param>
    /// <param name="Facts">Null when nothing could be read.</param>
    [For(Role.Administrator)]
    public record Command(int SourceId, string Url, PageFacts? Facts, WhyUnread Why) : IRequest<bool>, IWrites;

    public class Handler(CommentaryDb db, SiteOptions site, TimeProvider clock) : IRequestHandler<Command, bool>
    {
        /// <returns>Whether it was taken down: an editor may have put another address in its place, or another node have been faster.</returns>
        public async Task<bool> Handle(Command read, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(read);
            var source =
                await db.SourceLinks.SingleOrDefaultAsync(s => s.Id == read.SourceId, cancellationToken)
                ?? throw new NotHere(nameof(SourceLink), read.SourceId);
            if (source.CanonicalUrl != read.Url || source.ReadDue is null)
                return false;
            source.TakeReading(Found(read.Facts), read.Why, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }

        private SourceText Found(PageFacts? facts) =>
            facts is null
                ? SourceText.Empty
                : new SourceText(
                    "",
                    facts.Title,
                    facts.Publisher,
                    facts.Author,
                    // East of here it may be tomorrow already; news of next year is none.
                    facts.PublishedOn <= site.Today(clock).AddDays(1)
                        ? facts.PublishedOn
                        : null,
                    facts.Language,
                    facts.Picture
                ).Kept();
    }
}
