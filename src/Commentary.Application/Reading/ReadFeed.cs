using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>The newest pieces of a language, whole, for feed readers.</summary>
public static class ReadFeed
{
    public const int MostPieces = 20;

    [ForAnyone]
    public record Query(Language Language) : IRequest<IReadOnlyList<Entry>>;

    public record Entry(Publication Publication, DateTime FirstPublishedAt);

    public class Handler(PressDb press) : IRequestHandler<Query, IReadOnlyList<Entry>>
    {
        public async Task<IReadOnlyList<Entry>> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var live = await press
                .Live.Include(l => l.Publication.Parts)
                .Include(l => l.Publication.Topics)
                .Where(l => l.Language == query.Language)
                .OrderByDescending(l => l.FirstPublishedAt)
                .ThenByDescending(l => l.ArticleId)
                .Take(MostPieces)
                .AsSplitQuery()
                .ToListAsync(cancellationToken);
            return [.. live.Select(l => new Entry(l.Publication, l.FirstPublishedAt))];
        }
    }
}
