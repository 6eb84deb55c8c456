using System.Globalization;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;

namespace Commentary.Application.Press;

/// <summary>The addresses of the site, as paths. A permanent promise: years of links hold them.</summary>
public static class Addresses
{
    public static string Home(Language language) => $"/{language.Code()}";

    /// <summary>The language of the site that a path is in; null outside of both. Case makes no difference.</summary>
    public static Language? LanguageOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path is ['/', _, _] or ['/', _, _, '/', ..])
            // Asked of every request: no enumerator is made.
            for (var i = 0; i < LanguageNames.All.Count; i++)
                if (path.AsSpan(1, 2).Equals(LanguageNames.All[i].Code(), StringComparison.OrdinalIgnoreCase))
                    return LanguageNames.All[i];
        return null;
    }

    public static string Article(Language language, string slug) => $"/{language.Code()}/articles/{slug}";

    public static string Part(Language language, string slug, Part part) => $"{Article(language, slug)}#{part.Fragment(language)}";

    /// <summary>What of a piece was changed, and when.</summary>
    public static string History(Language language, string slug) => Article(language, slug) + HistoryEnd(language);

    public static string HistoryEnd(Language language) => language is Language.English ? "/history" : "/historique";

    /// <summary>Where one is told that a piece is not in this language yet.</summary>
    /// <param name="slug">Of the edition that there is.</param>
    public static string NotYet(Language language, string slug) =>
        language is Language.English ? $"/en/not-yet/{slug}" : $"/fr/pas-encore/{slug}";

    /// <summary>Where a reader's voice is sent, and how readers moved.</summary>
    public static string Voice(Language language, string slug) =>
        Article(language, slug) + (language is Language.English ? "/voice" : "/voix");

    /// <summary>What was said about the news of one publisher, or of one host: a host has a dot, the slug of a publisher has none.</summary>
    public static string Source(Language language, string name) => $"/{language.Code()}/sources/{name}";

    /// <summary>The same for the source of a publication: its publisher's page, or its host's where it names none.</summary>
    public static string Source(Publication publication)
    {
        ArgumentNullException.ThrowIfNull(publication);
        return Source(publication.Language, publication.PublisherSlug is { Length: > 0 } publisher ? publisher : publication.SourceHost);
    }

    public static string Topic(Language language, string slug) =>
        language is Language.English ? $"/en/topics/{slug}" : $"/fr/sujets/{slug}";

    public static string Archive(Language language) => language is Language.English ? "/en/archive" : "/fr/archives";

    public static string Year(Language language, int year) => $"{Archive(language)}/{year:D4}";

    public static string Search(Language language) => language is Language.English ? "/en/search" : "/fr/recherche";

    /// <summary>What is kept of readers, and what is not.</summary>
    public static string Privacy(Language language) => language is Language.English ? "/en/privacy" : "/fr/confidentialite";

    /// <summary>How a browser searches the site from its own bar (OpenSearch 1.1).</summary>
    public static string OpenSearch(Language language) => $"/{language.Code()}/opensearch.xml";

    public static string AtomFeed(Language language) => $"/{language.Code()}/feed.xml";

    public static string JsonFeed(Language language) => $"/{language.Code()}/feed.json";

    public static string AtomFeed(Language language, string topic) => $"{Topic(language, topic)}/feed.xml";

    public static string JsonFeed(Language language, string topic) => $"{Topic(language, topic)}/feed.json";

    /// <summary>A picture of a piece, in one size and format (<c>avif</c>, <c>webp</c> or <c>jpg</c>).</summary>
    public static string Image(string key, int width, string format) =>
        string.Create(CultureInfo.InvariantCulture, $"/images/{key}-{width}.{format}");

    /// <summary>The same for members, who see those of drafts too.</summary>
    public static string ImageForMembers(string key, int width, string format) => "/admin/pictures" + Image(key, width, format);

    /// <summary>The picture that networks show beside a link. Another picture is at another address.</summary>
    public static string Card(int publication, string hash) => $"/cards/{publication}-{hash}.png";

    /// <summary>The same for the front page.</summary>
    public static string SiteCard(Language language) => $"/cards/{language.Code()}.png";
}
