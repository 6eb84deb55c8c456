using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Notes;

/// <summary>Opens a note again that was resolved, where there is room for one more.</summary>
public static class ReopenNote
{
    [For(Role.Author)]
    public record Command(int ArticleId, int NoteId) : IRequest<NoteOutcome>, IWrites;

    public class Handler(CommentaryDb db, IStringLocalizer<Texts> says) : IRequestHandler<Command, NoteOutcome>
    {
        public async Task<NoteOutcome> Handle(Command request, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(request);
            var note = await db.PassageNotes.SingleOrDefaultAsync(
                n => n.ArticleId == request.ArticleId && n.Id == request.NoteId,
                cancellationToken
            );
            if (note is null)
                return NoteOutcome.Gone;
            if (note.ResolvedAt is null)
                return NoteOutcome.Already;
            if (
                await db.PassageNotes.CountAsync(n => n.ArticleId == request.ArticleId && n.ResolvedAt == null, cancellationToken)
                >= PassageNote.MostOpen
            )
                throw NoteRules.Refused("", says["PassageNotesTooMany", PassageNote.MostOpen]);
            note.Reopen();
            await db.SaveChangesAsync(cancellationToken);
            return NoteOutcome.Done;
        }
    }
}
