using Commentary.Application.Data;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Delta;

/// <summary>
/// Takes one reader's voice: where they stood before the two readings, and where they stand after. Who has answered often enough is turned away
/// before anything is written: on SQLite a script must not hold the lock that an editor's save waits for.
/// </summary>
public static class AddVoice
{
    /// <param name="Before">1 (no) to 5 (yes).</param>
    /// <param name="From">Where it comes from, as the network has it; see <see cref="VoiceGate"/>. Never written.</param>
    [ForAnyone]
    public record Command(Language Language, string Slug, int Before, int After, string From) : IRequest<Result>;

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

    public class Handler(CommentaryDb db, VoiceGate gate, IMediator mediator) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command voice, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(voice);
            var article =
                await db
                    .Live.Where(l => l.Language == voice.Language && l.Slug == voice.Slug && l.Publication.Question != "")
                    .Where(l => !db.ReadingDeltas.Any(d => d.ArticleId == l.ArticleId && d.IsOff))
                    .Select(l => (int?)l.ArticleId)
                    .SingleOrDefaultAsync(cancellationToken)
                ?? throw new NotHere("question", voice.Slug);
            if (!gate.Admits(article, voice.From))
                return Result.Enough;
            await mediator.Send(new CountVoice.Command(article, (byte)voice.Before, (byte)voice.After), cancellationToken);
            return Result.Counted;
        }
    }
}
