using System.Globalization;
using Commentary.Application.Data;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>What the site answers itself, so that no rule there could.</summary>
public static class SitePages
{
    /// <summary>Below these everything is the site's own.</summary>
    private static readonly string[] Roots = ["/admin", "/cards", "/css", "/error", "/fonts", "/health", "/images", "/js", "/r"];

    private static readonly string[] Files =
    [
        "/sitemap.xml",
        "/sitemap-topics.xml",
        "/sitemap-news.xml",
        "/robots.txt",
        "/.well-known/security.txt",
        "/.well-known/gpc.json",
        "/favicon.ico",
        "/icon.svg",
        "/icon-192.png",
        "/icon-512.png",
        "/apple-touch-icon.png",
        "/site.webmanifest",
    ];

    /// <summary>A page that is there whatever is published. <paramref name="path"/> is normal (<see cref="OldPath"/>).</summary>
    public static bool IsFixed(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path == "/"
            || Files.Contains(path)
            || IsSitemap(path)
            || Roots.Any(root => path == root || path.StartsWith(root + '/', StringComparison.Ordinal))
            || LanguageNames.All.Any(language =>
                path == Addresses.Home(language)
                || path == Addresses.Archive(language)
                || path == Addresses.Search(language)
                || path == Addresses.Privacy(language)
                || path == Addresses.OpenSearch(language)
                || path == Addresses.AtomFeed(language)
                || path == Addresses.JsonFeed(language)
            );
    }

    /// <summary>Whether a rule at a path could never answer: a fixed page, or an article that is public or was, under the slug it had.</summary>
    public static async Task<bool> IsOfTheSite(this CommentaryDb db, string path, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (IsFixed(path))
            return true;
        foreach (var language in LanguageNames.All)
            if (SlugAt(language, path) is { } slug)
                return await db.Publications.AnyAsync(p => p.Language == language && p.Slug == slug, stop);
        return false;
    }

    /// <summary>Whether a reader who is sent to a path finds a page there now, before any rule is asked.</summary>
    public static async Task<bool> IsPage(this CommentaryDb db, string path, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (IsFixed(path))
            return true;
        path = Followed(path);
        foreach (var language in LanguageNames.All)
        {
            if (SlugAt(language, path) is { } slug)
                return await db.Live.AnyAsync(l => l.Language == language && l.Slug == slug, stop);
            if (Below(Addresses.Topic(language, ""), path) is { } topic)
                return await db.Live.AnyAsync(l => l.Language == language && l.Publication.Topics.Any(t => t.Slug == topic), stop);
            if (Below(Addresses.Source(language, ""), path) is { } source)
                return await db.Live.AnyAsync(l => l.Language == language && (l.SourceHost == source || l.PublisherSlug == source), stop);
            if (Below(Addresses.Archive(language) + "/", path) is { } text)
                return int.TryParse(text, CultureInfo.InvariantCulture, out var year)
                    && await db.Live.AnyAsync(l => l.Language == language && l.Month > year * 100 && l.Month < (year + 1) * 100, stop);
        }
        return false;
    }

    /// <summary>The same, by what a node has in memory.</summary>
    public static bool IsPage(string path, LiveArticles live)
    {
        ArgumentNullException.ThrowIfNull(live);
        return IsFixed(path) || live.At(WithoutHistory(path)) is not null || live.HasList(Followed(path));
    }

    /// <summary>The slug of the article whose page, or whose history, a path is.</summary>
    private static string? SlugAt(Language language, string path) => Below(Addresses.Article(language, ""), WithoutHistory(path));

    private static string WithoutHistory(string path)
    {
        foreach (var language in LanguageNames.All)
            if (
                path.StartsWith(Addresses.Article(language, ""), StringComparison.Ordinal)
                && path.EndsWith(Addresses.HistoryEnd(language), StringComparison.Ordinal)
            )
                return path[..^Addresses.HistoryEnd(language).Length];
        return path;
    }

    /// <summary>A feed of a topic is there when the topic's page is; any other path is itself.</summary>
    private static string Followed(string path)
    {
        foreach (var language in LanguageNames.All)
        foreach (var feed in (string[])[Addresses.AtomFeed(language, ""), Addresses.JsonFeed(language, "")])
        {
            var (root, name) = (Addresses.Topic(language, ""), feed[Addresses.Topic(language, "").Length..]);
            if (path.StartsWith(root, StringComparison.Ordinal) && path.EndsWith(name, StringComparison.Ordinal))
                return path[..^name.Length];
        }
        return path;
    }

    /// <summary>A part of the sitemap, whether there is one of that number by now or not.</summary>
    private static bool IsSitemap(string path) =>
        path.StartsWith("/sitemap-", StringComparison.Ordinal)
        && path.EndsWith(".xml", StringComparison.Ordinal)
        && path.Length > "/sitemap-.xml".Length
        && path["/sitemap-".Length..^".xml".Length].All(char.IsAsciiDigit);

    private static string? Below(string root, string path) =>
        path.StartsWith(root, StringComparison.Ordinal) && !path.AsSpan(root.Length).Contains('/') ? path[root.Length..] : null;
}
