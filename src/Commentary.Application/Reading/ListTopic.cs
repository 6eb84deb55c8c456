using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>The pieces on one topic, in one language. A topic that no live piece shows is not there.</summary>
public static class ListTopic
{
    public const int PageSize = 20;

    [ForAnyone]
    public record Query(Language Language, string Slug, int Page = 1) : IRequest<Result>;

    /// <param name="OtherSlug">The same topic's slug in the other language; null when no live piece shows it there.</param>
    public record Result(string Name, string Slug, string? OtherSlug, IReadOnlyList<Listed> Pieces, int Total, int Page, int Pages);

    public class Handler(PressDb press) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var live = press.Live.Where(l => l.Language == query.Language && l.Publication.Topics.Any(t => t.Slug == query.Slug));
            var topic =
                await live.OrderByDescending(l => l.FirstPublishedAt)
                    .Select(l => l.Publication.Topics.First(t => t.Slug == query.Slug))
                    .FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotHere("topic", query.Slug);
            var other = await press
                .Live.Where(l => l.Language != query.Language)
                .SelectMany(l => l.Publication.Topics)
                .Where(t => t.TopicId == topic.TopicId)
                .Select(t => t.Slug)
                .FirstOrDefaultAsync(cancellationToken);

            var total = await live.CountAsync(cancellationToken);
            var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
            if (query.Page < 1 || query.Page > pages)
                throw new NotHere("page", query.Page);
            var pieces = await live.List((query.Page - 1) * PageSize, PageSize, cancellationToken);
            return new(topic.Name, topic.Slug, other, pieces, total, query.Page, pages);
        }
    }
}
