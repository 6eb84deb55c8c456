using System.Text.Json;
using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Journal;

/// <summary>Keeps what a member has typed and not saved. It is no save: no revision is made, and nobody else sees it.</summary>
public static class KeepTyped
{
    /// <param name="Desk">The name that the page gave itself.</param>
    /// <param name="Burst">Greater than that of the burst before.</param>
    /// <param name="Fields">What differs from what is saved, and what it was opened on, as <see cref="TypedFields"/> names it.</param>
    [For(Role.Author)]
    public record Command(int ArticleId, string Desk, long Burst, IReadOnlyDictionary<string, string> Fields) : IRequest<Unit>, IWrites;

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says)
        {
            RuleFor(c => c.Desk).Must(TypedFields.IsDesk).WithMessage(_ => says["DeskUnknown"]);
            RuleFor(c => c.Burst).GreaterThan(0).WithMessage(_ => says["DeskUnknown"]);
            RuleFor(c => c.Fields).Must(fields => fields.Keys.All(TypedFields.Names.Contains)).WithMessage(_ => says["DeskUnknown"]);
            RuleFor(c => c.Fields)
                .Must(fields => fields.Values.All(value => value is { Length: <= Edition.BodyLength }))
                .WithMessage(_ => says["TextTooLong", Edition.BodyLength]);
        }
    }

    public class Handler(CommentaryDb db, CurrentMember member, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command typed, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(typed);
            if (!await db.Articles.AnyAsync(a => a.Id == typed.ArticleId, cancellationToken))
                throw new NotHere(nameof(Article), typed.ArticleId);
            await db.WriteTyped(
                member.Id,
                typed.ArticleId,
                typed.Desk,
                typed.Burst,
                JsonSerializer.Serialize(typed.Fields),
                clock,
                cancellationToken
            );
            return Unit.Value;
        }
    }
}
