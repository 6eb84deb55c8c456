using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Delta;

/// <summary>Adds one to one of a piece's 25 sums, for a voice that was let in. Now and then what was counted is shown.</summary>
public static class CountVoice
{
    /// <param name="Before">1 (no) to 5 (yes).</param>
    [ForAnyone]
    public record Command(int ArticleId, byte Before, byte After) : IRequest<Unit>, IWrites;

    public class Handler(CommentaryDb db, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command voice, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(voice);
            var counted = db.Voices.Where(v => v.ArticleId == voice.ArticleId && v.Before == voice.Before && v.After == voice.After);
            if (await counted.ExecuteUpdateAsync(v => v.SetProperty(x => x.Count, x => x.Count + 1), cancellationToken) == 0)
            {
                db.Voices.Add(
                    new Voices
                    {
                        ArticleId = voice.ArticleId,
                        Before = voice.Before,
                        After = voice.After,
                        Count = 1,
                    }
                );
                await db.SaveChangesAsync(cancellationToken);
            }
            var movement = await db.MovementOf(voice.ArticleId, cancellationToken);
            var delta = await db.ReadingDeltas.SingleOrDefaultAsync(d => d.ArticleId == voice.ArticleId, cancellationToken);
            if (delta is null)
                db.ReadingDeltas.Add(delta = new() { ArticleId = voice.ArticleId });
            if (delta.IsDue(movement.Total))
            {
                delta.Show(movement);
                db.Changes.Add(
                    new Change
                    {
                        Kind = ChangeKind.Voices,
                        ArticleId = voice.ArticleId,
                        At = clock.GetUtcNow().UtcDateTime,
                    }
                );
            }
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }

    internal static async Task<Movement> MovementOf(this CommentaryDb db, int article, CancellationToken stop)
    {
        var voices = await db.Voices.AsNoTracking().Where(v => v.ArticleId == article).ToListAsync(stop);
        return new(voices.Select(v => ((int)v.Before, (int)v.After, v.Count)));
    }
}
