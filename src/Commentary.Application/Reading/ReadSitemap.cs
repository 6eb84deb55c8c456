using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>The addresses in one part of the sitemap, an article's editions together.</summary>
public static class ReadSitemap
{
    /// <param name="Part">From 1; one with nothing in it is not there.</param>
    [ForAnyone]
    public record Query(int Part) : IRequest<IReadOnlyList<Address>>;

    public record Address(int ArticleId, Language Language, string Slug, DateTime ChangedAt);

    public class Handler(PressDb press) : IRequestHandler<Query, IReadOnlyList<Address>>
    {
        public async Task<IReadOnlyList<Address>> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var last = (long)query.Part * ListSitemaps.ArticlesInPart;
            var before = last - ListSitemaps.ArticlesInPart;
            var addresses = await press
                .Live.Where(l => l.ArticleId > before && l.ArticleId <= last)
                .OrderBy(l => l.ArticleId)
                .ThenBy(l => l.Language)
                .Select(l => new Address(l.ArticleId, l.Language, l.Slug, l.Publication.PublishedAt))
                .ToListAsync(cancellationToken);
            return addresses.Count > 0 ? addresses : throw new NotHere("part of the sitemap", query.Part);
        }
    }
}
