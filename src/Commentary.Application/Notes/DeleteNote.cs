using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Notes;

/// <summary>Takes back a note: only whoever left it may, and only while nobody has answered.</summary>
public static class DeleteNote
{
    [For(Role.Author)]
    public record Command(int ArticleId, int NoteId) : IRequest<NoteOutcome>, IWrites;

    public class Handler(CommentaryDb db, CurrentMember member) : IRequestHandler<Command, NoteOutcome>
    {
        public async Task<NoteOutcome> Handle(Command request, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(request);
            var note = await db
                .PassageNotes.Include(n => n.Answers)
                .SingleOrDefaultAsync(n => n.ArticleId == request.ArticleId && n.Id == request.NoteId, cancellationToken);
            if (note is null)
                return NoteOutcome.Gone;
            if (note.ById != member.Id)
                throw new NotAllowed(typeof(Command).FullName!);
            if (note.Answers.Count > 0)
                return NoteOutcome.Answered;
            db.PassageNotes.Remove(note);
            await db.SaveChangesAsync(cancellationToken);
            return NoteOutcome.Done;
        }
    }
}
