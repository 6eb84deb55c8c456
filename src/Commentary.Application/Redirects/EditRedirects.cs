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

public enum BulkAct
{
    TurnOn,
    TurnOff,
    SetGroup,
    SetAnswer,
    Remove,
}

/// <summary>Does the same to many rules, as one batch. One that is refused is reported and never stops the others.</summary>
public static class EditRedirects
{
    private const int Chunk = 500;
    private const int MostReasons = 100;

    [For(Role.Editor)]
    public record Command : IRequest<Result>, IWrites
    {
        public BulkAct Act { get; init; }
        public IReadOnlyList<int> Ids { get; init; } = [];

        /// <summary>All that match instead, up to <see cref="FindRules.Most"/>; then <see cref="Ids"/> is not read.</summary>
        public RuleFilter? AllOf { get; init; }
        public string Group { get; init; } = "";
        public RedirectAnswer Answer { get; init; }

        /// <summary>Somebody was asked whether rules are to go. Else they stay, and the result says how much they are used.</summary>
        public bool IsSure { get; init; }
    }

    /// <param name="BatchId">Null when nothing was written.</param>
    /// <param name="Asks">Not null when nothing was done, and somebody is to be asked first.</param>
    public record Result(int? BatchId, int Done, int Refused, IReadOnlyList<LeftRule> Reasons, Question? Asks);

    /// <param name="Used">How many of them readers have used.</param>
    public record Question(int Rules, int Used, int Hits);

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says)
        {
            RuleFor(c => c.Act).IsInEnum().WithMessage(_ => says["AnswerInvalid"]);
            RuleFor(c => c.Answer).IsInEnum().WithMessage(_ => says["AnswerInvalid"]);
            RuleFor(c => c.Group).MaximumLength(RedirectRule.GroupLength).WithMessage(_ => says["NameTooLong", RedirectRule.GroupLength]);
            RuleFor(c => c.Ids)
                .Must((edit, ids) => edit.AllOf is not null || ids.Count is > 0 and <= FindRules.Most)
                .WithMessage(_ => says["NoRuleChosen", FindRules.Most]);
        }
    }

    public class Handler(CommentaryDb db, FindRules find, RuleBook book, OneHop hop, IStringLocalizer<Texts> says)
        : IRequestHandler<Command, Result>
    {
        private readonly List<LeftRule> reasons = [];
        private int refused;

        public async Task<Result> Handle(Command edit, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(edit);
            (refused, var _) = (0, reasons.RemoveAll(_ => true));
            var ids = edit.AllOf is { } filter ? (await find.Of(filter, cancellationToken)).Ids : [.. edit.Ids.Distinct()];
            if (edit is { Act: BulkAct.Remove, IsSure: false })
                return new(null, 0, 0, [], await Ask(ids, cancellationToken));

            var batch = await book.Begin(BatchKind.Bulk, Title(edit), cancellationToken);
            foreach (var chunk in ids.Chunk(Chunk))
                await Edit(edit, chunk, cancellationToken);
            var done = batch.Made + batch.Changed + batch.Removed;
            await book.Close(cancellationToken);
            return new(done > 0 ? batch.Id : null, done, refused, reasons, null);
        }

        private async Task<Question> Ask(IReadOnlyList<int> ids, CancellationToken stop)
        {
            var used = db.RedirectHits.Where(h => ids.Contains(h.RedirectId) && h.People > 0);
            return new(
                ids.Count,
                await used.Select(h => h.RedirectId).Distinct().CountAsync(stop),
                await used.SumAsync(h => h.People, stop)
            );
        }

        private async Task Edit(Command edit, int[] ids, CancellationToken stop)
        {
            List<int> guarded = [];
            foreach (var redirect in await db.Redirects.Where(r => ids.Contains(r.Id)).OrderBy(r => r.Id).ToListAsync(stop))
            {
                var rule = Edited(redirect.Rule, edit);
                if (redirect.Origin is RedirectOrigin.Slug && edit.Act is not (BulkAct.SetGroup or BulkAct.TurnOn))
                    Refuse(redirect.Id, redirect.Path, says["SlugRedirectStays"]);
                else if (rule.IsRemoved)
                    book.Remove(redirect);
                else if (edit.Act is BulkAct.TurnOn || redirect.Answer is RedirectAnswer.Gone != (rule.Answer is RedirectAnswer.Gone))
                    guarded.Add(redirect.Id);
                else
                    book.Change(redirect, rule);
            }
            await book.Pause(stop);
            foreach (var id in guarded)
                await Guarded(edit, id, stop);
        }

        /// <summary>What answers otherwise for other rules goes the way of any rule that is written.</summary>
        private async Task Guarded(Command edit, int id, CancellationToken stop)
        {
            var path = "";
            try
            {
                await book.One(
                    async () =>
                    {
                        var redirect = await db.Redirects.SingleAsync(r => r.Id == id, stop);
                        path = redirect.Path;
                        var rule = Edited(redirect.Rule, edit);
                        if (rule == redirect.Rule)
                            return rule;
                        if (rule is { ArticleId: null, Target: null, Answer: not RedirectAnswer.Gone })
                            throw new ValidationException([new ValidationFailure(nameof(RuleText.To), says["TargetInvalid"])]);
                        rule = await hop.Straighten(rule, id, stop);
                        book.Change(redirect, rule);
                        await db.SaveChangesAsync(stop);
                        await hop.Mend(rule, stop);
                        await db.SaveChangesAsync(stop);
                        return rule;
                    },
                    stop
                );
            }
            catch (ValidationException why)
            {
                Refuse(id, path, string.Join(" ", why.Errors.Select(e => e.ErrorMessage)));
            }
        }

        private void Refuse(int id, string path, string why)
        {
            refused++;
            if (reasons.Count < MostReasons)
                reasons.Add(new(id, path, why));
        }

        private static RedirectRule Edited(RedirectRule rule, Command edit) =>
            edit.Act switch
            {
                BulkAct.TurnOn => rule with { IsOn = true },
                BulkAct.TurnOff => rule with { IsOn = false },
                BulkAct.SetGroup => rule with { Group = edit.Group.Trim() },
                BulkAct.SetAnswer => rule with { Answer = edit.Answer },
                _ => rule with { IsRemoved = true },
            };

        /// <summary>The name of the act, which the reader's language has words for, then what was set.</summary>
        private static string Title(Command edit) =>
            edit.Act switch
            {
                BulkAct.SetGroup => $"{edit.Act} {edit.Group.Trim()}",
                BulkAct.SetAnswer => $"{edit.Act} {edit.Answer}",
                _ => $"{edit.Act}",
            };
    }
}
