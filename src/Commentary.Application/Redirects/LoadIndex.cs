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
            await foreach (var redirect in db.Redirects.AsNoTracking().Where(r => r.IsOn).AsAsyncEnumerable().WithCancellation(stop))
                yield return new(redirect.Id, redirect.Rule);
        }
    }
}
