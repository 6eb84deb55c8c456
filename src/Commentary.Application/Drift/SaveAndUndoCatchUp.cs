using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;

namespace Commentary.Application.Drift;

/// <summary>Saves what the form holds, and takes back what was last said of a part: that its English is caught up.</summary>
public static class SaveAndUndoCatchUp
{
    /// <param name="Field">As <see cref="Merge.Fields"/> names it.</param>
    [For(Role.Author)]
    public record Command(SaveDraft.Command Form, string Field) : IRequest<Result>, IWrites;

    /// <param name="IsUndone">False when nothing was said of it, or was taken back already.</param>
    public record Result(bool IsUndone, SaveDraft.Result Saved);

    public class Handler(CommentaryDb db, IMediator mediator, Following following, CurrentMember member, TimeProvider clock)
        : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command undo, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(undo);
            await db.OneAtATime(undo.Form.ArticleId, cancellationToken);
            var saved = await mediator.Send(undo.Form, cancellationToken);
            return new(
                await following.Undo(saved.Article, undo.Field, member.Name, clock.GetUtcNow().UtcDateTime, cancellationToken),
                saved
            );
        }
    }
}
