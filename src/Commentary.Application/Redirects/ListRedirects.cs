using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;

namespace Commentary.Application.Redirects;

/// <summary>The newsroom's list of rules.</summary>
public static class ListRedirects
{
    public const int PageSize = 50;

    [For(Role.Editor)]
    public record Query : IRequest<Result>
    {
        public RuleFilter Filter { get; init; } = new();

        /// <summary>From 1.</summary>
        public int Page { get; init; } = 1;
    }

    /// <param name="Total">At most <see cref="FindRules.Most"/>.</param>
    /// <param name="IsMore">There are more, which are not counted.</param>
    /// <param name="Further">The number before which nothing was looked through; null when all was.</param>
    /// <param name="IsUnordered">There are too many to be put in the order that was asked.</param>
    public record Result(
        IReadOnlyList<RuleRow> Rows,
        int Page,
        int Pages,
        int Total,
        bool IsMore,
        int? Further,
        bool IsUnordered,
        IReadOnlyList<string> Groups
    );

    public class Handler(FindRules find, ShowRules show, IMediator mediator) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var found = await find.Of(query.Filter, cancellationToken);
            var pages = Math.Max(1, (found.Ids.Count + PageSize - 1) / PageSize);
            var page = Math.Clamp(query.Page, 1, pages);
            var rows = await show.Of([.. found.Ids.Skip((page - 1) * PageSize).Take(PageSize)], cancellationToken);
            var groups = await mediator.Send(new ListRuleGroups.Query(), cancellationToken);
            return new(rows, page, pages, found.Ids.Count, found.IsMore, found.Further, found.IsUnordered, groups);
        }
    }
}
