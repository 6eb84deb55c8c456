using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>Gives a rule another place among its peers, which are numbered anew.</summary>
public static class MoveRedirect
{
    /// <param name="Place">From 1.</param>
    [For(Role.Editor)]
    public record Command(int Id, int Place) : IRequest<Result>, IWrites;

    /// <param name="BatchId">Null when all were in their places.</param>
    public record Result(int? BatchId);

    public class Handler(CommentaryDb db, RuleBook book, Peers peers) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command move, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(move);
            var moved =
                await db.Redirects.AsNoTracking().SingleOrDefaultAsync(r => r.Id == move.Id, cancellationToken)
                ?? throw new NotHere(nameof(Redirect), move.Id);
            var order = (await peers.Of(moved.Rule, cancellationToken)).Select(r => r.Id).Where(id => id != move.Id).ToList();
            order.Insert(Math.Clamp(move.Place - 1, 0, order.Count), move.Id);
            var rules = await db.Redirects.Where(r => order.Contains(r.Id)).ToListAsync(cancellationToken);

            var batch = await book.Begin(BatchKind.Edit, moved.Path, cancellationToken);
            foreach (var rule in rules)
                book.Change(rule, rule.Rule with { Place = order.IndexOf(rule.Id) + 1 });
            var isChanged = batch.Changed > 0;
            await book.Close(cancellationToken);
            return new(isChanged ? batch.Id : null);
        }
    }
}
