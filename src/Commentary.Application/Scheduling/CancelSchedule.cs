using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;

namespace Commentary.Application.Scheduling;

/// <summary>Takes an edition's moment away, and keeps what the form holds. One that has none by now is as it should be.</summary>
public static class CancelSchedule
{
    [For(Role.Editor)]
    public record Command(SaveDraft.Command Form, Language Language) : IRequest<SaveDraft.Result>, IWrites;

    public class Handler(CommentaryDb db, IMediator mediator) : IRequestHandler<Command, SaveDraft.Result>
    {
        public async Task<SaveDraft.Result> Handle(Command cancel, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(cancel);
            await db.OneAtATime(cancel.Form.ArticleId, cancellationToken);
            var saved = await mediator.Send(cancel.Form, cancellationToken);
            if (saved.Article.Edition(cancel.Language) is { Schedule: not null } edition)
            {
                edition.Schedule = null;
                await db.SaveChangesAsync(cancellationToken);
            }
            return saved;
        }
    }
}
