using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Notes;

/// <summary>Says that a note is done with. One that a colleague resolved first keeps their name.</summary>
public static class ResolveNote
{
    [For(Role.Author)]
    public record Command(int ArticleId, int NoteId) : IRequest<NoteOutcome>, IWrites;

    public class Handler(CommentaryDb db, CurrentMember member, TimeProvider clock) : IRequestHandler<Command, NoteOutcome>
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
            if (note.ResolvedAt is not null)
                return NoteOutcome.Already;
            note.Resolve(member.Name, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
            return NoteOutcome.Done;
        }
    }
}
