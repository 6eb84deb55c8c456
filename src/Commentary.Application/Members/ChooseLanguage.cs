using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Members;

/// <summary>Sets the language in which a member sees the newsroom.</summary>
public static class ChooseLanguage
{
    [For(Role.Author)]
    public record Command(Language Language) : IRequest<Member>, IWrites;

    public class Handler(CommentaryDb db, CurrentMember current) : IRequestHandler<Command, Member>
    {
        public async Task<Member> Handle(Command choose, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(choose);
            var member =
                await db.Users.SingleOrDefaultAsync(m => m.Id == current.Id, cancellationToken)
                ?? throw new NotHere(nameof(Member), current.Id ?? 0);
            member.Language = choose.Language;
            await db.SaveChangesAsync(cancellationToken);
            return member;
        }
    }
}
