using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>The front page: the newest pieces in one language.</summary>
public static class ListLatest
{
    public const int PageSize = 20;

    /// <param name="Page">From 1; a page past the end is not there.</param>
    [ForAnyone]
    public record Query(Language Language, int Page = 1) : IRequest<Result>;

    public record Result(IReadOnlyList<Listed> Pieces, int Page, int Pages);

    public class Handler(PressDb press) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var live = press.Live.Where(l => l.Language == query.Language);
            var pages = Math.Max(1, (await live.CountAsync(cancellationToken) + PageSize - 1) / PageSize);
            if (query.Page < 1 || query.Page > pages)
                throw new NotHere("page", query.Page);
            return new(await live.List((query.Page - 1) * PageSize, PageSize, cancellationToken), query.Page, pages);
        }
    }
}
