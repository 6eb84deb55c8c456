using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Presence;

/// <summary>Who is at the desk of an article now, and where, besides the page that asks.</summary>
public static class WhoIsThere
{
    /// <summary>A page says every eight seconds that somebody is at it: after three times of silence nobody is.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromSeconds(25);

    private const int Most = 20;

    /// <param name="Desk">The page that asks; null for one that was not opened yet, to which no other page of its member is shown.</param>
    [For(Role.Author)]
    public record Query(int ArticleId, string? Desk) : IRequest<IReadOnlyList<There>>;

    /// <param name="IsMe">The same member, in another tab or on another device.</param>
    /// <param name="Field">Such as <c>French.Neutral</c>; empty for none.</param>
    public record There(string Name, bool IsMe, string Field);

    public class Handler(CommentaryDb db, CurrentMember member, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<There>>
    {
        public async Task<IReadOnlyList<There>> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var since = clock.GetUtcNow().UtcDateTime - Within;
            var (me, desk) = (member.Id, query.Desk);
            var there = await db
                .Presences.Where(p =>
                    p.ArticleId == query.ArticleId && p.At >= since && (p.MemberId != me || (desk != null && p.Desk != desk))
                )
                .Join(
                    db.Set<Member>(),
                    p => p.MemberId,
                    m => m.Id,
                    (p, m) =>
                        new
                        {
                            p.Field,
                            p.MemberId,
                            m.DisplayName,
                            p.Id,
                        }
                )
                .OrderBy(p => p.DisplayName)
                .ThenBy(p => p.Id)
                .Take(Most)
                .Select(p => new There(p.DisplayName, p.MemberId == me, p.Field))
                .ToListAsync(cancellationToken);
            return [.. there.OrderBy(t => t.Name, Searching.Order)];
        }
    }
}
