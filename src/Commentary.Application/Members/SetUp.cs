using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Members;

/// <summary>Makes the first administrator. Once there is a member, it answers that there is no such thing.</summary>
public static class SetUp
{
    [ForAnyone]
    public record Command : IRequest<Member>, IWrites
    {
        public string DisplayName { get; init; } = "";
        public string Email { get; init; } = "";
        public string Password { get; init; } = "";
        public Language Language { get; init; }
    }

    public class Rules : AbstractValidator<Command>
    {
        /// <summary>NIST SP 800-63B-4, 3.1.1.2: at least 15 where the password is the only factor; no rule on its composition.</summary>
        public const int PasswordLength = 15;

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
            RuleFor(c => c.Password).MinimumLength(PasswordLength).WithMessage(_ => says["PasswordTooShort", PasswordLength]);
            RuleFor(c => c.Password).MaximumLength(1000).WithMessage(_ => says["PasswordTooLong", 1000]);
        }
    }

    public class Handler(CommentaryDb db, UserManager<Member> members, IStringLocalizer<Texts> says) : IRequestHandler<Command, Member>
    {
        public async Task<Member> Handle(Command setUp, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(setUp);
            if (await db.Users.AnyAsync(cancellationToken))
                throw new NotHere("set-up", "any more");
            var member = new Member
            {
                UserName = setUp.Email,
                Email = setUp.Email,
                DisplayName = setUp.DisplayName.Trim(),
                Role = Role.Administrator,
                Language = setUp.Language,
            };
            var made = await members.CreateAsync(member, setUp.Password);
            if (!made.Succeeded)
                throw new ValidationException([new ValidationFailure(nameof(Command.Email), says["EmailInvalid"])]);
            return member;
        }
    }
}
