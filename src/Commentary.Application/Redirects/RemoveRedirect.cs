using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Redirects;

/// <summary>Takes a rule away. The rule that keeps a former slug alive stays: a slug that was public works for ever.</summary>
public static class RemoveRedirect
{
    [For(Role.Editor)]
    public record Command(int Id) : IRequest<Unit>, IWrites;

    public class Handler(CommentaryDb db, RuleBook book, IStringLocalizer<Texts> says) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command remove, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(remove);
            var redirect =
                await db.Redirects.SingleOrDefaultAsync(r => r.Id == remove.Id, cancellationToken)
                ?? throw new NotHere(nameof(Redirect), remove.Id);
            if (redirect.Origin is RedirectOrigin.Slug)
                throw new ValidationException([new ValidationFailure("", says["SlugRedirectStays"])]);
            await book.Begin(BatchKind.Edit, redirect.Path, cancellationToken);
            book.Remove(redirect);
            await book.Close(cancellationToken);
            return Unit.Value;
        }
    }
}
