using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Publishing;

/// <summary>Draws the cards of what was published before there were any: a few at a time, so that nobody who publishes waits long.</summary>
public static class DrawCards
{
    /// <param name="After">The last publication of those looked at.</param>
    /// <param name="Drawn">Those drawn before, of which nobody was told yet.</param>
    [For(Role.Administrator)]
    public record Command(int After = 0, int Drawn = 0) : IRequest<Result>, IWrites
    {
        public int Most { get; init; } = 10;
    }

    /// <param name="IsDone">Whether none is left; whoever shows pages was told, if there were any.</param>
    public record Result(int Last, int Drawn, bool IsDone);

    public class Handler(CommentaryDb db, DrawCard draw, TimeProvider clock) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(command);
            var without = await db
                .Live.Where(l => l.PublicationId > command.After && l.Publication.Card == "")
                .OrderBy(l => l.PublicationId)
                .Take(command.Most)
                .Select(l => l.Publication)
                .ToListAsync(cancellationToken);
            foreach (var publication in without)
                db.Cards.Add(PublicationCard.Of(publication, draw));
            var drawn = command.Drawn + without.Count;
            var isDone = without.Count < command.Most;
            // Once, at the end: each change makes every node set its pages anew.
            if (isDone && drawn > 0)
                db.Changes.Add(new Change { Kind = ChangeKind.Cards, At = clock.GetUtcNow().UtcDateTime });
            await db.SaveChangesAsync(cancellationToken);
            return new(without.Count > 0 ? without[^1].Id : command.After, drawn, isDone);
        }
    }
}
