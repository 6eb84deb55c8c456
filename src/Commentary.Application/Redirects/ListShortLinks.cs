using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>The newsroom's list of short links: every article that was ever public, the newest first, with its codes.</summary>
public static class ListShortLinks
{
    public const int PageSize = 50;

    [For(Role.Editor)]
    public record Query(string Words = "", int Page = 1) : IRequest<Result>;

    /// <param name="Without">How many articles were public before there were codes, and have none yet.</param>
    public record Result(IReadOnlyList<Row> Rows, int Page, int Pages, int Total, int Without);

    /// <param name="Codes">The article's own first, then those that were chosen for it.</param>
    /// <param name="Address">Where readers see it, in French if they do; an address it had when they do not any more.</param>
    public record Row(int ArticleId, string Title, Language Language, string Address, bool IsPublic, IReadOnlyList<Code> Codes);

    public record Code(string Text, bool IsChosen);

    public class Handler(CommentaryDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var articles = db.Articles.AsNoTracking().Where(a => db.ShortLinks.Any(l => l.ArticleId == a.Id));
            if (query.Words.Trim() is { Length: > 0 } words)
            {
                // People paste the whole link.
                var code = OldAddress.Of(words) is { Path: var path } && ShortAddress.Read(path) is var (named, _) ? named : words;
                var anywhere = code.Anywhere();
                var titled = db.Publications.AsQueryable();
                foreach (var part in words.Words().Select(word => word.Anywhere()))
                    titled = titled.Where(p => EF.Functions.Like(p.FoldedTitle, part, Searching.Escape));
                articles = articles.Where(a =>
                    db.ShortLinks.Any(l => l.ArticleId == a.Id && EF.Functions.Like(l.Code, anywhere, Searching.Escape))
                    || titled.Any(p => p.ArticleId == a.Id)
                );
            }
            var total = await articles.CountAsync(cancellationToken);
            var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
            var page = Math.Clamp(query.Page, 1, pages);
            var ids = await articles
                .OrderByDescending(a => a.Id)
                .Skip((page - 1) * PageSize)
                .Take(PageSize)
                .Select(a => a.Id)
                .ToListAsync(cancellationToken);
            var codes = (await db.ShortLinks.AsNoTracking().Where(l => ids.Contains(l.ArticleId)).ToListAsync(cancellationToken)).ToLookup(
                l => l.ArticleId
            );
            var live = (await Live(ids, cancellationToken)).ToLookup(l => l.ArticleId);
            var former = (await Former(ids.Where(id => !live.Contains(id)).ToList(), cancellationToken)).ToLookup(l => l.ArticleId);
            return new([.. ids.Select(Row)], page, pages, total, await GiveShortLinks.Without(db).CountAsync(cancellationToken));

            Row Row(int id)
            {
                var shown = live[id].Concat(former[id]).OrderBy(l => l.Language).First();
                return new(
                    id,
                    shown.Title,
                    shown.Language,
                    shown.Address,
                    live.Contains(id),
                    [
                        .. codes[id]
                            .OrderBy(l => l.IsChosen)
                            .ThenBy(l => l.MadeAt)
                            .ThenBy(l => l.Code, StringComparer.Ordinal)
                            .Select(l => new Code(l.Code, l.IsChosen)),
                    ]
                );
            }
        }

        private Task<List<LivePage>> Live(List<int> ids, CancellationToken stop) =>
            db
                .Live.AsNoTracking()
                .Where(l => ids.Contains(l.ArticleId))
                .Select(l => new LivePage(l.ArticleId, l.Language, l.Slug, l.Publication.Title))
                .ToListAsync(stop);

        /// <summary>Of what is withdrawn, the last publication in each language.</summary>
        private Task<List<LivePage>> Former(List<int> ids, CancellationToken stop) =>
            db
                .Publications.AsNoTracking()
                .Where(p => ids.Contains(p.ArticleId))
                .Where(p => !db.Publications.Any(q => q.ArticleId == p.ArticleId && q.Language == p.Language && q.Id > p.Id))
                .Select(p => new LivePage(p.ArticleId, p.Language, p.Slug, p.Title))
                .ToListAsync(stop);
    }
}
