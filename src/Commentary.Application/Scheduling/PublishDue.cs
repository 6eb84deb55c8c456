using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Scheduling;

/// <summary>
/// Publishes an edition whose moment has come, in the name of who gave it. It is claimed by being marked as missed, which publishing takes back: of
/// two nodes one finds it, and a crash undoes both.
/// </summary>
public static class PublishDue
{
    [For(Role.Administrator)]
    public record Command(int EditionId) : IRequest<Result>, IWrites;

    public enum Result
    {
        Published,

        /// <summary>There is a reason not to; the list says so until somebody decides.</summary>
        Missed,

        /// <summary>Another node was first, or an editor.</summary>
        NotDue,
    }

    public class Handler(CommentaryDb db, IMediator mediator, CurrentMember member, TimeProvider clock) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command due, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(due);
            var now = clock.GetUtcNow().UtcDateTime;
            var claimed = await db
                .Schedules.Where(s => s.EditionId == due.EditionId && s.At <= now && s.MissedAt == null && s.HeldBy == "")
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.MissedAt, now), cancellationToken);
            if (claimed == 0)
                return Result.NotDue;
            var edition = await db
                .Editions.AsNoTracking()
                .Where(e => e.Id == due.EditionId)
                .Select(e => new
                {
                    e.ArticleId,
                    e.Language,
                    Schedule = e.Schedule!,
                })
                .SingleAsync(cancellationToken);
            member.BecomeOperator(edition.Schedule.By);
            try
            {
                await mediator.Send(
                    new Publish.Command(edition.ArticleId, edition.Language)
                    {
                        CorrectionNote = edition.Schedule.CorrectionNote,
                        IsMachineHelped = edition.Schedule.IsMachineHelped,
                    },
                    cancellationToken
                );
                return Result.Published;
            }
            catch (ValidationException)
            {
                return Result.Missed;
            }
        }
    }
}
