using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Sources;
using MediatR;

namespace Commentary.Application.Articles;

/// <summary>Saves what the form holds, and has the page of its source read: what it says of itself goes into the fields that are left empty.</summary>
public static class SaveAndRead
{
    [For(Role.Author)]
    public record Command(SaveDraft.Command Form) : IRequest<Result>, IWrites;

    /// <param name="IsAsked">False where there is nothing to read.</param>
    public record Result(bool IsAsked, SaveDraft.Result Saved);

    public class Handler(IMediator mediator) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command read, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(read);
            var saved = await mediator.Send(read.Form, cancellationToken);
            return new(await mediator.Send(new AskReading.Command(read.Form.ArticleId), cancellationToken), saved);
        }
    }
}
