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

/// <summary>Makes the rule for an old address, or changes the one that is there. Whatever it writes leads in one hop.</summary>
public static class WriteRedirect
{
    [For(Role.Editor)]
    public record Command : RuleText, IRequest<Result>, IWrites
    {
        /// <summary>The rule to change; null for whichever has this address, or a new one.</summary>
        public int? Id { get; init; }

        /// <summary>The batch that had written the rule as it was opened; one that somebody wrote since is not written over.</summary>
        public int? OpenedBatch { get; init; }

        /// <summary>The target, where the sender knows it; then <see cref="RuleText.To"/> is not read.</summary>
        public RedirectTarget? Target { get; init; }
        public RedirectOrigin Origin { get; init; }

        /// <summary>Leaves a rule that is there as it is.</summary>
        public bool KeepsOld { get; init; }

        public static Command Of(RuleText text)
        {
            ArgumentNullException.ThrowIfNull(text);
            return new(text);
        }

        public Command() { }

        private Command(RuleText text)
            : base(text) { }
    }

    public enum Result
    {
        Made,
        Changed,
        Unchanged,

        /// <summary>There is another rule at the address, and it was to be kept.</summary>
        Kept,
    }

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says)
        {
            RuleFor(c => c.Note).MaximumLength(RedirectRule.NoteLength).WithMessage(_ => says["NameTooLong", RedirectRule.NoteLength]);
            RuleFor(c => c.Group).MaximumLength(RedirectRule.GroupLength).WithMessage(_ => says["NameTooLong", RedirectRule.GroupLength]);
            RuleFor(c => c.Answer).IsInEnum().WithMessage(_ => says["AnswerInvalid"]);
            RuleFor(c => c.Match).IsInEnum().WithMessage(_ => says["AnswerInvalid"]);
            RuleFor(c => c.Edition).IsInEnum().WithMessage(_ => says["AnswerInvalid"]);
            RuleFor(c => c.QueryHandling).IsInEnum().WithMessage(_ => says["AnswerInvalid"]);
        }
    }

    /// <summary>A rule as it is to be where another is: a note or a group that was not given takes none away.</summary>
    internal static (RedirectRule Rule, bool IsKept) Over(RedirectRule there, RedirectRule rule, bool keepsOld)
    {
        rule = rule with { Note = rule.Note.Length > 0 ? rule.Note : there.Note, Group = rule.Group.Length > 0 ? rule.Group : there.Group };
        return (rule, keepsOld && there != rule);
    }

    public class Handler(CommentaryDb db, RuleBook book, ReadRule read, OneHop hop, IStringLocalizer<Texts> says)
        : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command write, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(write);
            // Whoever saved first is told of first: what is wrong may have become right by it.
            var opened = write.Id is { } id ? await Opened(id, write.OpenedBatch, cancellationToken) : null;
            var rule = await read.Of(write, write.Target, cancellationToken);
            var there = await db.Redirects.SingleOrDefaultAsync(r => r.Key == rule.Key, cancellationToken);
            if (write.Id is not null)
            {
                if (there is not null && there.Id != write.Id)
                    throw new ValidationException([new ValidationFailure(nameof(RuleText.From), says["OldAddressHasRule", rule.Path])]);
                there = opened;
            }
            if (there is not null && write.Id is null)
            {
                (rule, var isKept) = Over(there.Rule, rule, write.KeepsOld);
                if (isKept)
                    return Result.Kept;
            }
            rule = await hop.Straighten(rule, there?.Id, cancellationToken);
            if (there?.Rule == rule)
                return Result.Unchanged;

            await book.Begin(BatchKind.Edit, rule.Path, cancellationToken);
            var result = Result.Changed;
            if (there is not null && there.Key == rule.Key)
                book.Change(there, rule);
            else
            {
                // Another address is another rule; the history of the old one says where it went.
                if (there is not null)
                    book.Remove(there);
                else
                    result = Result.Made;
                await book.Make(rule, write.Origin, cancellationToken);
            }
            await db.SaveChangesAsync(cancellationToken);
            await hop.Mend(rule, cancellationToken);
            await book.Close(cancellationToken);
            return result;
        }

        /// <summary>Null for one that was taken away, which whoever saves has seen.</summary>
        private async Task<Redirect?> Opened(int id, int? batch, CancellationToken stop)
        {
            var redirect = await db.Redirects.IgnoreQueryFilters().SingleOrDefaultAsync(r => r.Id == id, stop);
            if (redirect is null || (redirect.IsRemoved && batch is null))
                throw new NotHere(nameof(Redirect), id);
            if (batch is { } opened && redirect.BatchId != opened)
                throw new SavedMeanwhile(null, []);
            if (redirect.Origin is RedirectOrigin.Slug)
                throw new ValidationException([new ValidationFailure("", says["SlugRedirectStays"])]);
            return redirect.IsRemoved ? null : redirect;
        }
    }
}
