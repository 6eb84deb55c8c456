using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>The newsroom's list of rules.</summary>
public static class ListRedirects
{
    public const int PageSize = 100;

    [For(Role.Editor)]
    public record Query(string Words = "", int Page = 1) : IRequest<Result>;

    public record Result(IReadOnlyList<Row> Rows, int Page, int Pages, int Total);

    /// <param name="LeadsTo">The address it leads to now; null for what is gone, or for an article that is not public.</param>
    public record Row(
        int Id,
        string Path,
        RedirectAnswer Answer,
        string? LeadsTo,
        int? ArticleId,
        RedirectOrigin Origin,
        bool IsOn,
        string Note
    );

    public class Handler(CommentaryDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var redirects = db.Redirects.AsNoTracking();
            if (query.Words.Trim() is { Length: > 0 } words)
            {
                var pattern = words.Anywhere();
                redirects = redirects.Where(r =>
                    EF.Functions.Like(r.Path, pattern, Searching.Escape)
                    || EF.Functions.Like(r.Target!, pattern, Searching.Escape)
                    || EF.Functions.Like(r.Note, pattern, Searching.Escape)
                );
            }
            var total = await redirects.CountAsync(cancellationToken);
            var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
            var page = Math.Clamp(query.Page, 1, pages);
            var rows = await redirects
                .OrderByDescending(r => r.Id)
                .Skip((page - 1) * PageSize)
                .Take(PageSize)
                .ToListAsync(cancellationToken);
            var ids = rows.Select(r => r.ArticleId).ToList();
            var live = (await db.Live.AsNoTracking().Where(l => ids.Contains(l.ArticleId)).ToListAsync(cancellationToken)).ToLookup(l =>
                l.ArticleId
            );
            return new(
                [.. rows.Select(r => new Row(r.Id, r.Path, r.Answer, LeadsTo(r), r.ArticleId, r.Origin, r.IsOn, r.Note))],
                page,
                pages,
                total
            );

            string? LeadsTo(Redirect rule) =>
                rule.Answer is RedirectAnswer.Gone
                    ? null
                    : rule.Target
                        ?? live[rule.ArticleId ?? 0]
                            .OrderBy(l => l.Language == (rule.Language ?? Text.Languages.Language.French) ? 0 : 1)
                            .Select(l => Addresses.Article(l.Language, l.Slug))
                            .FirstOrDefault();
        }
    }
}
