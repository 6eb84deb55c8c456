using System.Collections.Frozen;
using System.Collections.Immutable;
using Commentary.Application.Press;
using Commentary.Text.Languages;

namespace Commentary.Application.Redirects;

/// <summary>An edition that readers see, as a rule needs to know it.</summary>
public sealed record LivePage(int ArticleId, Language Language, string Slug, string Title)
{
    public string Address => Addresses.Article(Language, Slug);
}

/// <summary>Where every article lives now. Immutable: a publication makes a new one that shares all but its own entry.</summary>
public sealed class LiveArticles
{
    public static readonly LiveArticles None = new(
        ImmutableDictionary<(int, Language), LivePage>.Empty,
        ImmutableDictionary<(Language, string), LivePage>.Empty,
        FrozenSet<string>.Empty,
        ImmutableDictionary<string, int>.Empty
    );

    private readonly ImmutableDictionary<(int, Language), LivePage> byArticle;
    private readonly ImmutableDictionary<(Language, string), LivePage> bySlug;
    private readonly FrozenSet<string> lists;
    private readonly ImmutableDictionary<string, int> codes;

    private LiveArticles(
        ImmutableDictionary<(int, Language), LivePage> byArticle,
        ImmutableDictionary<(Language, string), LivePage> bySlug,
        FrozenSet<string> lists,
        ImmutableDictionary<string, int> codes
    ) => (this.byArticle, this.bySlug, this.lists, this.codes) = (byArticle, bySlug, lists, codes);

    public IEnumerable<LivePage> All => bySlug.Values;

    /// <param name="lists">The paths of the topics, sources and years that have a live piece.</param>
    public static LiveArticles Of(IEnumerable<LivePage> pages, IEnumerable<string> lists) => None.With([], pages, lists);

    /// <summary>The same but for these articles, of which these pages are live now.</summary>
    public LiveArticles With(IReadOnlyCollection<int> articles, IEnumerable<LivePage> pages, IEnumerable<string> lists)
    {
        ArgumentNullException.ThrowIfNull(articles);
        ArgumentNullException.ThrowIfNull(pages);
        var (ids, slugs) = (byArticle.ToBuilder(), bySlug.ToBuilder());
        foreach (var article in articles)
        foreach (var language in LanguageNames.All)
            if (ids.Remove((article, language), out var former) && slugs.GetValueOrDefault((language, former.Slug)) == former)
                slugs.Remove((language, former.Slug));
        foreach (var page in pages)
        {
            ids[(page.ArticleId, page.Language)] = page;
            slugs[(page.Language, page.Slug)] = page;
        }
        return new(ids.ToImmutable(), slugs.ToImmutable(), lists.ToFrozenSet(StringComparer.Ordinal), codes);
    }

    /// <summary>What is live in either.</summary>
    internal LiveArticles Joined(LiveArticles other) => With([], other.All, lists.Concat(other.lists));

    /// <summary>The same with these codes of short links too: one that was given is never taken back.</summary>
    public LiveArticles With(IEnumerable<KeyValuePair<string, int>> given) => new(byArticle, bySlug, lists, codes.SetItems(given));

    /// <summary>The article that a code of a short link was given to, public or not.</summary>
    public int? ArticleOf(string code) => codes.TryGetValue(code, out var article) ? article : null;

    /// <summary>Whether a path is that of a topic, a source, or a year of the archive, that has a live piece.</summary>
    public bool HasList(string path) => lists.Contains(path);

    /// <summary>The edition in a language, else the other one; null while neither is public.</summary>
    public LivePage? Find(int article, Language language) =>
        byArticle.GetValueOrDefault((article, language)) ?? byArticle.GetValueOrDefault((article, language.Other()));

    /// <summary>The live page at a path of the site, if it is an article's.</summary>
    public LivePage? At(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        foreach (var language in LanguageNames.All)
            if (path.StartsWith(Addresses.Article(language, ""), StringComparison.Ordinal))
                return bySlug.GetValueOrDefault((language, path[Addresses.Article(language, "").Length..]));
        return null;
    }
}
