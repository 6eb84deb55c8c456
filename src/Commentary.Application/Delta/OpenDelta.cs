using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Delta;

/// <summary>All that the newsroom knows of how a piece's readers moved: what was counted up to now, shown to readers or not yet.</summary>
public static class OpenDelta
{
    [For(Role.Author)]
    public record Query(int ArticleId) : IRequest<Result>;

    /// <param name="Shown">How many of the voices readers see; 0 while there are too few.</param>
    /// <param name="Questions">As they are public now, French first.</param>
    public record Result(int ArticleId, string Title, bool IsOff, int Shown, Movement Movement, IReadOnlyList<Asked> Questions);

    public record Asked(Language Language, string Slug, string Question);

    public class Handler(CommentaryDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var titles = await db
                .Editions.Where(e => e.ArticleId == query.ArticleId)
                .Select(e => new { e.Language, e.Title })
                .ToListAsync(cancellationToken);
            if (titles.Count == 0)
                throw new NotHere(nameof(Article), query.ArticleId);
            var questions = await db
                .Live.Where(l => l.ArticleId == query.ArticleId && l.Publication.Question != "")
                .Select(l => new Asked(l.Language, l.Slug, l.Publication.Question))
                .ToListAsync(cancellationToken);
            var delta = await db.ReadingDeltas.AsNoTracking().SingleOrDefaultAsync(d => d.ArticleId == query.ArticleId, cancellationToken);
            return new(
                query.ArticleId,
                titles.OrderBy(t => t.Language).Select(t => t.Title).FirstOrDefault(title => title.Length > 0) ?? "",
                delta is { IsOff: true },
                delta?.Movement?.Total ?? 0,
                await db.MovementOf(query.ArticleId, cancellationToken),
                [.. questions.OrderBy(q => q.Language)]
            );
        }
    }
}
