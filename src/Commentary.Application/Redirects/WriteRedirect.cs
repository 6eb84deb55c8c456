using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using FluentValidation;
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

    public class Handler(CommentaryDb db, RuleBook book, ReadRule read, OneHop hop) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command write, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(write);
            var rule = await read.Of(write, write.Target, cancellationToken);
            var there = await There(write.Id, rule.Key, cancellationToken);
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

        private Task<Redirect?> There(int? id, string key, CancellationToken stop) =>
            id is { } number ? Known(number, stop) : db.Redirects.SingleOrDefaultAsync(r => r.Key == key, stop);

        private async Task<Redirect?> Known(int id, CancellationToken stop) =>
            await db.Redirects.SingleOrDefaultAsync(r => r.Id == id, stop) ?? throw new NotHere(nameof(Redirect), id);
    }
}
