using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Checking;

/// <summary>The addresses elsewhere that somebody who asks has looked at now: those of which nothing is known, or nothing new.</summary>
public static class ListOutsideLinks
{
    /// <summary>At once: whoever asked waits for it.</summary>
    public const int Most = 30;

    [For(Role.Author)]
    public record Query(int ArticleId) : IRequest<IReadOnlyList<string>>;

    public class Handler(CommentaryDb db, OutsideOf outside, SiteOptions site, TimeProvider clock)
        : IRequestHandler<Query, IReadOnlyList<string>>
    {
        public async Task<IReadOnlyList<string>> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            if (!site.ReadsSources)
                return [];
            var links = outside.In(await db.WholeArticle(query.ArticleId, cancellationToken));
            var keys = links.Keys.ToList();
            // One that is gone may have come back: good news is believed at once.
            var since = clock.GetUtcNow().UtcDateTime - OutsideLink.Fresh;
            var known = await db
                .OutsideLinks.Where(l => keys.Contains(l.Key) && !l.IsGone && l.SeenAt >= since)
                .Select(l => l.Key)
                .ToListAsync(cancellationToken);
            return [.. links.Where(link => !known.Contains(link.Key)).Select(link => link.Value).Take(Most)];
        }
    }
}
