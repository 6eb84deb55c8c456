using Commentary.Application.Data;
using Commentary.Application.Press;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>Reads where every article lives now.</summary>
public class LiveNow(CommentaryDb db)
{
    public async Task<LiveArticles> All(CancellationToken stop) =>
        LiveArticles.Of(await Pages(db.Live).ToListAsync(stop), await Lists(stop)).With(await Codes(db.ShortLinks, stop));

    public async Task<LiveArticles> After(LiveArticles before, IReadOnlyCollection<int> articles, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(before);
        return before
            .With(articles, await Pages(db.Live.Where(l => articles.Contains(l.ArticleId))).ToListAsync(stop), await Lists(stop))
            .With(await Codes(db.ShortLinks.Where(l => articles.Contains(l.ArticleId)), stop));
    }

    private static Task<List<KeyValuePair<string, int>>> Codes(IQueryable<ShortLink> links, CancellationToken stop) =>
        links.Select(l => new KeyValuePair<string, int>(l.Code, l.ArticleId)).ToListAsync(stop);

    private static IQueryable<LivePage> Pages(IQueryable<LiveEdition> live) =>
        live.AsNoTracking().Select(l => new LivePage(l.ArticleId, l.Language, l.Slug, l.Publication.Title));

    private async Task<IEnumerable<string>> Lists(CancellationToken stop)
    {
        var topics = await db
            .Live.SelectMany(l => l.Publication.Topics, (l, topic) => new { l.Language, topic.Slug })
            .Distinct()
            .ToListAsync(stop);
        var years = await db.Live.Select(l => new { l.Language, Year = l.Month / 100 }).Distinct().ToListAsync(stop);
        var sources = await db
            .Live.Where(l => l.SourceHost != "")
            .Select(l => new { l.Language, l.SourceHost })
            .Distinct()
            .ToListAsync(stop);
        var publishers = await db
            .Live.Where(l => l.PublisherSlug != "")
            .Select(l => new { l.Language, l.PublisherSlug })
            .Distinct()
            .ToListAsync(stop);
        return topics
            .Select(t => Addresses.Topic(t.Language, t.Slug))
            .Concat(years.Select(y => Addresses.Year(y.Language, y.Year)))
            .Concat(sources.Select(s => Addresses.Source(s.Language, s.SourceHost)))
            .Concat(publishers.Select(p => Addresses.Source(p.Language, p.PublisherSlug)));
    }
}
