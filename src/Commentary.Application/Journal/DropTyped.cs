using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Journal;

/// <summary>Throws away what the member typed at one desk, because they say so or because another desk has taken it up.</summary>
public static class DropTyped
{
    [For(Role.Author)]
    public record Command(int ArticleId, string Desk) : IRequest<Unit>, IWrites;

    public class Handler(CommentaryDb db, CurrentMember member) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command drop, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(drop);
            await db
                .TypedTexts.Where(t => t.ArticleId == drop.ArticleId && t.MemberId == member.Id && t.Desk == drop.Desk)
                .ExecuteDeleteAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
