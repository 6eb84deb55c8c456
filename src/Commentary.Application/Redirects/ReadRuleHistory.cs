using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>What a rule was and became: who changed it, when, and in which fields; the last first.</summary>
public static class ReadRuleHistory
{
    private const int Most = 200;

    [For(Role.Editor)]
    public record Query(int Id) : IRequest<Result>;

    /// <param name="Titles">Of the articles that it leads to or led to.</param>
    public record Result(RedirectRule Rule, IReadOnlyList<Step> Steps, IReadOnlyDictionary<int, string> Titles);

    /// <param name="Before">Null when it was made.</param>
    public record Step(RedirectRule? Before, RedirectRule After, DateTime At, ListBatches.Row? Batch)
    {
        public IEnumerable<RuleField> Changed => Enum.GetValues<RuleField>().Where(f => Before is null || f.IsOther(Before, After));
    }

    public class Handler(CommentaryDb db, ShowRules show, IMediator mediator) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var redirect =
                await db.Redirects.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(r => r.Id == query.Id, cancellationToken)
                ?? throw new NotHere(nameof(Redirect), query.Id);
            var former = await db
                .FormerRedirects.AsNoTracking()
                .Where(f => f.RedirectId == query.Id)
                .OrderByDescending(f => f.Id)
                .Take(Most)
                .ToListAsync(cancellationToken);
            List<Step> steps = [];
            var (now, at, batch) = (redirect.Rule, redirect.ChangedAt, redirect.BatchId);
            foreach (var state in former)
            {
                var before = RuleBook.Read(state.State);
                steps.Add(new(before, now, at, await Batch(batch, cancellationToken)));
                (now, at, batch) = (before, state.From, state.MadeInBatchId);
            }
            if (former.Count < Most)
                steps.Add(new(null, now, at, await Batch(batch, cancellationToken)));
            var articles = steps.SelectMany(s => new[] { s.Before?.ArticleId, s.After.ArticleId }).OfType<int>().Distinct().ToList();
            return new(redirect.Rule, steps, await show.Titles(articles, cancellationToken));
        }

        private async Task<ListBatches.Row?> Batch(int id, CancellationToken stop) =>
            (await mediator.Send(new ListBatches.Query { Id = id }, stop)).Rows.SingleOrDefault();
    }
}
