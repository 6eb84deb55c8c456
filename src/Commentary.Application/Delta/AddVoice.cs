using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Delta;

/// <summary>Counts where one reader stood before the two readings and stands after. Now and then what was counted is shown.</summary>
public static class AddVoice
{
    /// <param name="Before">1 (no) to 5 (yes).</param>
    /// <param name="From">Where it comes from, as the network has it; see <see cref="VoiceGate"/>. Never written.</param>
    [ForAnyone]
    public record Command(Language Language, string Slug, int Before, int After, string From) : IRequest<Result>, IWrites;

    public enum Result
    {
        Counted,

        /// <summary>As many as may come from one place in a day have come.</summary>
        Enough,
    }

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says)
        {
            RuleFor(c => c.Before).InclusiveBetween(1, Movement.Steps).WithMessage(_ => says["VoiceBeforeMissing"]);
            RuleFor(c => c.After).InclusiveBetween(1, Movement.Steps).WithMessage(_ => says["VoiceAfterMissing"]);
        }
    }

    public class Handler(CommentaryDb db, VoiceGate gate, TimeProvider clock) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command voice, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(voice);
            var article = await db
                .Live.Where(l => l.Language == voice.Language && l.Slug == voice.Slug && l.Publication.Question != "")
                .Select(l => (int?)l.ArticleId)
                .SingleOrDefaultAsync(cancellationToken);
            var delta = await db.ReadingDeltas.SingleOrDefaultAsync(d => d.ArticleId == article, cancellationToken);
            if (article is not { } id || delta is { IsOff: true })
                throw new NotHere("question", voice.Slug);
            if (!gate.Admits(id, voice.From))
                return Result.Enough;

            var (before, after) = ((byte)voice.Before, (byte)voice.After);
            if (
                await db
                    .Voices.Where(v => v.ArticleId == id && v.Before == before && v.After == after)
                    .ExecuteUpdateAsync(v => v.SetProperty(counted => counted.Count, counted => counted.Count + 1), cancellationToken) == 0
            )
            {
                db.Voices.Add(
                    new Voices
                    {
                        ArticleId = id,
                        Before = before,
                        After = after,
                        Count = 1,
                    }
                );
                await db.SaveChangesAsync(cancellationToken);
            }
            var movement = await db.MovementOf(id, cancellationToken);
            delta ??= new() { ArticleId = id };
            if (delta.IsDue(movement.Total))
                await Show(delta, movement, cancellationToken);
            return Result.Counted;
        }

        private async Task Show(ReadingDelta delta, Movement movement, CancellationToken stop)
        {
            delta.Show(movement);
            if (db.Entry(delta).State is EntityState.Detached)
                db.ReadingDeltas.Add(delta);
            db.Changes.Add(
                new Change
                {
                    Kind = ChangeKind.Voices,
                    ArticleId = delta.ArticleId,
                    At = clock.GetUtcNow().UtcDateTime,
                }
            );
            await db.SaveChangesAsync(stop);
        }
    }

    internal static async Task<Movement> MovementOf(this CommentaryDb db, int article, CancellationToken stop)
    {
        var voices = await db.Voices.AsNoTracking().Where(v => v.ArticleId == article).ToListAsync(stop);
        return new(voices.Select(v => ((int)v.Before, (int)v.After, v.Count)));
    }
}
