using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>What was said about the news of one host, in one language. A host that no live piece comments on is not there.</summary>
public static class ListSource
{
    public const int PageSize = 20;

    [ForAnyone]
    public record Query(Language Language, string Host, int Page = 1) : IRequest<Result>;

    /// <param name="Publisher">As the newest piece names it; empty when it names none.</param>
    /// <param name="HasOther">Whether the other language has pieces about it too.</param>
    public record Result(string Host, string Publisher, bool HasOther, IReadOnlyList<Listed> Pieces, int Total, int Page, int Pages);

    public class Handler(PressDb press) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var about = press.Live.Where(l => l.SourceHost == query.Host && l.SourceHost != "");
            var live = about.Where(l => l.Language == query.Language);
            var total = await live.CountAsync(cancellationToken);
            if (total == 0)
                throw new NotHere("source", query.Host);
            var pages = (total + PageSize - 1) / PageSize;
            if (query.Page < 1 || query.Page > pages)
                throw new NotHere("page", query.Page);
            var newest = await live.OrderByDescending(l => l.FirstPublishedAt)
                .Select(l => new { l.SourceHost, l.Publication.SourcePublisher })
                .FirstAsync(cancellationToken);
            var hasOther = await about.AnyAsync(l => l.Language != query.Language, cancellationToken);
            var pieces = await live.List((query.Page - 1) * PageSize, PageSize, cancellationToken);
            return new(newest.SourceHost, newest.SourcePublisher, hasOther, pieces, total, query.Page, pages);
        }
    }
}
