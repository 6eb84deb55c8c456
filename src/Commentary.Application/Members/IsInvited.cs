using System.Globalization;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Commentary.Application.Members;

/// <summary>Whether an invitation still lets somebody choose a password: it does once, and for as long as Identity's tokens are good.</summary>
public static class IsInvited
{
    [ForAnyone]
    public record Query(int MemberId, string Token) : IRequest<bool>;

    public class Handler(UserManager<Member> members) : IRequestHandler<Query, bool>
    {
        public async Task<bool> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            return await members.FindByIdAsync(query.MemberId.ToString(CultureInfo.InvariantCulture)) is { IsSuspended: false } member
                && await members.VerifyUserTokenAsync(
                    member,
                    members.Options.Tokens.PasswordResetTokenProvider,
                    UserManager<Member>.ResetPasswordTokenPurpose,
                    query.Token
                );
        }
    }
}
