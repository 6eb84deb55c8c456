using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Checking;

/// <summary>Says which checks stop a publication. What is public already stays so.</summary>
public static class SetStoppingChecks
{
    [For(Role.Administrator)]
    public record Command : IRequest<Unit>, IWrites
    {
        /// <summary>Those that are to stop.</summary>
        public Check[] Stopping { get; init; } = [];

        /// <summary>Those that did when the form was opened: another administrator's choice since is shown, not undone.</summary>
        public Check[] Opened { get; init; } = [];
    }

    public class Handler(CommentaryDb db, CurrentMember member, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command set, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(set);
            // Their own row, not what their cookie remembers; two who choose at once go one after the other.
            await db.Administering(member, cancellationToken);
            var rows = await db.StoppingChecks.ToListAsync(cancellationToken);
            var now = rows.Select(row => row.Check).ToHashSet();
            var wanted = set.Stopping.Where(Enum.IsDefined).ToHashSet();
            if (now.SetEquals(wanted))
                return Unit.Value;
            if (!now.SetEquals(set.Opened))
                throw new SavedMeanwhile(null, []);
            db.StoppingChecks.RemoveRange(rows.Where(row => !wanted.Contains(row.Check)));
            db.StoppingChecks.AddRange(
                wanted
                    .Except(now)
                    .Select(check => new StoppingCheck
                    {
                        Check = check,
                        SetAt = clock.GetUtcNow().UtcDateTime,
                        SetBy = member.Name,
                    })
            );
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
