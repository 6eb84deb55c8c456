using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects.Misses;

/// <summary>Makes the rule for an address that was asked for and is not there.</summary>
public static class SolveMiss
{
    [For(Role.Editor)]
    public record Command : IRequest<Result>, IWrites
    {
        public long Id { get; init; }

        /// <summary>Where it leads, as <see cref="RuleText.To"/>.</summary>
        public string To { get; init; } = "";
    }

    /// <param name="Visits">How often it was asked for: what the rule would have served.</param>
    public record Result(string Path, int Visits);

    public class Handler(CommentaryDb db, IMediator mediator) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command solve, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(solve);
            var miss =
                await db.Misses.AsNoTracking().SingleOrDefaultAsync(m => m.Id == solve.Id, cancellationToken)
                ?? throw new NotHere(nameof(Miss), solve.Id);
            await mediator.Send(
                new WriteRedirect.Command
                {
                    From = string.Join('/', miss.Path.Split('/').Select(Uri.EscapeDataString)),
                    Host = miss.Host,
                    To = solve.To,
                    Origin = RedirectOrigin.Member,
                },
                cancellationToken
            );
            return new(miss.Path, miss.Count);
        }
    }
}
