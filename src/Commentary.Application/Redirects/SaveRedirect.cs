using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>Writes a rule from the desk, and says which it is and how to take that back.</summary>
public static class SaveRedirect
{
    [For(Role.Editor)]
    public record Command(WriteRedirect.Command Write) : IRequest<Result>, IWrites;

    /// <param name="BatchId">Null when nothing was written.</param>
    /// <param name="Trouble">Why nobody will arrive by it, as far as that is known at once; null when somebody will.</param>
    public record Result(WriteRedirect.Result Written, int Id, int? BatchId, RedirectTrouble? Trouble);

    public class Handler(CommentaryDb db, IMediator mediator, RuleBook book, ReadRule read) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command save, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(save);
            var batch = await book.Begin(BatchKind.Edit, save.Write.From.Trim(), cancellationToken);
            var written = await mediator.Send(save.Write, cancellationToken);
            await book.Close(cancellationToken);
            var key = (await read.Of(save.Write, save.Write.Target, cancellationToken)).Key;
            var id = await db.Redirects.Where(r => r.Key == key).Select(r => r.Id).SingleAsync(cancellationToken);
            await mediator.Send(new CheckRedirects.Command(1) { Only = id }, cancellationToken);
            var trouble = await db.Redirects.Where(r => r.Id == id).Select(r => r.Trouble).SingleAsync(cancellationToken);
            return new(
                written,
                id,
                written is WriteRedirect.Result.Made or WriteRedirect.Result.Changed ? batch.Id : null,
                Enum.TryParse<RedirectTrouble>(trouble, out var why) ? why : null
            );
        }
    }
}
