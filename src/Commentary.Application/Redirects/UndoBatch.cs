using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Redirects;

/// <summary>Takes back what a batch did. It is a batch itself, so that it can be taken back in turn.</summary>
public static class UndoBatch
{
    [For(Role.Editor)]
    public record Command(int BatchId) : IRequest<Result>, IWrites;

    /// <param name="BatchId">Null when nothing could be put back.</param>
    /// <param name="Reasons">Of the first that were left.</param>
    public record Result(int? BatchId, int PutBack, int Left, IReadOnlyList<LeftRule> Reasons);

    /// <summary>What follows an article's or a topic's address is not taken back without it.</summary>
    public static bool CanUndo(BatchKind kind) => kind is not (BatchKind.Publication or BatchKind.Topic);

    public class Handler(CommentaryDb db, RuleBook book, PutBack put, IStringLocalizer<Texts> says) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command undo, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(undo);
            var batch =
                await db.RedirectBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == undo.BatchId, cancellationToken)
                ?? throw new NotHere(nameof(RedirectBatch), undo.BatchId);
            if (batch.UndoneBy is not null)
                throw Refused(says["BatchIsUndone"]);
            if (!CanUndo(batch.Kind))
                throw Refused(says["BatchFollowsPages"]);

            var own = await book.Begin(BatchKind.Undo, batch.Title, cancellationToken);
            await put.All(batch.Id, own.Id, cancellationToken);
            var done = own.Made + own.Changed + own.Removed;
            if (done > 0)
                await Mark(batch, own.Id, cancellationToken);
            await book.Close(cancellationToken);
            return new(done > 0 ? own.Id : null, done, put.Left, put.Reasons);
        }

        private async Task Mark(RedirectBatch batch, int undo, CancellationToken stop)
        {
            await db.RedirectBatches.Where(b => b.Id == batch.Id).ExecuteUpdateAsync(b => b.SetProperty(x => x.UndoneBy, undo), stop);
            // What an undoing had undone is done again.
            if (batch.Kind is BatchKind.Undo)
                await db
                    .RedirectBatches.Where(b => b.UndoneBy == batch.Id)
                    .ExecuteUpdateAsync(b => b.SetProperty(x => x.UndoneBy, (int?)null), stop);
        }

        private static ValidationException Refused(string says) => new([new ValidationFailure("", says)]);
    }
}
