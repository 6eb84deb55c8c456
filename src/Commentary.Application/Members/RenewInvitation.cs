using System.Globalization;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Commentary.Application.Members;

/// <summary>A new link for somebody whose first one ran out, or who forgot their password.</summary>
public static class RenewInvitation
{
    [For(Role.Administrator)]
    public record Command(int MemberId) : IRequest<Invitation>, IWrites;

    public class Handler(CommentaryDb db, UserManager<Member> members, CurrentMember current) : IRequestHandler<Command, Invitation>
    {
        public async Task<Invitation> Handle(Command renew, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(renew);
            await db.Administering(current, cancellationToken);
            var member =
                await members.FindByIdAsync(renew.MemberId.ToString(CultureInfo.InvariantCulture))
                ?? throw new NotHere(nameof(Member), renew.MemberId);
            return new(member.Id, member.DisplayName, await members.GeneratePasswordResetTokenAsync(member));
        }
    }
}
