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
    public record Command(SaveDraft.Command Form, Language Language) : IRequest<Edition>, IWrites;

    public class Handler(IMediator mediator) : IRequestHandler<Command, Edition>
    {
        public async Task<Edition> Handle(Command withdraw, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(withdraw);
            await mediator.Send(withdraw.Form, cancellationToken);
            return await mediator.Send(new Withdraw.Command(withdraw.Form.ArticleId, withdraw.Language), cancellationToken);
        }
    }
}
