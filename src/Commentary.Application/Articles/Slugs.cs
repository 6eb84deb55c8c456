using Commentary.Application.Data;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Articles;

internal static class Slugs
{
    /// <summary>
    /// The slug, or the slug with the first number that makes it free. Not free: another article has it, or had it in public once, for a
    /// slug that was public works for ever.
    /// </summary>
    public static async Task<string> FreeSlug(this CommentaryDb db, string slug, Language language, int articleId, CancellationToken stop)
    {
        if (slug.Length == 0)
            return "";
        var free = slug;
        for (var number = 2; await db.IsTaken(free, language, articleId, stop); number++)
        {
            var ending = $"-{number}";
            free = slug[..Math.Min(slug.Length, Slug.MaxLength - ending.Length)].TrimEnd('-') + ending;
        }
        return free;
    }

    private static async Task<bool> IsTaken(this CommentaryDb db, string slug, Language language, int articleId, CancellationToken stop)
    {
        var address = Addresses.Article(language, slug);
        return await db.Editions.AnyAsync(e => e.Language == language && e.Slug == slug && e.ArticleId != articleId, stop)
            || await db.Live.AnyAsync(l => l.Language == language && l.Slug == slug && l.ArticleId != articleId, stop)
            || await db.Redirects.AnyAsync(r => r.Path == address && r.ArticleId != articleId, stop)
            || await db.Publications.AnyAsync(p => p.Language == language && p.Slug == slug && p.ArticleId != articleId, stop);
    }
}
