using Commentary.Application.Articles;
using Commentary.Application.Checking;
using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Publishing;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Scheduling;

/// <summary>Gives an edition the moment at which it is published, or another one. What keeps it from being published now is said now.</summary>
public static class ScheduleEdition
{
    /// <param name="At">UTC; null where what was typed is no moment.</param>
    [For(Role.Editor)]
    public record Command(int ArticleId, Language Language, DateTime? At) : IRequest<Schedule>, IWrites
    {
        /// <summary>The revision that whoever schedules has seen; the newest, when it is not said.</summary>
        public int? Version { get; init; }
        public string? CorrectionNote { get; init; }
        public bool? IsMachineHelped { get; init; }
    }

    public class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock, IStringLocalizer<Texts> says)
        {
            RuleFor(c => c.CorrectionNote).MaximumLength(Making.NoteLength).WithMessage(_ => says["TextTooLong", Making.NoteLength]);
            RuleFor(c => c.At).IsToCome(c => c.Language, clock, says);
        }
    }

    public class Handler(CommentaryDb db, WhyNot why, Checklist checklist, CurrentMember member, IStringLocalizer<Texts> says)
        : IRequestHandler<Command, Schedule>
    {
        public async Task<Schedule> Handle(Command schedule, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(schedule);
            await db.OneAtATime(schedule.ArticleId, cancellationToken);
            var article = await db.WholeArticle(schedule.ArticleId, cancellationToken);
            if (schedule.Version is { } seen && article.Edition(schedule.Language) is { } newest && newest.Version != seen)
                throw new SavedMeanwhile(null, [EditionConflict.Unseen(newest)]);
            var reasons = await why.NotPublish(article, schedule.Language, cancellationToken);
            // By then the French is out.
            if (article.Edition(schedule.Language.Other())?.Schedule is { Standing: Standing.Waiting } other && other.At <= schedule.At)
                reasons = [.. reasons.Where(reason => reason is not Reason.FrenchNotPublic)];
            reasons.Refuse(schedule.Language, says);
            (await checklist.Stops(article, schedule.Language, cancellationToken)).Refuse(schedule.Language, says);

            var edition = article.Edition(schedule.Language)!;
            edition.Schedule ??= new();
            edition.Schedule.Give(schedule.At!.Value, member.Name, schedule.CorrectionNote ?? "", schedule.IsMachineHelped);
            await db.SaveChangesAsync(cancellationToken);
            return edition.Schedule;
        }
    }
}
