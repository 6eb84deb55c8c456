using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>The newest pieces of a language, whole, for feed readers: all of them, or those on one topic.</summary>
public static class ReadFeed
{
    public const int MostPieces = 20;

    /// <param name="Topic">The slug of a topic; null for every piece.</param>
    [ForAnyone]
    public record Query(Language Language, string? Topic = null) : IRequest<Result>;

    /// <param name="Topic">Null for every piece.</param>
    public record Result(IReadOnlyList<Entry> Entries, TopicOfFeed? Topic);

    /// <param name="OtherSlug">The same topic's slug in the other language; null when no live piece shows it there.</param>
    public record TopicOfFeed(string Name, string Slug, string? OtherSlug);

    /// <param name="Other">The same piece in the other language; null when it is not public there.</param>
    /// <param name="OriginalSince">
    /// For a translation whose original says something else by now: when that was published. Null for any other.
    /// </param>
    public record Entry(Publication Publication, DateTime FirstPublishedAt, string? Other, DateTime? OriginalSince);

    public class Handler(PressDb press) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var topic = query.Topic is { } slug ? await Topic(query.Language, slug, cancellationToken) : null;
            var pieces = press.Live.Where(l => l.Language == query.Language);
            if (topic is not null)
                pieces = pieces.Where(l => l.Publication.Topics.Any(t => t.Slug == topic.Slug));
            var live = await pieces
                .Include(l => l.Publication.Parts)
                .Include(l => l.Publication.Topics)
                .OrderByDescending(l => l.FirstPublishedAt)
                .ThenByDescending(l => l.ArticleId)
                .Take(MostPieces)
                .AsSplitQuery()
                .ToListAsync(cancellationToken);
            await press.Describe([.. live.Select(l => l.Publication)], query.Language, cancellationToken);
            var others = await Others(live, query.Language, cancellationToken);
            return new(
                [
                    .. live.Select(l =>
                    {
                        var other = others.GetValueOrDefault(l.ArticleId);
                        return new Entry(l.Publication, l.FirstPublishedAt, other?.Slug, Since(l.Publication.Making, other));
                    }),
                ],
                topic
            );
        }

        private async Task<TopicOfFeed> Topic(Language language, string slug, CancellationToken stop)
        {
            var live = press.Live.Where(l => l.Language == language && l.Publication.Topics.Any(t => t.Slug == slug));
            var topic =
                await live.OrderByDescending(l => l.FirstPublishedAt)
                    .Select(l => l.Publication.Topics.First(t => t.Slug == slug))
                    .FirstOrDefaultAsync(stop)
                ?? throw new NotHere("topic", slug);
            var other = await press
                .Live.Where(l => l.Language != language)
                .SelectMany(l => l.Publication.Topics)
                .Where(t => t.TopicId == topic.TopicId)
                .Select(t => t.Slug)
                .FirstOrDefaultAsync(stop);
            return new(topic.Name, topic.Slug, other);
        }

        private sealed record Counterpart(int ArticleId, string Slug, string TextKey, DateTime PublishedAt);

        /// <summary>The same pieces in the other language.</summary>
        private Task<Dictionary<int, Counterpart>> Others(List<LiveEdition> live, Language language, CancellationToken stop)
        {
            var ids = live.Select(l => l.ArticleId).ToList();
            return press
                .Live.Where(o => o.Language != language && ids.Contains(o.ArticleId))
                .Select(o => new Counterpart(o.ArticleId, o.Slug, o.Publication.Making.TextKey, o.Publication.PublishedAt))
                .ToDictionaryAsync(o => o.ArticleId, stop);
        }

        /// <summary>An original that was published again with the same words is no other text.</summary>
        private static DateTime? Since(Making made, Counterpart? original) =>
            original is not null && made.IsOlderThan(original.TextKey, original.PublishedAt) ? original.PublishedAt : null;
    }
}
