using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using MediatR;

namespace Commentary.Application.Articles;

/// <summary>Marks two paragraphs of what the form holds as answering each other, and saves it: one revision, by the same guard as any save.</summary>
public static class SaveAndDuel
{
    /// <param name="Optimistic">The key of a paragraph, as <see cref="Duels.Find"/> gave it for what was saved or is typed; null for none.</param>
    /// <param name="Pessimistic">The key of the paragraph that stands against it.</param>
    [For(Role.Author)]
    public record Command(SaveDraft.Command Form, Language Language, string? Optimistic, string? Pessimistic) : IRequest<Result>, IWrites;

    public record Result(Outcome Outcome, SaveDraft.Result Saved);

    public enum Outcome
    {
        Joined,

        /// <summary>The text is saved as it was typed: no paragraph was chosen on one side, or it is no longer there.</summary>
        SavedOnly,
    }

    public class Handler(CommentaryDb db, IMediator mediator, WhatWasTyped typed) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command duel, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(duel);
            var (form, language) = (duel.Form, duel.Language);
            var edition = (await db.WholeArticle(form.ArticleId, cancellationToken)).Edition(language);
            var opened = await typed.Opened(edition, form.Opened(language), cancellationToken);
            if (
                await typed.In(form, language, edition, cancellationToken) is not { } text
                || Duels.Place(text.Optimistic, duel.Optimistic ?? "", opened.Optimistic) is not { } one
                || Duels.Place(text.Pessimistic, duel.Pessimistic ?? "", opened.Pessimistic) is not { } other
            )
                return new(Outcome.SavedOnly, await mediator.Send(form, cancellationToken));
            var (optimistic, pessimistic) = Duels.Join(text.Optimistic, text.Pessimistic, one, other);
            form = WhatWasTyped.Holding(form, language, text with { Optimistic = optimistic, Pessimistic = pessimistic });
            return new(Outcome.Joined, await mediator.Send(form, cancellationToken));
        }
    }
}
