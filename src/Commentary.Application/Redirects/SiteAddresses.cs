using Commentary.Application.Data;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

internal static class SiteAddresses
{
    /// <summary>
    /// Whether the site answers this address itself, so that no rule there could ever: a page that is always there, or an article that is
    /// public or was, under the slug it had.
    /// </summary>
    public static async Task<bool> IsOfTheSite(this CommentaryDb db, string path, CancellationToken stop)
    {
        foreach (var language in LanguageNames.All)
        {
            if (
                path == Addresses.Home(language)
                || path == Addresses.Archive(language)
                || path == Addresses.AtomFeed(language)
                || path == Addresses.JsonFeed(language)
            )
                return true;
            var articles = Addresses.Article(language, "");
            if (!path.StartsWith(articles, StringComparison.Ordinal))
                continue;
            var slug = path[articles.Length..];
            if (await db.Publications.AnyAsync(p => p.Language == language && p.Slug == slug, stop))
                return true;
        }
        return path is "/sitemap.xml" or "/robots.txt" || path == "/admin" || path.StartsWith("/admin/", StringComparison.Ordinal);
    }
}
