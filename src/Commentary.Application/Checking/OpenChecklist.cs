using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Checking;

/// <summary>All that stands between a saved piece and its readers, in both languages.</summary>
public static class OpenChecklist
{
    [For(Role.Author)]
    public record Query(int ArticleId) : IRequest<Result>;

    /// <param name="OutsideLinks">How many addresses elsewhere its texts link to.</param>
    /// <param name="Unseen">How many of them nobody looked at for a while.</param>
    public record Result(int ArticleId, string Title, IReadOnlyList<Sheet> Sheets, int OutsideLinks, int Unseen, DateTime? SeenAt);

    /// <param name="Why">What is missing, and cannot be turned off.</param>
    public record Sheet(Language Language, bool IsBegun, IReadOnlyList<Reason> Why, IReadOnlyList<Finding> Findings);

    public class Handler(CommentaryDb db, WhyNot why, Checklist checklist, OutsideOf outside, TimeProvider clock)
        : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var article = await db.WholeArticle(query.ArticleId, cancellationToken);
            var stopping = await checklist.Stopping(cancellationToken);
            List<Sheet> sheets = [];
            foreach (var language in LanguageNames.All)
                sheets.Add(
                    new(
                        language,
                        article.Edition(language) is { Version: > 0 },
                        await why.NotPublish(article, language, cancellationToken),
                        await checklist.Of(article, language, stopping, cancellationToken)
                    )
                );
            var links = outside.In(article);
            var keys = links.Keys.ToList();
            var since = clock.GetUtcNow().UtcDateTime - OutsideLink.Fresh;
            var seen = await db
                .OutsideLinks.AsNoTracking()
                .Where(l => keys.Contains(l.Key) && l.SeenAt >= since)
                .ToListAsync(cancellationToken);
            return new(
                article.Id,
                LanguageNames.All.Select(l => article.Edition(l)?.Title ?? "").FirstOrDefault(title => title.Length > 0) ?? "",
                sheets,
                links.Count,
                links.Count - seen.Count,
                seen.Count > 0 ? seen.Max(l => l.SeenAt) : null
            );
        }
    }
}
