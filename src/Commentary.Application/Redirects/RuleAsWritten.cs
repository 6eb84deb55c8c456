using Commentary.Application.Data;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>A rule as a person would write it, so that what is opened and saved untouched is the same rule.</summary>
internal static class RuleAsWritten
{
    public static async Task<RuleText> AsWritten(this CommentaryDb db, RedirectRule rule, CancellationToken stop) =>
        new()
        {
            Match = rule.Match,
            From = rule.Match is RedirectMatch.Expression ? rule.Path : Escape(rule.Path),
            Host = rule.Host,
            Query = rule.Query,
            To = rule.Target ?? (rule.ArticleId is { } article ? await Address(db, article, rule.Language ?? Language.French, stop) : ""),
            Edition =
                rule.ArticleId is null ? TargetEdition.AsAddressed
                : rule.Language is not { } language ? TargetEdition.Reader
                : language is Language.English ? TargetEdition.English
                : TargetEdition.French,
            Answer = rule.Answer,
            QueryHandling = rule.QueryHandling,
            StartsAt = rule.StartsAt,
            EndsAt = rule.EndsAt,
            IsOn = rule.IsOn,
            Place = rule.Place,
            Archive = rule.Archive ?? "",
            Group = rule.Group,
            Note = rule.Note,
        };

    /// <summary>What would be read as something else than a letter of the path.</summary>
    private static string Escape(string path) =>
        path.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("?", "%3F", StringComparison.Ordinal)
            .Replace("#", "%23", StringComparison.Ordinal);

    private static async Task<string> Address(CommentaryDb db, int article, Language language, CancellationToken stop)
    {
        var editions = await db
            .Editions.Where(e => e.ArticleId == article && e.Slug != null && e.Slug != "")
            .Select(e => new { e.Language, e.Slug })
            .ToListAsync(stop);
        return editions.OrderBy(e => e.Language == language ? 0 : 1).Select(e => Addresses.Article(e.Language, e.Slug!)).FirstOrDefault()
            ?? "";
    }
}
