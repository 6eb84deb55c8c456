using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Delta;

/// <summary>Asks a piece's readers no more, asks them again, or counts anew: a question that means something else has other answers.</summary>
public static class TurnDelta
{
    [For(Role.Editor)]
    public record Command(int ArticleId, Turn Turn) : IRequest<Unit>, IWrites;

    public enum Turn
    {
        Off,
        On,
        Anew,
    }

    public class Handler(CommentaryDb db, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command turn, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(turn);
            if (!await db.Articles.AnyAsync(a => a.Id == turn.ArticleId, cancellationToken))
                throw new NotHere(nameof(Article), turn.ArticleId);
            var delta = await db.ReadingDeltas.SingleOrDefaultAsync(d => d.ArticleId == turn.ArticleId, cancellationToken);
            if (delta is null)
                db.ReadingDeltas.Add(delta = new() { ArticleId = turn.ArticleId });
            if (turn.Turn is Turn.Anew)
            {
                await db.Voices.Where(v => v.ArticleId == turn.ArticleId).ExecuteDeleteAsync(cancellationToken);
                delta.Forget();
            }
            else
                delta.IsOff = turn.Turn is Turn.Off;
            db.Changes.Add(
                new Change
                {
                    Kind = ChangeKind.Voices,
                    ArticleId = turn.ArticleId,
                    At = clock.GetUtcNow().UtcDateTime,
                }
            );
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
