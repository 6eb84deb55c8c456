using Commentary.Application.Articles.DraftSearch;
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

    /// <summary>More topics or members than this are no choice to be made from a menu.</summary>
    private const int MostChoices = 500;

    [For(Role.Author)]
    public record Query : IRequest<Result>
    {
        /// <summary>Words of its text, its topics, its source or its authors, in either language; all when empty.</summary>
        public string Words { get; init; } = "";
        public ArticleFilter Filter { get; init; } = new();
        public ArticleSort Sort { get; init; }

        /// <summary>In which topics are named.</summary>
        public Language Language { get; init; }

        /// <summary>From 1.</summary>
        public int Page { get; init; } = 1;
    }

    /// <param name="Drifting">How many pieces, of all there are, say something else in French by now than in English.</param>
    public record Result(IReadOnlyList<Row> Rows, int Page, int Pages, int Total, int Drifting)
    {
        /// <summary>Words were searched while the index of drafts is being filled: nothing is known of them yet.</summary>
        public bool IsResting { get; init; }

        /// <summary>Whom and what the list can be narrowed to, as French sorts.</summary>
        public IReadOnlyList<string> Authors { get; init; } = [];
        public IReadOnlyList<TopicChoice> Topics { get; init; } = [];
    }

    public record TopicChoice(int Id, string Name);

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

    public class Handler(CommentaryDb db, FindDrafts find) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var articles = db.Articles.AsNoTracking().Narrowed(query.Filter);
            IReadOnlyList<int>? ranked = null;
            var isResting = false;
            if (query.Words.Trim() is { Length: > 0 } words)
            {
                var answer = await find.Of(words, cancellationToken);
                isResting = answer is null;
                ranked = answer is null ? [] : answer.Articles;
                if (ranked is not null)
                {
                    var ids = ranked.ToArray();
                    articles = articles.Where(a => EF.Parameter(ids).Contains(a.Id));
                }
            }

            var total = await articles.CountAsync(cancellationToken);
            var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
            var page = Math.Clamp(query.Page, 1, pages);
            var shown = await Sorted(articles, query.Sort, ranked, (page - 1) * PageSize, cancellationToken);
            var found = (
                await db
                    .Articles.AsNoTracking()
                    .Where(a => shown.Contains(a.Id))
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
                    .ToListAsync(cancellationToken)
            ).OrderBy(a => shown.IndexOf(a.Id)).ToList();

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
            )
            {
                IsResting = isResting,
                Authors = await Authors(cancellationToken),
                Topics = await Topics(query.Language, cancellationToken),
            };
        }

        /// <summary>The numbers of one page of them.</summary>
        private async Task<List<int>> Sorted(
            IQueryable<Article> articles,
            ArticleSort sort,
            IReadOnlyList<int>? ranked,
            int skip,
            CancellationToken stop
        )
        {
            if (sort is ArticleSort.Best && ranked is not null)
            {
                var left = (await articles.Select(a => a.Id).ToListAsync(stop)).ToHashSet();
                return [.. ranked.Where(left.Contains).Skip(skip).Take(PageSize)];
            }
            if (sort is ArticleSort.Title)
            {
                // Neither database sorts as French does: a title is short, and whoever sorts by it looks at a few thousand at most.
                var titles = await articles
                    .Select(a => new
                    {
                        a.Id,
                        Title = a
                            .Editions.Where(e => e.Title != "")
                            .OrderBy(e => e.Language == Language.French ? 0 : 1)
                            .Select(e => e.Title)
                            .FirstOrDefault(),
                    })
                    .ToListAsync(stop);
                return
                [
                    .. titles.OrderBy(t => t.Title ?? "", Searching.Order).ThenBy(t => t.Id).Skip(skip).Take(PageSize).Select(t => t.Id),
                ];
            }
            if (sort is ArticleSort.Published)
                return await articles
                    .OrderByDescending(a => db.Live.Where(l => l.ArticleId == a.Id).Max(l => (DateTime?)l.FirstPublishedAt))
                    .ThenByDescending(a => a.Id)
                    .Select(a => a.Id)
                    .Skip(skip)
                    .Take(PageSize)
                    .ToListAsync(stop);
            // Each stands where its edition stands that was saved last: so the list is read along the index of the saves, as far as its page.
            var last = db.Editions.Where(e =>
                !db.Editions.Any(o => o.ArticleId == e.ArticleId && (o.SavedAt > e.SavedAt || (o.SavedAt == e.SavedAt && o.Id > e.Id)))
            );
            return await articles
                .Join(last, a => a.Id, e => e.ArticleId, (article, edition) => new { article.Id, edition.SavedAt })
                .OrderByDescending(a => a.SavedAt)
                .ThenByDescending(a => a.Id)
                .Select(a => a.Id)
                .Skip(skip)
                .Take(PageSize)
                .ToListAsync(stop);
        }

        private async Task<IReadOnlyList<string>> Authors(CancellationToken stop) =>
            [.. (await db.Users.Select(m => m.DisplayName).Distinct().Take(MostChoices).ToListAsync(stop)).Order(Searching.Order)];

        private async Task<IReadOnlyList<TopicChoice>> Topics(Language language, CancellationToken stop)
        {
            var names = await db
                .Topics.OrderByDescending(t => t.Id)
                .Take(MostChoices)
                .Select(t => new TopicChoice(t.Id, t.Names.Where(n => n.Language == language).Select(n => n.Name).FirstOrDefault() ?? ""))
                .ToListAsync(stop);
            return [.. names.OrderBy(t => t.Name, Searching.Order)];
        }
    }
}
