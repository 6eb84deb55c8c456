using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>What was done to the rules, the last first.</summary>
public static class ListBatches
{
    public const int PageSize = 50;

    [For(Role.Editor)]
    public record Query(int Page = 1) : IRequest<Result>
    {
        /// <summary>Only this one.</summary>
        public int? Id { get; init; }
    }

    public record Result(IReadOnlyList<Row> Rows, int Page, int Pages);

    /// <param name="CanUndo">Neither undone already nor following an address of the site.</param>
    public record Row(
        int Id,
        BatchKind Kind,
        string Title,
        DateTime At,
        string By,
        int Made,
        int Changed,
        int Removed,
        int? UndoneBy,
        bool CanUndo
    );

    public class Handler(CommentaryDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var batches = db.RedirectBatches.AsNoTracking().Where(b => query.Id == null || b.Id == query.Id);
            var pages = Math.Max(1, (await batches.CountAsync(cancellationToken) + PageSize - 1) / PageSize);
            var page = Math.Clamp(query.Page, 1, pages);
            var rows = await batches.OrderByDescending(b => b.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
            return new(
                [
                    .. rows.Select(b => new Row(
                        b.Id,
                        b.Kind,
                        b.Title,
                        b.At,
                        b.By,
                        b.Made,
                        b.Changed,
                        b.Removed,
                        b.UndoneBy,
                        b.UndoneBy is null && UndoBatch.CanUndo(b.Kind)
                    )),
                ],
                page,
                pages
            );
        }
    }
}
