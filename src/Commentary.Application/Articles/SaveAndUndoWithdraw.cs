using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using Commentary.Text.Languages;
using MediatR;

namespace Commentary.Application.Articles;

/// <summary>Shows readers again what was withdrawn, and keeps what the form holds, which they are not shown.</summary>
public static class SaveAndUndoWithdraw
{
    [For(Role.Editor)]
    public record Command(SaveDraft.Command Form, Language Language) : IRequest<SaveDraft.Result>, IWrites;

    public class Handler(IMediator mediator) : IRequestHandler<Command, SaveDraft.Result>
    {
        public async Task<SaveDraft.Result> Handle(Command undo, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(undo);
            var saved = await mediator.Send(undo.Form, cancellationToken);
            await mediator.Send(new UndoWithdraw.Command(undo.Form.ArticleId, undo.Language), cancellationToken);
            return saved;
        }
    }
}
