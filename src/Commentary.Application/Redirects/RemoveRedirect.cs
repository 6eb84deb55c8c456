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
    public record Command(int Id) : IRequest<Result>, IWrites
    {
        /// <summary>Leaves a rule that readers have used, so that whoever takes it away is asked first.</summary>
        public bool SparesUsed { get; init; }
    }

    /// <param name="BatchId">Null when it was spared.</param>
    public record Result(int? BatchId);

    public class Handler(CommentaryDb db, RuleBook book, IStringLocalizer<Texts> says) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command remove, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(remove);
            var redirect =
                await db.Redirects.SingleOrDefaultAsync(r => r.Id == remove.Id, cancellationToken)
                ?? throw new NotHere(nameof(Redirect), remove.Id);
            if (redirect.Origin is RedirectOrigin.Slug)
                throw new ValidationException([new ValidationFailure("", says["SlugRedirectStays"])]);
            if (remove.SparesUsed && await db.RedirectHits.AnyAsync(h => h.RedirectId == redirect.Id && h.People > 0, cancellationToken))
                return new(null);
            var batch = await book.Begin(BatchKind.Edit, redirect.Path, cancellationToken);
            book.Remove(redirect);
            await book.Close(cancellationToken);
            return new(batch.Id);
        }
    }
}
