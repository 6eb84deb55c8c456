using System.Linq.Expressions;
using Commentary.Application.Data;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Commentary.Application.Redirects;

#pragma warning disable CA1309 // These comparisons are the database's, by the collation of the column: paths are compared byte by byte.
/// <summary>
/// Finds rules among a million in a blink: whatever no index helps with looks through the newest <see cref="Window"/> only, and says so;
/// nothing counts further than <see cref="Most"/>.
/// </summary>
public class FindRules(CommentaryDb db, TimeProvider clock)
{
    public const int Most = 10_000;

    /// <summary>As many as are read through in a twentieth of a second.</summary>
    public const int Window = 250_000;

    /// <summary>Greater than all that begins with the same letters.</summary>
    private const string Last = "\U0010FFFF";

    private const int MostArticles = 100;

    /// <param name="IsMore">There are more than <see cref="Most"/>, which are not counted.</param>
    /// <param name="Further">The number before which nothing was looked through; null when all was.</param>
    /// <param name="IsUnordered">There are too many to be put in the order that was asked; the newest stand first.</param>
    public record Found(IReadOnlyList<int> Ids, bool IsMore, int? Further, bool IsUnordered);

    public async Task<Found> Of(RuleFilter filter, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var (rules, isLooking) = await Searched(filter, stop);
        rules = Filtered(rules, filter);
        int? further = null;
        if (filter.Before is { } before)
            rules = rules.Where(r => r.Id < before);
        if (isLooking || filter.Answer is not null || filter.Origin is not null || filter.State is not null || filter.UnusedFor is not null)
        {
            var from = (filter.Before ?? (await db.Redirects.MaxAsync(r => (int?)r.Id, stop) + 1) ?? 0) - Window;
            rules = rules.Where(r => r.Id >= from);
            further = from > 1 ? from : null;
        }
        var isUnordered = filter.Sort is RuleSort.Precedence && await rules.Take(Most + 1).CountAsync(stop) > Most;
        var ids = await Sorted(rules, isUnordered ? RuleSort.Newest : filter.Sort).Take(Most + 1).ToListAsync(stop);
        return new([.. ids.Take(Most)], ids.Count > Most, further, isUnordered);
    }

    private async Task<(IQueryable<Redirect> Rules, bool IsLooking)> Searched(RuleFilter filter, CancellationToken stop)
    {
        var rules = db.Redirects.AsNoTracking();
        var words = filter.Words.Trim();
        if (words.Length == 0)
            return (rules, false);
        if (OldPath.Normalize(words) is { Length: > 1 } path && (words[0] == '/' || words.Contains("://", StringComparison.Ordinal)))
        {
            var ids = await Beginning(path, stop);
            if (ids.Count > 0)
                return (rules.Where(r => ids.Contains(r.Id)), false);
        }
        var parts = words.Words().Select(word => word.Anywhere()).ToList();
        if (parts.Count == 0)
            return (rules.Where(r => false), false);
        var titled = db.Live.AsQueryable();
        foreach (var part in parts)
            titled = titled.Where(l => EF.Functions.Like(l.Publication.FoldedTitle, part, Searching.Escape));
        var articles = await titled.Select(l => (int?)l.ArticleId).Distinct().OrderBy(id => id).Take(MostArticles).ToListAsync(stop);
        return (rules.Where(HasAll(parts, articles)), true);
    }

    /// <summary>Each of the words somewhere in the rule, in any order; or the article to which it leads is called so.</summary>
    private static Expression<Func<Redirect, bool>> HasAll(IReadOnlyList<string> parts, IReadOnlyList<int?> articles)
    {
        Expression<Func<Redirect, string, bool>> has = (rule, part) => EF.Functions.Like(rule.Folded, part, Searching.Escape);
        Expression<Func<Redirect, bool>> leads = rule => articles.Contains(rule.ArticleId);
        var all = parts
            .Select(part => ReplacingExpressionVisitor.Replace(has.Parameters[1], Expression.Constant(part), has.Body))
            .Aggregate(Expression.AndAlso);
        all = ReplacingExpressionVisitor.Replace(has.Parameters[0], leads.Parameters[0], all);
        return Expression.Lambda<Func<Redirect, bool>>(Expression.OrElse(all, leads.Body), leads.Parameters);
    }

