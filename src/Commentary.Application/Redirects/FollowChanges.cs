using Commentary.Application.Data;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>
/// Brings an index up to date with changes: of the rules, the batches that wrote them; of the articles, those that were published or
/// withdrawn. Nothing else is read, and what is read twice does no harm.
/// </summary>
public static class FollowChanges
{
    [ForAnyone]
    public record Query(RedirectIndex Index, IReadOnlyList<Change> Changes) : IRequest<RedirectIndex>;

    public class Handler(CommentaryDb db, LiveNow live) : IRequestHandler<Query, RedirectIndex>
    {
        public async Task<RedirectIndex> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var index = query.Index;
            foreach (var batch in query.Changes.Select(c => c.BatchId).OfType<int>().Distinct())
            {
                var former = await db
                    .FormerRedirects.AsNoTracking()
                    .Where(f => f.BatchId == batch)
                    .Select(f => new { f.RedirectId, f.State })
                    .ToListAsync(cancellationToken);
                // All that the batch wrote: an import is as large as its file, and was read whole before.
                var now = await db
                    .Redirects.IgnoreQueryFilters()
                    .AsNoTracking()
                    .Where(r => r.BatchId == batch)
                    .ToListAsync(cancellationToken);
                index = index.With(
                    former.Select(f => new NumberedRule(f.RedirectId, RuleBook.Read(f.State))),
                    now.Select(r => new NumberedRule(r.Id, r.Rule))
                );
            }
            var articles = query.Changes.Select(c => c.ArticleId).OfType<int>().Distinct().ToList();
            // A topic that was renamed is at another address, whichever articles show it.
            var isTopics = query.Changes.Any(c => c.Kind is ChangeKind.Topics);
            return articles.Count == 0 && !isTopics ? index : index.With(await live.After(index.Live, articles, cancellationToken));
        }
    }
}
