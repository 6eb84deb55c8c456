using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Readers;

/// <summary>What was read in the last days: by piece and language, the most read first, and day by day.</summary>
public static class ListReadings
{
    public const int PageSize = 50;

    /// <summary>The periods that can be asked for, in days; another is taken for <see cref="Usual"/>.</summary>
    public static readonly IReadOnlyList<int> Periods = [7, Usual, 365];
    public const int Usual = 30;

    /// <summary>So many days are shown one by one; of more, weeks.</summary>
    private const int MostDays = 31;
    private const int Week = 7;

    /// <param name="ArticleId">Null for all.</param>
    [For(Role.Author)]
    public record Query(int Days = Usual, int? ArticleId = null, int Page = 1) : IRequest<Result>;

    /// <param name="Title">Of the one piece that was asked for; null for all, empty when it has none.</param>
    /// <param name="Spans">The oldest first.</param>
    public record Result(int Days, string? Title, IReadOnlyList<Row> Rows, int Page, int Pages, int Total, IReadOnlyList<Span> Spans)
    {
        public int People => Spans.Sum(s => s.People);
        public int Robots => Spans.Sum(s => s.Robots);
        public bool AreWeeks => Days > MostDays;
    }

    /// <param name="Slug">Where readers find it; null when they do not now.</param>
    public record Row(int ArticleId, Language Language, string Title, string? Slug, int People, int Robots);

    /// <summary>A day, or a week up to its last day.</summary>
    public record Span(DateOnly First, DateOnly Last, int French, int English, int Robots)
    {
        public int People => French + English;

        public int In(Language language) => language is Language.English ? English : French;
    }

    public class Handler(CommentaryDb db, SiteOptions site, TimeProvider clock) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            if (query.ArticleId is { } id && !await db.Articles.AnyAsync(a => a.Id == id, cancellationToken))
                throw new NotHere(nameof(Article), id);
            var days = Periods.Contains(query.Days) ? query.Days : Usual;
            var today = site.Today(clock);
            var first = today.AddDays(1 - days);
            var counted = db.Readings.Where(r => r.Day >= first && r.Day <= today);
            if (query.ArticleId is { } one)
                counted = counted.Where(r => r.ArticleId == one);
            var pieces = counted.GroupBy(r => new { r.ArticleId, r.Language });
            var total = await pieces.Select(g => g.Key).CountAsync(cancellationToken);
            var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
            var page = Math.Clamp(query.Page, 1, pages);
            var rows = await pieces
                .Select(g => new
                {
                    g.Key.ArticleId,
                    g.Key.Language,
                    People = g.Sum(r => r.People),
                    Robots = g.Sum(r => r.Robots),
                })
                .OrderByDescending(r => r.People)
                .ThenByDescending(r => r.Robots)
                .ThenBy(r => r.ArticleId)
                // "fr" before "en".
                .ThenByDescending(r => r.Language)
                .Skip((page - 1) * PageSize)
                .Take(PageSize)
                .ToListAsync(cancellationToken);
            var named = await Names([.. rows.Select(r => r.ArticleId).Append(query.ArticleId ?? 0).Distinct()], cancellationToken);
            return new(
                days,
                query.ArticleId is { } shown ? named[shown].Select(n => n.Title).FirstOrDefault(t => t.Length > 0) ?? "" : null,
                [
                    .. rows.Select(r =>
                    {
                        var names = named[r.ArticleId].Where(n => n.Language == r.Language).ToList();
                        return new Row(
                            r.ArticleId,
                            r.Language,
                            names.Select(n => n.Title).FirstOrDefault(t => t.Length > 0) ?? "",
                            names.Select(n => n.Slug).FirstOrDefault(s => s is not null),
                            r.People,
                            r.Robots
                        );
                    }),
                ],
                page,
                pages,
                total,
                await Spans(counted, first, today, cancellationToken)
            );
        }

        private sealed record Name(int ArticleId, Language Language, string Title, string? Slug);

        /// <summary>As they are public, else as they are written now; French first.</summary>
        private async Task<ILookup<int, Name>> Names(IReadOnlyList<int> articles, CancellationToken stop)
        {
            var live = await db
                .Live.Where(l => articles.Contains(l.ArticleId))
                .Select(l => new Name(l.ArticleId, l.Language, l.Publication.Title, l.Slug))
                .ToListAsync(stop);
            var written = await db
                .Editions.Where(e => articles.Contains(e.ArticleId))
                .Select(e => new Name(e.ArticleId, e.Language, e.Title, null))
                .ToListAsync(stop);
            return live.OrderBy(n => n.Language).Concat(written.OrderBy(n => n.Language)).ToLookup(n => n.ArticleId);
        }

        private static async Task<IReadOnlyList<Span>> Spans(
            IQueryable<Readings> counted,
            DateOnly first,
            DateOnly today,
            CancellationToken stop
        )
        {
            var days = (
                await counted
                    .GroupBy(r => new { r.Day, r.Language })
                    .Select(g => new
                    {
                        g.Key.Day,
                        g.Key.Language,
                        People = g.Sum(r => r.People),
                        Robots = g.Sum(r => r.Robots),
                    })
                    .ToListAsync(stop)
            ).ToLookup(d => d.Day);
            var length = today.DayNumber - first.DayNumber < MostDays ? 1 : Week;
            List<Span> spans = [];
            // From today back, so that the newest week is whole.
            for (var last = today; last >= first; last = last.AddDays(-length))
            {
                var begins = last.AddDays(1 - length) < first ? first : last.AddDays(1 - length);
                var (french, english, robots) = (0, 0, 0);
                for (var day = begins; day <= last; day = day.AddDays(1))
                    foreach (var of in days[day])
                    {
                        robots += of.Robots;
                        if (of.Language is Language.English)
                            english += of.People;
                        else
                            french += of.People;
                    }
                spans.Insert(0, new(begins, last, french, english, robots));
            }
            return spans;
        }
    }
}
