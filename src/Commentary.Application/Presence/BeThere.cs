using Commentary.Application.Data;
using Commentary.Application.Journal;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Presence;

/// <summary>An open page of the desk says that its member is at it, and where; or that they leave.</summary>
public static class BeThere
{
    /// <param name="Field">Such as <c>French.Neutral</c>; empty for none.</param>
    [For(Role.Author)]
    public record Command(int ArticleId, string Desk, string Field, bool Leaves) : IRequest<Unit>, IWrites;

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says)
        {
            RuleFor(c => c.Desk).Must(TypedFields.IsDesk).WithMessage(_ => says["DeskUnknown"]);
            RuleFor(c => c.Field)
                .Must(field => field.Length == 0 || TypedFields.Names.Contains(field))
                .WithMessage(_ => says["DeskUnknown"]);
        }
    }

    public class Handler(CommentaryDb db, CurrentMember member, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command there, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(there);
            if (member.Id is not { } id)
                return Unit.Value;
            if (!await db.Articles.AnyAsync(a => a.Id == there.ArticleId, cancellationToken))
                throw new NotHere(nameof(Article), there.ArticleId);
            var now = clock.GetUtcNow().UtcDateTime;
            var left = now - WhoIsThere.Within;
            // Whoever left without a word, wherever it was: the table holds those who are there, and is never more than they are.
            await db.Presences.Where(p => p.At < left).ExecuteDeleteAsync(cancellationToken);
            var mine = await db.Presences.SingleOrDefaultAsync(
                p => p.ArticleId == there.ArticleId && p.MemberId == id && p.Desk == there.Desk,
                cancellationToken
            );
            if (there.Leaves)
            {
                if (mine is not null)
                    db.Presences.Remove(mine);
            }
            else
            {
                if (mine is null)
                    db.Presences.Add(
                        mine = new()
                        {
                            ArticleId = there.ArticleId,
                            MemberId = id,
                            Desk = there.Desk,
                        }
                    );
                mine.Be(there.Field, now);
            }
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
