using Commentary.Application.Press;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

/// <summary>A piece as lists show it.</summary>
public record Listed(
    int ArticleId,
    Language Language,
    string Slug,
    string Title,
    string Standfirst,
    string SourceHost,
    string SourcePublisher,
    bool IsDemonstration,
    int Words,
    DateTime FirstPublishedAt,
    IReadOnlyList<ListedTopic> Topics
);

public record ListedTopic(string Name, string Slug);

internal static class Listing
{
    /// <summary>The newest first, without the bodies.</summary>
    public static Task<IReadOnlyList<Listed>> List(this IQueryable<LiveEdition> live, int skip, int take, CancellationToken stop) =>
        live.OrderByDescending(l => l.FirstPublishedAt).ThenByDescending(l => l.ArticleId).Skip(skip).Take(take).ListInAnyOrder(stop);

    /// <summary>
    /// A few that are named by their numbers. Without an order on purpose: asked for one, SQLite goes through all the pieces in that order to find
    /// the few.
    /// </summary>
    public static async Task<IReadOnlyList<Listed>> ListInAnyOrder(this IQueryable<LiveEdition> live, CancellationToken stop)
    {
        var rows = await live.Select(l => new
            {
                l.ArticleId,
                l.Language,
                l.Slug,
                l.Publication.Title,
                l.Publication.Standfirst,
                l.Publication.SourceHost,
                l.Publication.SourcePublisher,
                l.Publication.IsDemonstration,
                l.Publication.Words,
                l.FirstPublishedAt,
                Topics = l.Publication.Topics.OrderBy(t => t.Place).Select(t => new ListedTopic(t.Name, t.Slug)).ToList(),
            })
            .ToListAsync(stop);
        return
        [
            .. rows.Select(r => new Listed(
                r.ArticleId,
                r.Language,
                r.Slug,
                r.Title,
                r.Standfirst,
                r.SourceHost,
                r.SourcePublisher,
                r.IsDemonstration,
                r.Words,
                r.FirstPublishedAt,
                r.Topics
            )),
        ];
    }
}
