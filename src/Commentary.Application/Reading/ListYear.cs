using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>The archive: how many pieces each month has, and the pieces of one year, month by month; a year of many has several pages.</summary>
public static class ListYear
{
    /// <summary>A page of so many lines weighs less than 9 kB, and with all that a first visit fetches less than 30.</summary>
    public const int PageSize = 120;

    /// <param name="Year">Null for the newest year that has a piece.</param>
    [ForAnyone]
    public record Query(Language Language, int? Year, int Page = 1) : IRequest<Result>;

    /// <param name="Years">Those that have pieces, the newest first.</param>
    /// <param name="Year">The year shown; null when nothing was published yet.</param>
    /// <param name="Months">The months of that year that have pieces, the newest first.</param>
    /// <param name="HasOther">Whether the other language has pieces in that year too.</param>
    /// <param name="Total">The pieces of all years.</param>
    public record Result(
        IReadOnlyList<int> Years,
        int? Year,
        IReadOnlyList<MonthOfPieces> Months,
        bool HasOther,
        int Total,
        int Page = 1,
        int Pages = 1
    );

    /// <param name="Count">All the pieces of the month, on this page or not.</param>
    /// <param name="Page">Where it begins.</param>
    /// <param name="Pieces">Those of them that are on this page.</param>
    public record MonthOfPieces(DateOnly First, int Count, int Page, IReadOnlyList<Line> Pieces);

    public record Line(string Title, string Slug, string SourceHost, DateTime FirstPublishedAt);

    public class Handler(PressDb press) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var live = press.Live.Where(l => l.Language == query.Language);
            var counts = await live.GroupBy(l => l.Month)
                .Select(month => new { Month = month.Key, Pieces = month.Count() })
                .ToDictionaryAsync(month => month.Month, month => month.Pieces, cancellationToken);
            List<int> years = [.. counts.Keys.Select(month => month / 100).Distinct().OrderDescending()];
            if (years.Count == 0 && query.Year is null)
                return new([], null, [], false, 0);
            var year = query.Year ?? years[0];
            if (!years.Contains(year))
                throw new NotHere("year", year);

            var ofYear = press.Live.Where(l => l.Month > year * 100 && l.Month < (year + 1) * 100);
            var hasOther = await ofYear.AnyAsync(l => l.Language != query.Language, cancellationToken);
            var months = counts.Where(c => c.Key / 100 == year).OrderByDescending(c => c.Key).ToList();
            var pages = (months.Sum(m => m.Value) + PageSize - 1) / PageSize;
            if (query.Page < 1 || query.Page > pages)
                throw new NotHere("page", query.Page);
            // By month first: it is what the index goes by.
            var pieces = await ofYear
                .Where(l => l.Language == query.Language)
                .OrderByDescending(l => l.Month)
                .ThenByDescending(l => l.FirstPublishedAt)
                .ThenByDescending(l => l.ArticleId)
                .Skip((query.Page - 1) * PageSize)
                .Take(PageSize)
                .Select(l => new { l.Month, Line = new Line(l.Publication.Title, l.Slug, l.Publication.SourceHost, l.FirstPublishedAt) })
                .ToListAsync(cancellationToken);
            var byMonth = pieces.ToLookup(p => p.Month, p => p.Line);
            List<MonthOfPieces> listed = [];
            var before = 0;
            foreach (var (month, count) in months)
            {
                listed.Add(new(new(year, month % 100, 1), count, 1 + (before / PageSize), [.. byMonth[month]]));
                before += count;
            }
            return new(years, year, listed, hasOther, counts.Values.Sum(), query.Page, pages);
        }
    }
}
