using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Notes;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using Commentary.Text.Links;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Articles;

/// <summary>The newsroom's list: every article, the one saved last first, with the state of each language.</summary>
public static class ListArticles
{
    public const int PageSize = 50;

    [For(Role.Author)]
    public record Query : IRequest<Result>
    {
        /// <summary>Words to find in a title or in the source's address; all when empty.</summary>
        public string Words { get; init; } = "";

        /// <summary>Only the articles with an edition at this stage.</summary>
        public Stage? Stage { get; init; }

        /// <summary>From 1.</summary>
        public int Page { get; init; } = 1;
    }

    /// <param name="Drifting">How many pieces, of all there are, say something else in French by now than in English.</param>
    public record Result(IReadOnlyList<Row> Rows, int Page, int Pages, int Total, int Drifting);

    public record Row(int ArticleId, string Title, string SourceHost, bool IsDemonstration, State? French, State? English)
    {
        /// <summary>The save that happened last, in either language.</summary>
        public State? Last => French is null || English?.SavedAt > French.SavedAt ? English : French;

        /// <summary>Notes to colleagues that are not resolved, and the oldest of them.</summary>
        public int OpenNotes { get; init; }
        public int FirstNote { get; init; }

        public State? Edition(Language language) => language is Language.English ? English : French;
    }

    public record State(Stage Stage, bool HasUnpublishedChanges, string SavedBy, DateTime SavedAt);

    public class Handler(CommentaryDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var articles = db.Articles.AsNoTracking();
            if (query.Words.Trim() is { Length: > 0 } words)
            {
                // LIKE, not a search for bytes: SQLite takes a capital for its letter there too, at least without accents.
                var pattern = words.Anywhere();
                articles = articles.Where(a =>
                    EF.Functions.Like(a.Source.Url, pattern, Searching.Escape)
                    || a.Editions.Any(e => EF.Functions.Like(e.Title, pattern, Searching.Escape))
                );
            }
            if (query.Stage is { } stage)
                articles = articles.Where(a => a.Editions.Any(e => e.Stage == stage));

            var total = await articles.CountAsync(cancellationToken);
            var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
            var page = Math.Clamp(query.Page, 1, pages);
            // Each stands where its edition stands that was saved last: so the list is read along the index of the saves, as far as its page.
            var last = db.Editions.Where(e =>
                !db.Editions.Any(o => o.ArticleId == e.ArticleId && (o.SavedAt > e.SavedAt || (o.SavedAt == e.SavedAt && o.Id > e.Id)))
            );
            var found = await articles
                .Join(last, a => a.Id, e => e.ArticleId, (article, edition) => new { Article = article, edition.SavedAt })
                .OrderByDescending(a => a.SavedAt)
                .ThenByDescending(a => a.Article.Id)
                .Select(a => a.Article)
                .Skip((page - 1) * PageSize)
                .Take(PageSize)
                .Select(a => new
                {
                    a.Id,
                    a.Source.Url,
                    a.IsDemonstration,
                    Editions = a
                        .Editions.Select(e => new
                        {
                            e.Language,
                            e.Title,
                            e.Stage,
                            e.PublishedVersion,
                            e.Version,
                            e.SavedBy,
                            e.SavedAt,
                        })
                        .ToList(),
                })
                .ToListAsync(cancellationToken);

            var notes = await db.OpenNotesOf([.. found.Select(a => a.Id)], cancellationToken);
            return new(
                [
                    .. found.Select(a =>
                    {
                        var titles = a.Editions.OrderBy(e => e.Language).Select(e => e.Title);
                        var states = a.Editions.ToDictionary(
                            e => e.Language,
                            e => new State(e.Stage, e.Stage is Stage.Published && e.PublishedVersion != e.Version, e.SavedBy, e.SavedAt)
                        );
                        return new Row(
                            a.Id,
                            titles.FirstOrDefault(t => t.Length > 0) ?? "",
                            SourceAddress.Host(a.Url),
                            a.IsDemonstration,
                            states.GetValueOrDefault(Language.French),
                            states.GetValueOrDefault(Language.English)
                        )
                        {
                            OpenNotes = notes.GetValueOrDefault(a.Id).Count,
                            FirstNote = notes.GetValueOrDefault(a.Id).First,
                        };
                    }),
                ],
                page,
                pages,
                total,
                await db.Editions.CountAsync(e => e.Drift != null, cancellationToken)
            );
        }
    }
}
