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

/// <summary>Makes a member who has no password yet, and the token with which they choose one.</summary>
public static class InviteMember
{
    [For(Role.Administrator)]
    public record Command : IRequest<Invitation>, IWrites
    {
        public string DisplayName { get; init; } = "";
        public string Email { get; init; } = "";
        public Role Role { get; init; } = Role.Author;
    }

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says)
        {
            RuleFor(c => c.DisplayName).NotEmpty().WithMessage(_ => says["NameMissing"]);
            RuleFor(c => c.DisplayName).MaximumLength(Member.NameLength).WithMessage(_ => says["NameTooLong", Member.NameLength]);
            RuleFor(c => c.Email)
                .Cascade(CascadeMode.Stop)
                .EmailAddress()
                .WithMessage(_ => says["EmailInvalid"])
                .MaximumLength(254)
                .WithMessage(_ => says["EmailInvalid"]);
            RuleFor(c => c.Role).IsInEnum().WithMessage(_ => says["RoleInvalid"]);
        }
    }

    public class Handler(CommentaryDb db, UserManager<Member> members, CurrentMember current, IStringLocalizer<Texts> says)
        : IRequestHandler<Command, Invitation>
    {
        public async Task<Invitation> Handle(Command invite, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(invite);
            await db.Administering(current, cancellationToken);
            var member = new Member
            {
                UserName = invite.Email,
                Email = invite.Email,
                DisplayName = invite.DisplayName.Trim(),
                Role = invite.Role,
                Language = current.Language,
            };
            var made = await members.CreateAsync(member);
            if (!made.Succeeded)
                throw new ValidationException([new ValidationFailure(nameof(Command.Email), says["EmailTaken"])]);
            return new(member.Id, member.DisplayName, await members.GeneratePasswordResetTokenAsync(member));
        }
    }
}

/// <summary>What somebody needs to choose a password: once, and for as long as Identity's tokens are good.</summary>
public record Invitation(int MemberId, string DisplayName, string Token);
