using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Announcing;

/// <summary>Search engines were told: the next claim begins after it.</summary>
public static class SettleAnnouncements
{
    [For(Role.Administrator)]
    public record Command(ChangePosition Until) : IRequest<bool>, IWrites;

    public class Handler(CommentaryDb db) : IRequestHandler<Command, bool>
    {
        public async Task<bool> Handle(Command command, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(command);
            var (stamp, id) = command.Until;
            return await db.Announced.ExecuteUpdateAsync(
                    told =>
                        told.SetProperty(a => a.Stamp, stamp)
                            .SetProperty(a => a.ChangeId, id)
                            .SetProperty(a => a.ClaimedUntil, DateTime.UnixEpoch),
                    cancellationToken
                ) == 1;
        }
    }
}
