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
    public record Command(SaveDraft.Command Form, Language Language, string Label) : IRequest<Article>, IWrites;

    public class Handler(CommentaryDb db, IMediator mediator) : IRequestHandler<Command, Article>
    {
        public async Task<Article> Handle(Command undo, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(undo);
            var (form, language) = (undo.Form, undo.Language);
            var edition = (await db.WholeArticle(form.ArticleId, cancellationToken)).Edition(language);
            if (form.Typed(language, edition) is { } typed)
            {
                var (optimistic, pessimistic) = Duels.Undo(typed.Optimistic, typed.Pessimistic, undo.Label);
                form = form.Holding(language, typed, optimistic, pessimistic);
            }
            return await mediator.Send(form, cancellationToken);
        }
    }
}
