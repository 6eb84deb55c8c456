using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Sources;

/// <summary>
/// Takes some sources whose page is to be read, for one node alone, those that wait for longest first. Whoever claims and then says nothing more
/// leaves them to the next, minutes later; a page that brought the reading down some times is left alone.
/// </summary>
public static class ClaimReadings
{
    public const int MostTries = 3;
    public static readonly TimeSpan HowLong = TimeSpan.FromMinutes(2);

    [For(Role.Administrator)]
    public record Command(int Most) : IRequest<IReadOnlyList<Due>>, IWrites;

    /// <param name="Url">In its canonical form.</param>
    public record Due(int SourceId, string Url);

    public class Handler(CommentaryDb db, TimeProvider clock) : IRequestHandler<Command, IReadOnlyList<Due>>
    {
        public async Task<IReadOnlyList<Due>> Handle(Command claim, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(claim);
            var now = clock.GetUtcNow().UtcDateTime;
            var due = await db
                .SourceLinks.AsNoTracking()
                .Where(s => s.ReadDue <= now)
                .OrderBy(s => s.ReadDue)
                .ThenBy(s => s.Id)
                .Take(claim.Most)
                .Select(s => new
                {
                    s.Id,
                    s.CanonicalUrl,
                    s.ReadDue,
                    s.Reading.Tries,
                })
                .ToListAsync(cancellationToken);
            List<Due> claimed = [];
            foreach (var source in due)
            {
                // Another node may have read the same just now: one of the two finds the row as it was.
                var ours = db.SourceLinks.Where(s => s.Id == source.Id && s.ReadDue == source.ReadDue);
                if (source.Tries >= MostTries)
                    await ours.ExecuteUpdateAsync(
                        s =>
                            s.SetProperty(x => x.ReadDue, (DateTime?)null)
                                .SetProperty(x => x.Reading.At, now)
                                .SetProperty(x => x.Reading.Why, WhyUnread.Fault),
                        cancellationToken
                    );
                else if (
                    await ours.ExecuteUpdateAsync(
                        s => s.SetProperty(x => x.ReadDue, now + HowLong).SetProperty(x => x.Reading.Tries, x => x.Reading.Tries + 1),
                        cancellationToken
                    ) == 1
                )
                    claimed.Add(new(source.Id, source.CanonicalUrl));
            }
            return claimed;
        }
    }
}
