using Commentary.Application.Data;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>The rule that answers an address, by the database: for the moments in which a node's index is not loaded yet.</summary>
public static class FindRedirect
{
    /// <param name="IsPage">
    /// A page of ours is there: rules come first only on a host that they name, and at the root with a query
    /// (<see cref="RedirectIndex.IsRetired"/>, <see cref="RedirectIndex.HasRootRules"/>).
    /// </param>
    [ForAnyone]
    public record Query(OldAddress Asked, Language Reader, bool IsPage = false) : IRequest<Arrival?>;

    public class Handler(CommentaryDb db, RulesAt rules, LiveNow live, TimeProvider clock) : IRequestHandler<Query, Arrival?>
    {
        public async Task<Arrival?> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            if (
                query is { IsPage: true, Asked: not { Path: "/", Query.Length: > 0 } }
                && !await IsRetired(query.Asked.Host, cancellationToken)
            )
                return null;
            var found = await rules.Of(query.Asked, cancellationToken);
            var index = RedirectIndex.Empty.With([], found).With(await Live(found, query.Asked, cancellationToken));
            return index.Find(query.Asked, () => query.Reader, clock.GetUtcNow().UtcDateTime);
        }

        private async Task<bool> IsRetired(string host, CancellationToken stop) =>
            host.Length > 0 && await db.Redirects.AnyAsync(r => r.IsOn && r.Host == host, stop);

        private async Task<LiveArticles> Live(IReadOnlyList<NumberedRule> found, OldAddress asked, CancellationToken stop)
        {
            var articles = found.Select(f => f.Rule.ArticleId).OfType<int>().Distinct().ToList();
            if (ShortAddress.Read(asked.Path) is var (code, _))
                articles.AddRange(await db.ShortLinks.Where(l => l.Code == code).Select(l => l.ArticleId).ToListAsync(stop));
            return articles.Count == 0 ? LiveArticles.None : await live.After(LiveArticles.None, articles, stop);
        }
    }
}
