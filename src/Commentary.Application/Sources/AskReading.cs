using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Sources;

/// <summary>Has the page of an article's source read, in the background. Where the operator wants none to be read, and without an address, nothing.</summary>
public static class AskReading
{
    [For(Role.Author)]
    public record Command(int ArticleId) : IRequest<bool>, IWrites;

    public class Handler(CommentaryDb db, SiteOptions site, ReadingBell bell, TimeProvider clock) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command ask, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(ask);
            var source =
                await db.SourceLinks.SingleOrDefaultAsync(s => s.ArticleId == ask.ArticleId, cancellationToken)
                ?? throw new NotHere(nameof(Article), ask.ArticleId);
            if (!site.ReadsSources || !source.AskReading(clock.GetUtcNow().UtcDateTime))
                return false;
            await db.SaveChangesAsync(cancellationToken);
            bell.Ring();
            return true;
        }
    }
}
