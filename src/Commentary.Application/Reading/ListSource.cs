using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>
/// What was said about the news of one publisher, in one language; or about what stands at one host, which may be many publishers' (doi.org,
/// youtube.com). One that no live piece comments on is not there.
/// </summary>
public static class ListSource
{
    public const int PageSize = 20;

    /// <param name="Name">The slug of a publisher, or a host.</param>
    [ForAnyone]
    public record Query(Language Language, string Name, int Page = 1) : IRequest<Result>;

    /// <param name="Shown">The publisher as the newest piece names it, or the host.</param>
    /// <param name="Host">Where the publisher's news stands, if that is one host; empty for the page of a host.</param>
    /// <param name="MovedTo">The slug of the publisher, where all that stands at a host is one publisher's: then the page is there. Null for any other.</param>
    /// <param name="HasOther">Whether the other language has pieces about it too.</param>
    public record Result(
        string Name,
        string Shown,
        string Host,
        string? MovedTo,
        bool HasOther,
        IReadOnlyList<Listed> Pieces,
        int Total,
        int Page,
        int Pages
    );

    public class Handler(PressDb press) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            if (query.Name.Length == 0)
                throw new NotHere("source", query.Name);
            var isHost = query.Name.Contains('.');
            var about = isHost ? press.Live.Where(l => l.SourceHost == query.Name) : press.Live.Where(l => l.PublisherSlug == query.Name);
            var live = about.Where(l => l.Language == query.Language);
            var all = await live.GroupBy(_ => 1)
                .Select(group => new
                {
                    Total = group.Count(),
                    Publisher = group.Min(l => l.PublisherSlug)!,
                    LastPublisher = group.Max(l => l.PublisherSlug)!,
                    Host = group.Min(l => l.SourceHost)!,
                    LastHost = group.Max(l => l.SourceHost)!,
                })
                .SingleOrDefaultAsync(cancellationToken);
            if (all is null)
                throw new NotHere("source", query.Name);
            var pages = (all.Total + PageSize - 1) / PageSize;
            if (query.Page < 1 || query.Page > pages)
                throw new NotHere("page", query.Page);
            var newest = await live.OrderByDescending(l => l.FirstPublishedAt)
                .Select(l => new { l.SourceHost, l.Publication.SourcePublisher })
                .FirstAsync(cancellationToken);
            return new(
                query.Name,
                isHost ? newest.SourceHost : newest.SourcePublisher,
                !isHost && all.Host == all.LastHost ? all.Host : "",
                isHost && all.Publisher == all.LastPublisher && all.Publisher.Length > 0 ? all.Publisher : null,
                await about.AnyAsync(l => l.Language != query.Language, cancellationToken),
                await live.List((query.Page - 1) * PageSize, PageSize, cancellationToken),
                all.Total,
                query.Page,
                pages
            );
        }
    }
}
