using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Scheduling;

/// <summary>What is to go out, the next first, and before it what should have.</summary>
public static class ListScheduled
{
    /// <summary>As many as one looks at.</summary>
    private const int Most = 30;

    [For(Role.Author)]
    public record Query : IRequest<IReadOnlyList<Row>>;

    public record Row(int ArticleId, Language Language, string Title, Schedule Schedule);

    public class Handler(CommentaryDb db) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken cancellationToken) =>
            await db
                .Editions.AsNoTracking()
                .Where(e => e.Schedule != null)
                .OrderBy(e => e.Schedule!.At)
                .ThenBy(e => e.Language == Language.French ? 0 : 1)
                .Take(Most)
                .Select(e => new Row(e.ArticleId, e.Language, e.Title, e.Schedule!))
                .ToListAsync(cancellationToken);
    }
}
