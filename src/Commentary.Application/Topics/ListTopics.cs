using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Topics;

/// <summary>The topics, by their French address, with how many public pieces show each.</summary>
public static class ListTopics
{
    public const int PageSize = 50;

    [For(Role.Editor)]
    public record Query(string Words = "", int Page = 1) : IRequest<Result>;

    public record Result(IReadOnlyList<TopicRow> Rows, int Page, int Pages, int Total);

    public class Handler(CommentaryDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var topics = db.Topics.AsNoTracking();
            // A whole address is pasted as well as a word is typed.
            foreach (var word in query.Words.Trim().TrimEnd('/').Split('/')[^1].Replace('#', ' ').Words())
            {
                var part = word.Anywhere();
                topics = topics.Where(t =>
                    t.Names.Any(n => EF.Functions.Like(n.Folded, part, Searching.Escape))
                    || t.FormerHashtags.Any(f => EF.Functions.Like(f.Key, part, Searching.Escape))
                );
            }
            var total = await topics.CountAsync(cancellationToken);
            var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
            var page = Math.Clamp(query.Page, 1, pages);
            return new(await topics.Rows(db, (page - 1) * PageSize, PageSize, cancellationToken), page, pages, total);
        }
    }
}

/// <param name="Former">Hashtags that find it too.</param>
public record TopicRow(int Id, int Version, TopicRow.Named French, TopicRow.Named English, IReadOnlyList<string> Former)
{
    /// <param name="Pieces">Public ones in the language that show it.</param>
    public record Named(string Name, string Slug, string Hashtag, int Pieces);

    public Named In(Language language) => language is Language.English ? English : French;
}

internal static class TopicRows
{
    public static async Task<IReadOnlyList<TopicRow>> Rows(
        this IQueryable<Topic> topics,
        CommentaryDb db,
        int skip,
        int take,
        CancellationToken stop
    )
    {
        var found = await topics
            .OrderBy(t => t.Names.Where(n => n.Language == Language.French).Select(n => n.Slug).FirstOrDefault())
            .ThenBy(t => t.Id)
            .Skip(skip)
            .Take(take)
            .Include(t => t.Names)
            .Include(t => t.FormerHashtags)
            .AsSplitQuery()
            .ToListAsync(stop);
        var ids = found.Select(t => t.Id).ToList();
        var pieces = await db
            .Live.SelectMany(l => l.Publication.Topics, (l, topic) => new { l.Language, topic.TopicId })
            .Where(t => ids.Contains(t.TopicId))
            .GroupBy(t => new { t.Language, t.TopicId })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => (g.Key.TopicId, g.Key.Language), g => g.Count, stop);
        return
        [
            .. found.Select(t => new TopicRow(
                t.Id,
                t.Version,
                Named(t, Language.French),
                Named(t, Language.English),
                [.. t.FormerHashtags.Select(f => f.Hashtag).Distinct().Order(StringComparer.Ordinal)]
            )),
        ];

        TopicRow.Named Named(Topic topic, Language language)
        {
            var name = topic.Name(language);
            return new(name.Name, name.Slug, name.Hashtag, pieces.GetValueOrDefault((topic.Id, language)));
        }
    }
}
