using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Publishing;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Articles;

/// <summary>
/// What the editor means by «publish»: what the form holds now. Two transactions on purpose: a text that may not be published yet is saved all
/// the same.
/// </summary>
public static class SaveAndPublish
{
    [For(Role.Editor)]
    public record Command(SaveDraft.Command Form, Language Language) : IRequest<Result>
    {
        public string? CorrectionNote { get; init; }
        public bool? IsMachineHelped { get; init; }
    }

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says) =>
            RuleFor(c => c.CorrectionNote).MaximumLength(Making.NoteLength).WithMessage(_ => says["TextTooLong", Making.NoteLength]);
    }

    public enum Result
    {
        Published,

        /// <summary>The text is saved; the desk says why readers do not see it.</summary>
        SavedOnly,
    }

    public class Handler(IMediator mediator) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command publish, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(publish);
            var article = await mediator.Send(publish.Form, cancellationToken);
            var edition = article.Edition(publish.Language);
            RefuseTheUnseen(publish, edition);
            try
            {
                // Between the two transactions a colleague's save may land.
                await mediator.Send(
                    new Publish.Command(publish.Form.ArticleId, publish.Language)
                    {
                        Version = edition?.Version,
                        CorrectionNote = publish.CorrectionNote,
                        IsMachineHelped = publish.IsMachineHelped,
                    },
                    cancellationToken
                );
                return Result.Published;
            }
            catch (ValidationException)
            {
                return Result.SavedOnly;
            }
        }

        /// <summary>Who did not touch this edition may look at an older one than is saved: what they press must not publish what they never saw.</summary>
        private static void RefuseTheUnseen(Command publish, Edition? edition)
        {
            if (
                edition is null
                || publish.Form.Chosen(publish.Language, edition.Text) is not { } seen
                || seen with { Slug = edition.Text.Slug } == edition.Text
            )
                return;
            throw new SavedMeanwhile(null, [EditionConflict.Unseen(edition)]);
        }
    }
}
