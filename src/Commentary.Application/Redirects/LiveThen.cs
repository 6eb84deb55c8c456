using Commentary.Application.Data;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>Which pages of the site an answer can depend on were live at a moment: the one at the address, and those that rules lead to.</summary>
public class LiveThen(CommentaryDb db, LiveNow live)
{
    public async Task<LiveArticles> At(OldAddress asked, IReadOnlyList<NumberedRule> rules, DateTime? at, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var articles = rules.Select(r => r.Rule.ArticleId).OfType<int>().ToHashSet();
        foreach (var language in LanguageNames.All)
            if (asked.Path.StartsWith(Addresses.Article(language, ""), StringComparison.Ordinal))
            {
                var slug = asked.Path[Addresses.Article(language, "").Length..];
                articles.UnionWith(
                    await db.Publications.Where(p => p.Language == language && p.Slug == slug).Select(p => p.ArticleId).ToListAsync(stop)
                );
            }
        var code = ShortAddress.Read(asked.Path)?.Code;
        var given = code is null ? null : await db.ShortLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Code == code, stop);
        if (given is not null)
            articles.Add(given.ArticleId);
        if (at is not { } then)
            return await live.After(LiveArticles.None, articles, stop);

        var published = await db
            .Publications.AsNoTracking()
            .Where(p => articles.Contains(p.ArticleId) && p.PublishedAt <= then)
            .Select(p => new
            {
                p.ArticleId,
                p.Language,
                p.Slug,
                p.Title,
                p.PublishedAt,
            })
            .ToListAsync(stop);
        var withdrawn = await db
            .Changes.Where(c =>
                c.Kind == ChangeKind.Withdrawn && c.At <= then && c.ArticleId != null && articles.Contains(c.ArticleId.Value)
            )
            // A withdrawal that was undone by then hides nothing.
            .Where(c =>
                !db.Changes.Any(back =>
                    back.Kind == ChangeKind.Published
                    && back.ArticleId == c.ArticleId
                    && back.Language == c.Language
                    && back.At > c.At
                    && back.At <= then
                )
            )
            .ToListAsync(stop);
        var pages = LiveArticles.Of(
            published
                .GroupBy(p => (p.ArticleId, p.Language))
                .Select(edition => edition.MaxBy(p => p.PublishedAt)!)
                .Where(last =>
                    !withdrawn.Exists(w =>
                        w.ArticleId == last.ArticleId && (w.Language ?? last.Language) == last.Language && w.At >= last.PublishedAt
                    )
                )
                .Select(last => new LivePage(last.ArticleId, last.Language, last.Slug, last.Title)),
            []
        );
        return given?.MadeAt <= then ? pages.With([new(given.Code, given.ArticleId)]) : pages;
    }
}
