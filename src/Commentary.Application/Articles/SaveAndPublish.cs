using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Publishing;
using Commentary.Application.Resources;
using Commentary.Application.Scheduling;
using Commentary.Text.Languages;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Articles;

/// <summary>
/// What the editor means by «publish»: what the form holds now, at once or at a moment. Two transactions on purpose: a text that may not be
/// published yet is saved all the same.
/// </summary>
public static class SaveAndPublish
{
    [For(Role.Editor)]
    public record Command(SaveDraft.Command Form, Language Language) : IRequest<Result>
    {
        /// <summary>Not now, but at <see cref="At"/>.</summary>
        public bool IsLater { get; init; }

        /// <summary>UTC; null where what was typed is no moment.</summary>
        public DateTime? At { get; init; }

        /// <summary>Of what was typed, where two moments may be meant and none was chosen; <see cref="At"/> is null then.</summary>
        public ClockDoubt Doubt { get; init; }
        public string? CorrectionNote { get; init; }
        public bool? IsMachineHelped { get; init; }
    }

    public class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock, IStringLocalizer<Texts> says)
        {
            RuleFor(c => c.CorrectionNote).MaximumLength(Making.NoteLength).WithMessage(_ => says["TextTooLong", Making.NoteLength]);
            RuleFor(c => c.At).IsToCome(c => c.Language, clock, says).When(c => c.IsLater && c.Doubt is ClockDoubt.None);
            RuleFor(c => c.Doubt)
                .Custom(
                    (doubt, context) =>
                    {
                        if (doubt is not ClockDoubt.None)
                            context.AddFailure(new ValidationFailure($"{context.InstanceToValidate.Language}.At", says[$"Clock{doubt}"]));
                    }
                );
        }
    }

    public record Result(Outcome Outcome, SaveDraft.Result Saved);

    public enum Outcome
    {
        Published,
        Scheduled,

        /// <summary>The text is saved; the desk says why readers do not see it.</summary>
        SavedOnly,

        /// <summary>The text is saved with what somebody else saved meanwhile, which whoever publishes has yet to read.</summary>
        JoinedOnly,
    }

    public class Handler(IMediator mediator, WhatWasTyped typed) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command publish, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(publish);
            var saved = await mediator.Send(publish.Form, cancellationToken);
            if (saved.Joined.Any(joined => joined.Language == publish.Language))
                return new(Outcome.JoinedOnly, saved);
            var edition = saved.Article.Edition(publish.Language);
            await RefuseTheUnseen(publish, edition, cancellationToken);
            try
            {
                // Between the two transactions a colleague's save may land.
                if (publish.IsLater)
                    await mediator.Send(
                        new ScheduleEdition.Command(publish.Form.ArticleId, publish.Language, publish.At)
                        {
                            Version = edition?.Version,
                            CorrectionNote = publish.CorrectionNote,
                            IsMachineHelped = publish.IsMachineHelped,
                        },
                        cancellationToken
                    );
                else
                    await mediator.Send(
                        new Publish.Command(publish.Form.ArticleId, publish.Language)
                        {
                            Version = edition?.Version,
                            CorrectionNote = publish.CorrectionNote,
                            IsMachineHelped = publish.IsMachineHelped,
                        },
                        cancellationToken
                    );
                return new(publish.IsLater ? Outcome.Scheduled : Outcome.Published, saved);
            }
            catch (ValidationException)
            {
                return new(Outcome.SavedOnly, saved);
            }
        }

        /// <summary>Who did not touch this edition may look at an older one than is saved: what they press must not publish what they never saw.</summary>
        private async Task RefuseTheUnseen(Command publish, Edition? edition, CancellationToken stop)
        {
            if (
                edition is null
                || await typed.In(publish.Form, publish.Language, edition, stop) is not { } seen
                || seen with { Slug = edition.Text.Slug } == edition.Text
            )
                return;
            throw new SavedMeanwhile(null, [EditionConflict.Unseen(edition)]);
        }
    }
}
