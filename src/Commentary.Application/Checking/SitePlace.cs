using Commentary.Application.Press;
using Commentary.Application.Redirects;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;

namespace Commentary.Application.Checking;

internal enum PlaceKind
{
    /// <summary>A page that is always there.</summary>
    Fixed,
    Fragment,
    Article,
    Topic,
    Short,
    Unknown,
}

/// <summary>Where within the site a link leads, as far as its address tells.</summary>
internal sealed record SitePlace(PlaceKind Kind, string Path, string Name = "", Language? Language = null)
{
    /// <summary>Null for a link that leads elsewhere.</summary>
    public static SitePlace? Of(string url, Uri? site)
    {
        if (url is ['#', .. var fragment])
            return new(PlaceKind.Fragment, "", Uri.UnescapeDataString(fragment));
        var path = url;
        if (Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https")
        {
            if (site is null || !absolute.IdnHost.Equals(site.IdnHost, StringComparison.OrdinalIgnoreCase))
                return null;
            path = absolute.AbsolutePath;
        }
        if (path is not ['/', ..])
            return null;
        path = Uri.UnescapeDataString(path.Split('?', '#')[0]);
        path = path.Length > 1 ? path.TrimEnd('/') : path;
        foreach (var language in LanguageNames.All)
        {
            if (NameIn(path, Addresses.Article(language, "")) is { } article)
                return new(PlaceKind.Article, path, article.Split('/')[0], language);
            if (NameIn(path, Addresses.Topic(language, "")) is { } topic)
                return new(PlaceKind.Topic, path, topic.Split('/')[0], language);
            if (Always(language).Contains(path, StringComparer.Ordinal) || NameIn(path, Addresses.Archive(language) + "/") is not null)
                return new(PlaceKind.Fixed, path);
        }
        if (ShortAddress.Read(path.ToLowerInvariant()) is var (code, _))
            return new(PlaceKind.Short, path, code);
        return new(path == "/" || path.StartsWith("/cards/", StringComparison.Ordinal) ? PlaceKind.Fixed : PlaceKind.Unknown, path);
    }

    /// <summary>Whether a piece in this language has such a place: a part, one of its paragraphs, the question.</summary>
    public static bool IsFragment(string name, Language language) =>
        name is "" or "question"
        || PartNames
            .Bodies.Append(Part.Source)
            .Select(part => part.Fragment(language))
            .Any(part => name == part || name.StartsWith(part + "-", StringComparison.Ordinal));

    private static string[] Always(Language language) =>
        [
            Addresses.Home(language),
            Addresses.Archive(language),
            Addresses.Search(language),
            Addresses.Privacy(language),
            Addresses.AtomFeed(language),
            Addresses.JsonFeed(language),
        ];

    private static string? NameIn(string path, string stem) =>
        path.Length > stem.Length && path.StartsWith(stem, StringComparison.Ordinal) ? path[stem.Length..] : null;
}
