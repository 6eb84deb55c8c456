using System.Runtime.CompilerServices;
using Commentary.Application.Data;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>Builds the index from all rules: the one place that reads the whole table, because answers must not read any.</summary>
public static class LoadIndex
{
    [ForAnyone]
    public record Query : IRequest<RedirectIndex>;

    public class Handler(CommentaryDb db, LiveNow live) : IRequestHandler<Query, RedirectIndex>
    {
        public async Task<RedirectIndex> Handle(Query query, CancellationToken cancellationToken) =>
            await RedirectIndex.Of(Rules(cancellationToken), await live.All(cancellationToken), cancellationToken);

        private async IAsyncEnumerable<NumberedRule> Rules([EnumeratorCancellation] CancellationToken stop)
        {
            // What only the newsroom reads is not read here: of a million rules it is most of the bytes.
            var rules = db
                .Redirects.AsNoTracking()
                .Where(r => r.IsOn)
                .Select(r => new NumberedRule(
                    r.Id,
                    new RedirectRule
                    {
                        Match = r.Match,
                        Path = r.Path,
                        Host = r.Host,
                        Query = r.Query,
                        ArticleId = r.ArticleId,
                        Language = r.Language,
                        Target = r.Target,
                        Answer = r.Answer,
                        QueryHandling = r.QueryHandling,
                        StartsAt = r.StartsAt,
                        EndsAt = r.EndsAt,
                        Place = r.Place,
                        Archive = r.Archive,
                    }
                ));
            await foreach (var rule in rules.AsAsyncEnumerable().WithCancellation(stop))
                yield return rule;
        }
    }
}
