using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using Commentary.Text.Languages;
using MediatR;

namespace Commentary.Application.Articles;

/// <summary>Withdraws an edition, and keeps what the form holds: the button stands in the form, and what was typed there is not lost by it.</summary>
public static class SaveAndWithdraw
{
    [For(Role.Editor)]
    public record Command(SaveDraft.Command Form, Language Language) : IRequest<SaveDraft.Result>, IWrites;

    public class Handler(IMediator mediator) : IRequestHandler<Command, SaveDraft.Result>
    {
        public async Task<SaveDraft.Result> Handle(Command withdraw, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(withdraw);
            var saved = await mediator.Send(withdraw.Form, cancellationToken);
            await mediator.Send(new Withdraw.Command(withdraw.Form.ArticleId, withdraw.Language), cancellationToken);
            return saved;
        }
    }
}
