using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Resources;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Redirects;

/// <summary>Makes the rule for an old address, or changes the one that is there.</summary>
public static class WriteRedirect
{
    [For(Role.Editor)]
    public record Command : IRequest<Result>, IWrites
    {
        /// <summary>The old address: a path, or a whole URL whose path counts.</summary>
        public string From { get; init; } = "";

        /// <summary>Where it leads: the address of an article (which is then followed wherever its slug goes), a path of the site, or a URL on an allowed host. Not needed for 410.</summary>
        public string To { get; init; } = "";

        /// <summary>The article, where the sender knows it; then <see cref="To"/> is not read.</summary>
        public RedirectTarget? Target { get; init; }
        public RedirectAnswer Answer { get; init; }

        /// <summary>Empty leaves the note that a rule has.</summary>
        public string Note { get; init; } = "";
        public RedirectOrigin Origin { get; init; }

        /// <summary>Whoever sends many says once, for all of them, that the rules have changed.</summary>
        public bool IsOneOfMany { get; init; }
    }

    public enum Result
    {
        Made,
        Changed,
        Unchanged,
    }

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says)
        {
            RuleFor(c => c.From)
                .Must(from =>
                    OldPath.Normalize(from) is { Length: > 1 and <= Redirect.PathLength }
                    && (from.TrimStart().StartsWith('/') || from.Contains("://", StringComparison.Ordinal))
                )
                .WithMessage(_ => says["OldAddressInvalid", Redirect.PathLength]);
            RuleFor(c => c.Note).MaximumLength(Redirect.NoteLength).WithMessage(_ => says["NameTooLong", Redirect.NoteLength]);
            RuleFor(c => c.Answer).IsInEnum().WithMessage(_ => says["AnswerInvalid"]);
        }
    }

    public class Handler(CommentaryDb db, FindTarget find, CurrentMember member, TimeProvider clock, IStringLocalizer<Texts> says)
        : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command write, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(write);
            var path = OldPath.Normalize(write.From)!;
            var target =
                write.Answer is RedirectAnswer.Gone ? RedirectTarget.Nowhere : write.Target ?? await find.Of(write.To, cancellationToken);
            await RefuseWhatCannotWork(path, target, write.Answer, cancellationToken);

            var now = clock.GetUtcNow().UtcDateTime;
            var redirect = await db.Redirects.SingleOrDefaultAsync(r => r.Path == path, cancellationToken);
            if (
                redirect is { IsOn: true }
                && redirect.LeadsTo(target, write.Answer)
                && (write.Note.Length == 0 || write.Note == redirect.Note)
            )
                return Result.Unchanged;
            var isNew = redirect is null;
            if (redirect is null)
                db.Redirects.Add(
                    redirect = new Redirect
                    {
                        Path = path,
                        Origin = write.Origin,
                        MadeAt = now,
                        MadeBy = member.Name,
                    }
                );
            if (write.Note.Length > 0)
                redirect.Note = write.Note;
            redirect.LeadTo(target, write.Answer);
            redirect.IsOn = true;
            if (!write.IsOneOfMany)
                db.Changes.Add(new Change { Kind = ChangeKind.Redirects, At = now });
            await db.SaveChangesAsync(cancellationToken);
            return isNew ? Result.Made : Result.Changed;
        }

        private async Task RefuseWhatCannotWork(string path, RedirectTarget target, RedirectAnswer answer, CancellationToken stop)
        {
            // The site answers its own addresses first, and a slug that was public works for ever.
            if (await db.IsOfTheSite(path, stop))
                throw Refused(nameof(Command.From), says["OldAddressIsPage", path]);
            if (answer is RedirectAnswer.Gone)
                return;
            if (target == RedirectTarget.Nowhere)
                throw Refused(nameof(Command.To), says["TargetInvalid"]);
            if (target.Address is ['/', ..] address)
            {
                if (OldPath.Normalize(address) is not { Length: <= Redirect.PathLength } next)
                    throw Refused(nameof(Command.To), says["TargetInvalid"]);
                // Another rule would send the reader on: twice, or for ever.
                if (next == path)
                    throw Refused(nameof(Command.To), says["TargetIsItself"]);
                if (await db.Redirects.AnyAsync(r => r.Path == next && r.IsOn, stop))
                    throw Refused(nameof(Command.To), says["TargetIsRedirect", next]);
            }
            if (await db.Redirects.AnyAsync(r => r.TargetPath == path && r.IsOn, stop))
                throw Refused(nameof(Command.From), says["OldAddressIsTarget", path]);
        }

        private static ValidationException Refused(string field, string says) => new([new ValidationFailure(field, says)]);
    }
}
