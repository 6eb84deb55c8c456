using Commentary.Application.Model;
using Commentary.Text.Languages;

namespace Commentary.Application.Articles;

/// <summary>How far an edition of an article is.</summary>
public enum ArticleState
{
    Draft,

    /// <summary>It has a moment at which it is to be published.</summary>
    Scheduled,
    Published,
    Withdrawn,
}

public enum ArticleSort
{
    /// <summary>The best first where words are searched; else the one saved last.</summary>
    Best,
    Saved,

    /// <summary>The one that was first public last; those that never were stand at the end.</summary>
    Published,

    /// <summary>By its first title, as French sorts.</summary>
    Title,
}

/// <summary>What narrows the newsroom's list; nothing does by default.</summary>
public record ArticleFilter
{
    /// <summary>One edition at least is so.</summary>
    public ArticleState? State { get; init; }

    /// <summary>The name of somebody who saved a revision; anybody when empty.</summary>
    public string Author { get; init; } = "";
    public int? Topic { get; init; }

    /// <summary>The language that the article is not written in yet.</summary>
    public Language? ToTranslate { get; init; }

    /// <summary>The French says something else by now than the English.</summary>
    public bool IsDrifting { get; init; }

    public bool IsEmpty => this == new ArticleFilter();
}

internal static class ArticleFilters
{
    public static IQueryable<Article> Narrowed(this IQueryable<Article> articles, ArticleFilter filter)
    {
        articles = filter.State switch
        {
            ArticleState.Draft => articles.Where(a => a.Editions.Any(e => e.Stage == Stage.Draft)),
            ArticleState.Scheduled => articles.Where(a => a.Editions.Any(e => e.Schedule != null)),
            ArticleState.Published => articles.Where(a => a.Editions.Any(e => e.Stage == Stage.Published)),
            ArticleState.Withdrawn => articles.Where(a => a.Editions.Any(e => e.Stage == Stage.Withdrawn)),
            _ => articles,
        };
        if (filter.Author.Trim() is { Length: > 0 } author)
            articles = articles.Where(a => a.Editions.Any(e => e.Revisions.Any(r => r.SavedBy == author)));
        if (filter.Topic is { } topic)
            articles = articles.Where(a => a.Editions.Any(e => e.Topics.Any(t => t.TopicId == topic)));
        if (filter.ToTranslate is { } language)
            articles = articles.Where(a => !a.Editions.Any(e => e.Language == language && e.Version > 0));
        if (filter.IsDrifting)
            articles = articles.Where(a => a.Editions.Any(e => e.Drift != null));
        return articles;
    }
}
