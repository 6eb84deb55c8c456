using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Drift;

/// <summary>Every piece whose French says something else by now than its English, the gravest first, and of those the one that waits longest.</summary>
public static class ListDrifting
{
    public const int PageSize = 50;

    /// <param name="Page">From 1.</param>
    [For(Role.Author)]
    public record Query(int Page = 1) : IRequest<Result>;

    public record Result(IReadOnlyList<Row> Rows, int Page, int Pages, int Total);

    /// <param name="Stage">Of the English edition: a false number that is public is another thing than one in a draft.</param>
    /// <param name="Since">When the French began to say something else.</param>
    /// <param name="SavedBy">Who saved the French last.</param>
    public record Row(
        int ArticleId,
        string Title,
        string EnglishTitle,
        bool IsDemonstration,
        Stage Stage,
        DriftTally Tally,
        DateTime Since,
        string SavedBy
    );

    public class Handler(CommentaryDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var drifting = db.Editions.Where(e => e.Drift != null);
            var total = await drifting.CountAsync(cancellationToken);
            var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
            var page = Math.Clamp(query.Page, 1, pages);
            var found = await drifting
                .OrderBy(e => e.Drift)
                .ThenBy(e => e.DriftsSince)
                .ThenBy(e => e.Id)
                .Skip((page - 1) * PageSize)
                .Take(PageSize)
                .Select(e => new
                {
                    e.ArticleId,
                    e.Title,
                    e.Stage,
                    e.DriftKinds,
                    e.DriftsSince,
                    French = db
                        .Editions.Where(f => f.ArticleId == e.ArticleId && f.Language == Language.French)
                        .Select(f => new { f.Title, f.SavedBy })
                        .First(),
                    IsDemonstration = db.Articles.Where(a => a.Id == e.ArticleId).Select(a => a.IsDemonstration).First(),
                })
                .ToListAsync(cancellationToken);
            return new(
                [
                    .. found.Select(e => new Row(
                        e.ArticleId,
                        e.French.Title,
                        e.Title,
                        e.IsDemonstration,
                        e.Stage,
                        DriftTally.Read(e.DriftKinds),
                        e.DriftsSince!.Value,
                        e.French.SavedBy
                    )),
                ],
                page,
                pages,
                total
            );
        }
    }
}
