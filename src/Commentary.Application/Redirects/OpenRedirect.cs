using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>One rule, as it is written, as it works, and among those that nothing but their place tells apart from it.</summary>
public static class OpenRedirect
{
    [For(Role.Editor)]
    public record Query(int Id) : IRequest<Result>;

    /// <param name="Peers">In their order, itself among them; empty when it has none.</param>
    public record Result(RuleText Text, RuleRow Row, string ChangedBy, DateTime ChangedAt, IReadOnlyList<NumberedRule> Peers);

    public class Handler(CommentaryDb db, ShowRules show, Peers peers) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var redirect =
                await db.Redirects.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(r => r.Id == query.Id, cancellationToken)
                ?? throw new NotHere(nameof(Redirect), query.Id);
            var batch = await db
                .RedirectBatches.Where(b => b.Id == redirect.BatchId)
                .Select(b => b.By)
                .SingleOrDefaultAsync(cancellationToken);
            var among = redirect.IsRemoved ? [] : await peers.Of(redirect.Rule, cancellationToken);
            return new(
                await db.AsWritten(redirect.Rule, cancellationToken),
                (await show.Of([redirect.Id], cancellationToken))[0],
                batch ?? "",
                redirect.ChangedAt,
                among.Count > 1 ? among : []
            );
        }
    }
}