    /// <summary>Whatever begins with a path, or leads to what begins with it: each by its own index.</summary>
    private async Task<List<int>> Beginning(string path, CancellationToken stop)
    {
        var end = path + Last;
        var ids = await db
            .Redirects.Where(r => string.Compare(r.Path, path) >= 0 && string.Compare(r.Path, end) < 0)
            .OrderBy(r => r.Path)
            .Select(r => r.Id)
            .Take(Most)
            .ToListAsync(stop);
        ids.AddRange(
            await db
                .Redirects.Where(r => string.Compare(r.TargetPath, path) >= 0 && string.Compare(r.TargetPath, end) < 0)
                .OrderBy(r => r.TargetPath)
                .Select(r => r.Id)
                .Take(Most)
                .ToListAsync(stop)
        );
        foreach (var language in LanguageNames.All)
        {
            var root = Addresses.Article(language, "");
            if (!path.StartsWith(root, StringComparison.Ordinal) || path.Length == root.Length)
                continue;
            var slug = path[root.Length..];
            var articles = await db
                .Live.Where(l => l.Slug.StartsWith(slug))
                .OrderBy(l => l.Slug)
                .Select(l => (int?)l.ArticleId)
                .Take(MostArticles)
                .ToListAsync(stop);
            ids.AddRange(
                await db
                    .Redirects.Where(r => articles.Contains(r.ArticleId))
                    .OrderBy(r => r.Id)
                    .Select(r => r.Id)
                    .Take(Most)
                    .ToListAsync(stop)
            );
        }
        return [.. ids.Distinct()];
    }

    private IQueryable<Redirect> Filtered(IQueryable<Redirect> rules, RuleFilter filter)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (filter.Match is { } match)
            rules = rules.Where(r => r.Match == match);
        if (filter.Answer is { } answer)
            rules = rules.Where(r => r.Answer == answer);
        if (filter.Group.Trim() is { Length: > 0 } group)
            rules = rules.Where(r => r.Group == group);
        if (filter.Origin is { } origin)
            rules = rules.Where(r => r.Origin == origin);
        if (filter.IsBroken)
            rules = rules.Where(r => string.Compare(r.Trouble, "") > 0);
        if (filter.Batch is { } batch)
            rules = rules.Where(r => r.BatchId == batch);
        if (filter.UnusedFor is >= 0 and var days)
        {
            var since = now.AddDays(-Math.Min(days, 36_500));
            var day = DateOnly.FromDateTime(since);
            rules = rules.Where(r => r.MadeAt < since && !db.RedirectHits.Any(h => h.RedirectId == r.Id && h.Day >= day && h.People > 0));
        }
        return filter.State switch
        {
            RuleState.Off => rules.Where(r => !r.IsOn),
            RuleState.Scheduled => rules.Where(r => r.IsOn && r.StartsAt > now),
            RuleState.Over => rules.Where(r => r.IsOn && r.EndsAt <= now),
            RuleState.Asleep => rules.Where(r => r.IsOn && r.ArticleId != null && !db.Live.Any(l => l.ArticleId == r.ArticleId)),
            RuleState.On => rules.Where(r =>
                r.IsOn
                && (r.StartsAt == null || r.StartsAt <= now)
                && (r.EndsAt == null || r.EndsAt > now)
                && (r.ArticleId == null || db.Live.Any(l => l.ArticleId == r.ArticleId))
            ),
            _ => rules,
        };
    }

    private IQueryable<int> Sorted(IQueryable<Redirect> rules, RuleSort sort)
    {
        var from = ShowRules.FirstDay(clock);
        var used = db.RedirectHits.Where(h => h.Day >= from && h.People > 0).GroupBy(h => h.RedirectId);
        return sort switch
        {
            RuleSort.MostUsed => rules
                .Join(used.Select(g => new { Id = g.Key, People = g.Sum(h => h.People) }), r => r.Id, u => u.Id, (r, u) => u)
                .OrderByDescending(u => u.People)
                .ThenByDescending(u => u.Id)
                .Select(u => u.Id),
            RuleSort.LastUsed => rules
                .Join(used.Select(g => new { Id = g.Key, Day = g.Max(h => h.Day) }), r => r.Id, u => u.Id, (r, u) => u)
                .OrderByDescending(u => u.Day)
                .ThenByDescending(u => u.Id)
                .Select(u => u.Id),
            // As Precedence compares them, in the database's words.
            RuleSort.Precedence => rules
                .OrderBy(r =>
                    r.Match == RedirectMatch.Exact ? 0
                    : r.Match == RedirectMatch.Prefix ? 1
                    : 2
                )
                .ThenBy(r => r.Host == "" ? 1 : 0)
                .ThenByDescending(r => r.Query == "" ? 0 : 1 + r.Query.Length - r.Query.Replace("&", "").Length)
                .ThenByDescending(r => r.Path.Length)
                .ThenBy(r => r.Place)
                .ThenBy(r => r.Id)
                .Select(r => r.Id),
            _ => rules.OrderByDescending(r => r.Id).Select(r => r.Id),
        };
    }
}
