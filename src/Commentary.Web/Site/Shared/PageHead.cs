using Commentary.Text.Languages;

namespace Commentary.Web.Site.Shared;

/// <summary>What a page says of itself outside its own text.</summary>
public record PageHead
{
    public string Title { get; init; } = "";
    public string Description { get; init; } = "";

    /// <summary>The page's own path; null for a page that is at no address of its own, such as an error.</summary>
    public string? Path { get; init; }

    /// <summary>The same page in the other language; null when there is none.</summary>
    public string? OtherPath { get; init; }

    /// <summary>Where the language switch leads: to the counterpart, or to where the other language begins.</summary>
    public required string Switch { get; init; }

    /// <summary>The entry of the menu that is this page: <c>home</c>, <c>archive</c>, <c>search</c>, or none.</summary>
    public string Menu { get; init; } = "";
    public string BodyClass { get; init; } = "";
    public bool IsArticle { get; init; }

    /// <summary>Of an article: when it was first public, in UTC. Null for any other page.</summary>
    public DateTime? FirstPublishedAt { get; init; }

    /// <summary>Of an article: when what is public was published, in UTC. Null for any other page.</summary>
    public DateTime? ChangedAt { get; init; }

    /// <summary>A page of this reader's own, such as what they searched for: it is in no search engine.</summary>
    public bool IsKeptOutOfSearchEngines { get; init; }

    /// <summary>The fediverse account that the page is credited to; empty when it is to nobody's.</summary>
    public string FediverseCreator { get; init; } = "";

    /// <summary>The path of the picture that networks show beside a link to the page; null when it has none.</summary>
    public string? Card { get; init; }

    /// <summary>The topic that the page is about: it has feeds of its own.</summary>
    public (string Name, string Slug)? Topic { get; init; }

    /// <summary>What the page says of itself to machines (schema.org), as JSON-LD.</summary>
    public object? LinkedData { get; init; }

    public static PageHead Of(Language language, string path, string? otherPath, string fallback) =>
        new()
        {
            Path = path,
            OtherPath = otherPath,
            Switch = otherPath ?? fallback,
        };
}
