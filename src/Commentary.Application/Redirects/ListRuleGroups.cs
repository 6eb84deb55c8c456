using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>The names of the groups that rules are in, to be offered where one types one.</summary>
public static class ListRuleGroups
{
    private const int Most = 200;

    [For(Role.Editor)]
    public record Query : IRequest<IReadOnlyList<string>>;

    public class Handler(CommentaryDb db) : IRequestHandler<Query, IReadOnlyList<string>>
    {
        /// <summary>From the index alone: that is why those of rules taken away are among them.</summary>
        public async Task<IReadOnlyList<string>> Handle(Query query, CancellationToken cancellationToken) =>
            await db
                .Redirects.IgnoreQueryFilters()
                .Where(r => r.Group != "")
                .Select(r => r.Group)
                .Distinct()
                .OrderBy(g => g)
                .Take(Most)
                .ToListAsync(cancellationToken);
    }
}
