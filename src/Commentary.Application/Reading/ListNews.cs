using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>What was first published in the last two days, for the news sitemap.</summary>
public static class ListNews
{
    /// <summary>As many as a news sitemap may hold.</summary>
    public const int MostPieces = 1000;

    public static readonly TimeSpan HowLong = TimeSpan.FromDays(2);

    [ForAnyone]
    public record Query : IRequest<IReadOnlyList<News>>;

    public record News(Language Language, string Slug, string Title, DateTime FirstPublishedAt);

    public class Handler(PressDb press, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<News>>
    {
        public async Task<IReadOnlyList<News>> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var since = now - HowLong;
            List<News> news = [];
            // Language by language: so the index is kept.
            foreach (var language in LanguageNames.All)
                news.AddRange(
                    await press
                        .Live.Where(l => l.Language == language && l.FirstPublishedAt > since && l.FirstPublishedAt <= now)
                        .OrderByDescending(l => l.FirstPublishedAt)
                        .Take(MostPieces / LanguageNames.All.Count)
                        .Select(l => new News(l.Language, l.Slug, l.Publication.Title, l.FirstPublishedAt))
                        .ToListAsync(cancellationToken)
                );
            return news;
        }
    }
}
