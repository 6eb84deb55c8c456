using Commentary.Application;
using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Web.Site.Readers;
using Microsoft.AspNetCore.Mvc;

namespace Commentary.Web.Site.Articles;

public class ArticleModel(SiteOptions site) : SitePage
{
    public string FediverseCreator => site.FediverseCreator;
    public ReadArticle.Result Article { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        Article = await Ask(new ReadArticle.Query(Language, slug), stop);
        Response.CountReadings(Article.Publication.ArticleId, Language);
        return Page();
    }
}

/// <summary>A piece as its page shows it: what is published, or what a preview would publish.</summary>
/// <param name="OtherSlug">The slug of the other language's edition; null when there is none.</param>
public record Piece(Publication Publication, DateTime FirstPublishedAt, string? OtherSlug)
{
    public IReadOnlyList<ReadArticle.Correction> Corrections { get; init; } = [];
    public bool HasHistory { get; init; }
    public DateTime? FollowsOriginalOf { get; init; }

    /// <summary>Whether readers are asked the publication's question.</summary>
    public bool Asks { get; init; }

    /// <summary>Whether it is a preview, where nobody is counted.</summary>
    public bool IsPreview { get; init; }
    public Movement? Movement { get; init; }

    /// <summary>That its source is gone or has changed; null while nothing of the kind is known.</summary>
    public SourceNotice? SourceNotice { get; init; }

    public static Piece Of(ReadArticle.Result article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new(article.Publication, article.FirstPublishedAt, article.OtherSlug)
        {
            Corrections = article.Corrections,
            HasHistory = article.HasHistory,
            FollowsOriginalOf = article.FollowsOriginalOf,
            Asks = article.Asks,
            Movement = article.Movement,
            SourceNotice = article.SourceNotice,
        };
    }
}
