using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>Every address with a piece behind it, for the sitemap.</summary>
public static class ListAddresses
{
    /// <summary>A sitemap holds 50,000 addresses (sitemaps.org, «Sitemap file location»).</summary>
    public const int MostAddresses = 50_000;

    [ForAnyone]
    public record Query : IRequest<IReadOnlyList<Entry>>;

    public record Entry(int ArticleId, Language Language, string Slug, DateTime ChangedAt);

    public class Handler(PressDb press) : IRequestHandler<Query, IReadOnlyList<Entry>>
    {
        public async Task<IReadOnlyList<Entry>> Handle(Query query, CancellationToken cancellationToken) =>
            await press
                .Live.OrderByDescending(l => l.ArticleId)
                .ThenBy(l => l.Language)
                .Take(MostAddresses)
                .Select(l => new Entry(l.ArticleId, l.Language, l.Slug, l.Publication.PublishedAt))
                .ToListAsync(cancellationToken);
    }
}
