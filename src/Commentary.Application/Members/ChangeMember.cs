using System.Globalization;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Members;

/// <summary>
/// Changes what a member may do, or whether they may come in at all. Nobody changes themselves, and nobody the last administrator who can come
/// in: the newsroom would be locked for good.
/// </summary>
public static class ChangeMember
{
    [For(Role.Administrator)]
    public record Command(int MemberId, Role Role, bool IsSuspended) : IRequest<Member>, IWrites;

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says, CurrentMember current)
        {
            RuleFor(c => c.Role).IsInEnum().WithMessage(_ => says["RoleInvalid"]);
            RuleFor(c => c.MemberId).NotEqual(_ => current.Id ?? 0).WithMessage(_ => says["NotYourself"]).OverridePropertyName("");
        }
    }

    public class Handler(CommentaryDb db, UserManager<Member> members, CurrentMember current, IStringLocalizer<Texts> says)
        : IRequestHandler<Command, Member>
    {
        public async Task<Member> Handle(Command change, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(change);
            var administrators = await db.Administering(current, cancellationToken);
            var member =
                await members.FindByIdAsync(change.MemberId.ToString(CultureInfo.InvariantCulture))
                ?? throw new NotHere(nameof(Member), change.MemberId);
            if (administrators is [var last] && last.Id == member.Id && (change.IsSuspended || change.Role != Role.Administrator))
                throw new ValidationException([new ValidationFailure("", says["LastAdministrator"])]);
            member.Role = change.Role;
            member.LockoutEnd = change.IsSuspended ? DateTimeOffset.MaxValue : null;
            // A new stamp ends the sessions that are open elsewhere.
            var result = await members.UpdateSecurityStampAsync(member);
            if (!result.Succeeded)
                throw new SomebodyWasFaster(new InvalidOperationException(result.ToString()));
            return member;
        }
    }
}
