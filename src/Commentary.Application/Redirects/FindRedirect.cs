using Commentary.Application.Data;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>The rule that answers an address, by the database: for the moments in which a node's index is not loaded yet.</summary>
public static class FindRedirect
{
    [ForAnyone]
    public record Query(OldAddress Asked, Language Reader) : IRequest<Arrival?>;

    public class Handler(CommentaryDb db, RulesAt rules, LiveNow live, TimeProvider clock) : IRequestHandler<Query, Arrival?>
    {
        public async Task<Arrival?> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var found = await rules.Of(query.Asked, cancellationToken);
            var index = RedirectIndex.Empty.With([], found).With(await Live(found, query.Asked, cancellationToken));
            return index.Find(query.Asked, () => query.Reader, clock.GetUtcNow().UtcDateTime);
        }

        private async Task<LiveArticles> Live(IReadOnlyList<NumberedRule> found, OldAddress asked, CancellationToken stop)
        {
            var articles = found.Select(f => f.Rule.ArticleId).OfType<int>().Distinct().ToList();
            if (ShortAddress.Read(asked.Path) is var (code, _))
                articles.AddRange(await db.ShortLinks.Where(l => l.Code == code).Select(l => l.ArticleId).ToListAsync(stop));
            return articles.Count == 0 ? LiveArticles.None : await live.After(LiveArticles.None, articles, stop);
        }
    }
}
