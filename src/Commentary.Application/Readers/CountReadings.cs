using Commentary.Application.Data;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Readers;

/// <summary>Adds a batch of readings to the counts of their days, and folds days long past into the first of their month.</summary>
public static class CountReadings
{
    /// <summary>In days: how long each day is told from the others.</summary>
    public const int DaysKept = 400;

    /// <param name="All">A piece, a language and a day no more than once.</param>
    [ForAnyone]
    public record Command(IReadOnlyList<Counted> All) : IRequest<Unit>, IWrites;

    public record Counted(DateOnly Day, int ArticleId, Language Language, int People, int Robots);

    public class Handler(CommentaryDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command count, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(count);
            if (count.All.Count == 0)
                return Unit.Value;
            var newest = count.All.Max(c => c.Day);
            var isNewDay = !await db.Readings.AnyAsync(r => r.Day == newest, cancellationToken);
            await db.AddReadings(count.All, cancellationToken);
            if (isNewDay)
                await Fold(newest.AddDays(-DaysKept), cancellationToken);
            return Unit.Value;
        }

        private async Task Fold(DateOnly before, CancellationToken stop)
        {
            var first = new DateOnly(before.Year, before.Month, 1);
            var old = await db
                .Readings.Where(r => r.Day < first && r.Day.Day != 1)
                .GroupBy(r => new
                {
                    r.ArticleId,
                    r.Language,
                    r.Day.Year,
                    r.Day.Month,
                })
                .Select(month => new
                {
                    month.Key,
                    People = month.Sum(r => r.People),
                    Robots = month.Sum(r => r.Robots),
                })
                .ToListAsync(stop);
            if (old.Count == 0)
                return;
            await db.Readings.Where(r => r.Day < first && r.Day.Day != 1).ExecuteDeleteAsync(stop);
            await db.AddReadings(
                [.. old.Select(m => new Counted(new(m.Key.Year, m.Key.Month, 1), m.Key.ArticleId, m.Key.Language, m.People, m.Robots))],
                stop
            );
        }
    }
}
