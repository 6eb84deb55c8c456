using Commentary.Application.Data;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>Adds a batch of answers to the counts of their rules, and folds days long past into the first of their month.</summary>
public static class CountHits
{
    /// <summary>In days: how long each day is told from the others.</summary>
    public const int DaysKept = 400;

    [ForAnyone]
    public record Command(DateOnly Day, IReadOnlyList<Hits> All) : IRequest<Unit>, IWrites;

    public record Hits(int RedirectId, int People, int Robots);

    public class Handler(CommentaryDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command count, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(count);
            var isNewDay = !await db.RedirectHits.AnyAsync(h => h.Day == count.Day, cancellationToken);
            await db.AddHits(count.Day, count.All, cancellationToken);
            if (isNewDay)
                await Fold(count.Day.AddDays(-DaysKept), cancellationToken);
            return Unit.Value;
        }

        private async Task Fold(DateOnly before, CancellationToken stop)
        {
            var first = new DateOnly(before.Year, before.Month, 1);
            var old = await db
                .RedirectHits.Where(h => h.Day < first && h.Day.Day != 1)
                .GroupBy(h => new
                {
                    h.RedirectId,
                    h.Day.Year,
                    h.Day.Month,
                })
                .Select(month => new
                {
                    month.Key,
                    People = month.Sum(h => h.People),
                    Robots = month.Sum(h => h.Robots),
                })
                .ToListAsync(stop);
            await db.RedirectHits.Where(h => h.Day < first && h.Day.Day != 1).ExecuteDeleteAsync(stop);
            foreach (var month in old.GroupBy(m => new DateOnly(m.Key.Year, m.Key.Month, 1)))
                await db.AddHits(month.Key, [.. month.Select(m => new Hits(m.Key.RedirectId, m.People, m.Robots))], stop);
        }
    }
}
