using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>
/// The parts of the sitemap that have something in them. A part is a stretch of article numbers: a new piece changes the last part only, and
/// none is found by counting rows.
/// </summary>
public static class ListSitemaps
{
    /// <summary>With an address for each language, a part holds at most 10,000: a fifth of what the protocol allows.</summary>
    public const int ArticlesInPart = 5000;

    [ForAnyone]
    public record Query : IRequest<IReadOnlyList<SitemapPart>>;

    /// <param name="Number">From 1.</param>
    public record SitemapPart(int Number, DateTime ChangedAt);

    public class Handler(PressDb press) : IRequestHandler<Query, IReadOnlyList<SitemapPart>>
    {
        public async Task<IReadOnlyList<SitemapPart>> Handle(Query query, CancellationToken cancellationToken) =>
            await press
                .Live.GroupBy(l => ((l.ArticleId - 1) / ArticlesInPart) + 1)
                .OrderBy(part => part.Key)
                .Select(part => new SitemapPart(part.Key, part.Max(l => l.Publication.PublishedAt)))
                .ToListAsync(cancellationToken);
    }
}
