using System.Globalization;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Members;

/// <summary>Chooses the password of the member whom the token was made for. A token that is spent, old or another's leads nowhere.</summary>
public static class AcceptInvitation
{
    [ForAnyone]
    public record Command : IRequest<Member>, IWrites
    {
        public int MemberId { get; init; }
        public string Token { get; init; } = "";
        public string Password { get; init; } = "";
    }

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says)
        {
            RuleFor(c => c.Password)
                .MinimumLength(SetUp.Rules.PasswordLength)
                .WithMessage(_ => says["PasswordTooShort", SetUp.Rules.PasswordLength]);
            RuleFor(c => c.Password).MaximumLength(1000).WithMessage(_ => says["PasswordTooLong", 1000]);
        }
    }

    public class Handler(UserManager<Member> members) : IRequestHandler<Command, Member>
    {
        public async Task<Member> Handle(Command accept, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(accept);
            var member = await members.FindByIdAsync(accept.MemberId.ToString(CultureInfo.InvariantCulture));
            if (
                member is null or { IsSuspended: true }
                || !(await members.ResetPasswordAsync(member, accept.Token, accept.Password)).Succeeded
            )
                throw new NotHere("invitation", accept.MemberId);
            return member;
        }
    }
}
