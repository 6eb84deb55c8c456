using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>What a piece's readers are asked, and how those who answered moved, as it is shown now.</summary>
public static class ReadDelta
{
    [ForAnyone]
    public record Query(Language Language, string Slug) : IRequest<Result>;

    /// <param name="OtherSlug">Of the other language's edition, if it asks too.</param>
    public record Result(string Title, string Slug, string Question, string? OtherSlug, Movement? Movement);

    public class Handler(PressDb press) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var asking = press.Live.Where(l => l.Publication.Question != "");
            var live =
                await asking
                    .Where(l => l.Language == query.Language && l.Slug == query.Slug)
                    .Select(l => new
                    {
                        l.ArticleId,
                        l.Slug,
                        l.Publication.Title,
                        l.Publication.Question,
                    })
                    .SingleOrDefaultAsync(cancellationToken)
                ?? throw new NotHere("question", query.Slug);
            var delta = await press.ReadingDeltas.SingleOrDefaultAsync(d => d.ArticleId == live.ArticleId, cancellationToken);
            if (delta is { IsOff: true })
                throw new NotHere("question", query.Slug);
            var other = await asking
                .Where(l => l.ArticleId == live.ArticleId && l.Language != query.Language)
                .Select(l => l.Slug)
                .SingleOrDefaultAsync(cancellationToken);
            return new(live.Title, live.Slug, live.Question, other, delta?.Movement);
        }
    }
}
