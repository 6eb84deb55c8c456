using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using MediatR;

namespace Commentary.Application.Articles;

/// <summary>Takes the marks of one label out of what the form holds, on both sides, and saves it.</summary>
public static class SaveAndUndoDuel
{
    [For(Role.Author)]
    public record Command(SaveDraft.Command Form, Language Language, string Label) : IRequest<SaveDraft.Result>, IWrites;

    public class Handler(CommentaryDb db, IMediator mediator, WhatWasTyped typed) : IRequestHandler<Command, SaveDraft.Result>
    {
        public async Task<SaveDraft.Result> Handle(Command undo, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(undo);
            var (form, language) = (undo.Form, undo.Language);
            var edition = (await db.WholeArticle(form.ArticleId, cancellationToken)).Edition(language);
            if (await typed.In(form, language, edition, cancellationToken) is { } text)
            {
                var (optimistic, pessimistic) = Duels.Undo(text.Optimistic, text.Pessimistic, undo.Label);
                form = WhatWasTyped.Holding(form, language, text with { Optimistic = optimistic, Pessimistic = pessimistic });
            }
            return await mediator.Send(form, cancellationToken);
        }
    }
}
