using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Checking;

/// <summary>Keeps what a look at some addresses found. Those that did not answer are not among them: that tells nothing.</summary>
public static class SettleOutsideLinks
{
    [For(Role.Author)]
    public record Command(IReadOnlyList<Seen> Links) : IRequest<Unit>, IWrites;

    public record Seen(string CanonicalUrl, bool IsGone);

    public class Handler(CommentaryDb db, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command settle, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(settle);
            var seen = settle.Links.DistinctBy(link => link.CanonicalUrl).ToDictionary(link => SourceLink.KeyOf(link.CanonicalUrl));
            var keys = seen.Keys.ToList();
            var known = await db.OutsideLinks.Where(l => keys.Contains(l.Key)).ToDictionaryAsync(l => l.Key, cancellationToken);
            var now = clock.GetUtcNow().UtcDateTime;
            foreach (var (key, link) in seen)
            {
                if (!known.TryGetValue(key, out var row))
                    db.OutsideLinks.Add(row = new() { Key = key });
                row.See(link.IsGone, now);
            }
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
