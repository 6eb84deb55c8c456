using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Publishing;

/// <summary>A reason not to publish, or not to withdraw: its name is the key of its sentence in the resources.</summary>
public enum Reason
{
    NothingWritten,
    SourceMissing,
    TitleMissing,
    SlugMissing,
    SlugTaken,
    SummaryMissing,
    NeutralMissing,
    ExampleMissing,
    OptimisticMissing,
    PessimisticMissing,
    FrenchNotPublic,
    NotPublic,
    EnglishStillPublic,
}

/// <summary>Asked before the button is offered, and again before it is obeyed.</summary>
public class WhyNot(CommentaryDb db)
{
    public async Task<IReadOnlyList<Reason>> NotPublish(Article article, Language language, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (article.Edition(language) is not { Version: > 0 } edition)
            return [Reason.NothingWritten];

        List<Reason> reasons = [];
        if (article.Source.CanonicalUrl.Length == 0)
            reasons.Add(Reason.SourceMissing);
        reasons.AddRange(Missing(edition.Text));
        if (edition.Slug is { Length: > 0 } slug && await db.FreeSlug(slug, language, article.Id, stop) != slug)
            reasons.Add(Reason.SlugTaken);
        if (language is Language.English && !await IsLive(article.Id, Language.French, stop))
            reasons.Add(Reason.FrenchNotPublic);
        return reasons;
    }

    public async Task<IReadOnlyList<Reason>> NotWithdraw(int articleId, Language language, CancellationToken stop)
    {
        if (!await IsLive(articleId, language, stop))
            return [Reason.NotPublic];
        return language is Language.French && await IsLive(articleId, Language.English, stop) ? [Reason.EnglishStillPublic] : [];
    }

    /// <summary>Why readers may not be shown again what was withdrawn.</summary>
    public async Task<IReadOnlyList<Reason>> NotShowAgain(int articleId, Language language, CancellationToken stop) =>
        language is Language.English && !await IsLive(articleId, Language.French, stop) ? [Reason.FrenchNotPublic] : [];

    private static IEnumerable<Reason> Missing(EditionText text)
    {
        if (text.Title.Length == 0)
            yield return Reason.TitleMissing;
        if (text.Slug.Length == 0)
            yield return Reason.SlugMissing;
        foreach (var part in PartNames.Bodies.Where(part => string.IsNullOrWhiteSpace(Duels.Unmarked(text[part], part))))
            yield return part switch
            {
                Part.Summary => Reason.SummaryMissing,
                Part.Neutral => Reason.NeutralMissing,
                Part.Example => Reason.ExampleMissing,
                Part.Optimistic => Reason.OptimisticMissing,
                _ => Reason.PessimisticMissing,
            };
    }

    private Task<bool> IsLive(int articleId, Language language, CancellationToken stop) =>
        db.Live.AnyAsync(l => l.ArticleId == articleId && l.Language == language, stop);
}
