using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Scheduling;

/// <summary>The editions whose moment has come, the one that waits longest first, and of one moment the French: the English needs it.</summary>
public static class FindDue
{
    private const int Most = 50;

    [For(Role.Administrator)]
    public record Query : IRequest<IReadOnlyList<int>>;

    public class Handler(CommentaryDb db, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<int>>
    {
        public async Task<IReadOnlyList<int>> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return await db
                .Editions.Where(e => e.Schedule!.At <= now && e.Schedule.MissedAt == null && e.Schedule.HeldBy == "")
                .OrderBy(e => e.Schedule!.At)
                .ThenBy(e => e.Language == Language.French ? 0 : 1)
                .Select(e => e.Id)
                .Take(Most)
                .ToListAsync(cancellationToken);
        }
    }
}
