using Commentary.Application.Data;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <param name="LeadsTo">The address it leads to now; null for what is gone, or for an article that is not public.</param>
/// <param name="Title">Of the article it leads to, or that is offered instead; empty when it is none.</param>
/// <param name="Hits">Readers on each of the last <see cref="ShowRules.Days"/> days, the oldest first.</param>
/// <param name="AllHits">Since it was made.</param>
public record RuleRow(
    int Id,
    int BatchId,
    RedirectRule Rule,
    RedirectOrigin Origin,
    RuleState State,
    string? LeadsTo,
    string Title,
    IReadOnlyList<int> Hits,
    int AllHits,
    DateOnly? LastUse,
    string Trouble
)
{
    public string Path => Rule.Path;
    public int RecentHits => Hits.Sum();
}

/// <summary>What the desk says about rules beside what they are: where they lead, whether they answer, who used them.</summary>
public class ShowRules(CommentaryDb db, TimeProvider clock)
{
    /// <summary>How many days are shown one by one.</summary>
    public const int Days = 30;

    public static DateOnly FirstDay(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1 - Days);
    }

    /// <summary>In the order in which their numbers are given; a page of them, not all.</summary>
    public async Task<IReadOnlyList<RuleRow>> Of(IReadOnlyList<int> ids, CancellationToken stop)
    {
        var rules = await db
            .Redirects.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(r => ids.Contains(r.Id))
            .ToDictionaryAsync(r => r.Id, stop);
        var articles = rules.Values.Select(r => r.ArticleId).OfType<int>().Distinct().ToList();
        var titles = await Titles(articles, stop);
        var live = (
            await db
                .Live.AsNoTracking()
                .Where(l => articles.Contains(l.ArticleId))
                .Select(l => new
                {
                    l.ArticleId,
                    l.Language,
                    l.Slug,
                })
                .ToListAsync(stop)
        ).ToLookup(l => l.ArticleId);
        var first = FirstDay(clock);
        var recent = (
            await db.RedirectHits.AsNoTracking().Where(h => ids.Contains(h.RedirectId) && h.Day >= first).ToListAsync(stop)
        ).ToLookup(h => h.RedirectId);
        var all = await db
            .RedirectHits.Where(h => ids.Contains(h.RedirectId) && h.People > 0)
            .GroupBy(h => h.RedirectId)
            .Select(g => new
            {
                g.Key,
                People = g.Sum(h => h.People),
                Last = g.Max(h => h.Day),
            })
            .ToDictionaryAsync(g => g.Key, stop);
        return [.. ids.Where(rules.ContainsKey).Select(id => Row(rules[id]))];

        RuleRow Row(Redirect redirect)
        {
            var rule = redirect.Rule;
            var editions = live[rule.ArticleId ?? 0].OrderBy(l => l.Language == (rule.Language ?? Language.French) ? 0 : 1).ToList();
            var hits = new int[Days];
            foreach (var day in recent[redirect.Id])
                if (day.Day.DayNumber - first.DayNumber is >= 0 and < Days and var at)
                    hits[at] = day.People;
            var counted = all.GetValueOrDefault(redirect.Id);
            return new(
                redirect.Id,
                redirect.BatchId,
                rule,
                redirect.Origin,
                State(rule, editions.Count > 0),
                rule.Answer is RedirectAnswer.Gone
                    ? null
                    : rule.Target ?? (editions.Count > 0 ? Addresses.Article(editions[0].Language, editions[0].Slug) : null),
                titles.GetValueOrDefault(rule.ArticleId ?? 0, ""),
                hits,
                counted?.People ?? 0,
                counted?.Last,
                redirect.Trouble
            );
        }
    }

    /// <summary>Of articles, public or not, by their numbers: as they are public, else as they are written now.</summary>
    public async Task<IReadOnlyDictionary<int, string>> Titles(IReadOnlyList<int> articles, CancellationToken stop)
    {
        var written = await db
            .Editions.Where(e => articles.Contains(e.ArticleId))
            .Select(e => new
            {
                e.ArticleId,
                e.Language,
                e.Title,
                IsLive = false,
            })
            .ToListAsync(stop);
        var live = await db
            .Live.Where(l => articles.Contains(l.ArticleId))
            .Select(l => new
            {
                l.ArticleId,
                l.Language,
                l.Publication.Title,
                IsLive = true,
            })
            .ToListAsync(stop);
        return live.Concat(written)
            .Where(e => e.Title.Length > 0)
            .GroupBy(e => e.ArticleId)
            .ToDictionary(g => g.Key, g => g.OrderBy(e => e.IsLive ? 0 : 1).ThenBy(e => e.Language).First().Title);
    }

    private RuleState State(RedirectRule rule, bool isPublic)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return !rule.IsAtWork ? RuleState.Off
            : rule.StartsAt > now ? RuleState.Scheduled
            : rule.EndsAt <= now ? RuleState.Over
            : rule.ArticleId is not null && !isPublic && rule.Answer is not RedirectAnswer.Gone ? RuleState.Asleep
            : RuleState.On;
    }
}
