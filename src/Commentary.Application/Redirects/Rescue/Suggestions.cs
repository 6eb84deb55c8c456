using Commentary.Application.Press;
using Commentary.Text.Languages;

namespace Commentary.Application.Redirects.Rescue;

/// <summary>A target that is offered to whoever may have meant it.</summary>
/// <param name="Page">The piece it is, or leads to; null for any other page.</param>
public sealed record Choice(string Address, LivePage? Page);

/// <summary>Where an address that nothing answers most likely led: by old addresses that are nearly the same, then by slugs and titles.</summary>
public static class Suggestions
{
    private static readonly string[] Endings = [".html", ".htm", ".php", ".asp", ".aspx"];
    private static readonly string[] Extras =
    [
        "index.html",
        "index.htm",
        "index.php",
        "amp",
        "feed",
        "rss",
        "print",
        "comments",
        "trackback",
    ];

    public static IReadOnlyList<Choice> For(
        RedirectIndex index,
        KnownPages pages,
        in OldAddress asked,
        Language reader,
        DateTime now,
        int most
    )
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(pages);
        List<Choice> choices = [];
        foreach (var kin in Kin(asked.Path).Distinct(StringComparer.Ordinal))
            if (
                index.Find(asked with { Path = kin, Typed = kin, Query = "" }, () => reader, now) is
                { Target: { } target, Rule.Match: RedirectMatch.Exact }
            )
                choices.Add(new(target, index.Live.At(target)));
            else if (index.Live.At(kin) is { } page)
                choices.Add(new(page.Address, page));
        var scored = pages.Likeliest(asked.Path, reader, most).Select(l => index.Live.Find(l.Page.ArticleId, reader)).OfType<LivePage>();
        return [.. choices.Concat(scored.Select(p => new Choice(p.Address, p))).DistinctBy(c => c.Address).Take(most)];
    }

    /// <summary>Addresses under which other sites would have the same page.</summary>
    private static IEnumerable<string> Kin(string path)
    {
        if (path.Length > RedirectRule.PathLength)
            yield break;
        var end = path.LastIndexOf('/');
        if (end > 0 && Extras.Contains(path[(end + 1)..]))
            yield return path[..end];
        foreach (var ending in Endings)
            if (path.EndsWith(ending, StringComparison.Ordinal))
                yield return path[..^ending.Length];
        var dot = path.LastIndexOf('.');
        var stem = dot > end ? path[..dot] : path;
        foreach (var ending in Endings)
            yield return stem + ending;
        foreach (var extra in Extras.Take(3))
            yield return $"{stem}/{extra}";
        // The same piece under a date, or without one.
        if (end > 0)
            foreach (var language in LanguageNames.All)
                yield return Addresses.Article(language, stem[(end + 1)..]);
    }
}
