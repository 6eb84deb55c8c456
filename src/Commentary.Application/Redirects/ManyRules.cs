using Commentary.Application.Data;
using Commentary.Application.Press;
using Commentary.Application.Resources;
using Commentary.Text.Languages;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Redirects;

/// <summary>
/// Writes many rules as <see cref="WriteRedirect"/> writes one, within a batch that is open. What most rows of a table are (one address that
/// leads to a page, which no other rule leads to) is decided from a few readings for hundreds of them; every other goes the whole way alone.
/// </summary>
public class ManyRules(
    CommentaryDb db,
    RuleBook book,
    ReadRule read,
    IMediator mediator,
    IEnumerable<IValidator<WriteRedirect.Command>> validators,
    IStringLocalizer<Texts> says
)
{
    /// <summary>Rules that are read and written at once.</summary>
    public const int Chunk = 400;

    /// <summary>What is known of targets is known for the whole import: articles and pages do not change in it.</summary>
    private const int MostKnown = 100_000;

    private readonly Dictionary<(string, TargetEdition, RedirectMatch), RedirectTarget> targets = [];
    private readonly Dictionary<string, bool> pages = new(StringComparer.Ordinal);
    private Dictionary<string, Redirect> there = [];
    private HashSet<string> ledTo = [];

    /// <summary>A rule went the whole way: others may have been changed with it, and each is read again.</summary>
    private bool isStale;
    private bool isPending;

    /// <summary>What became of one of them.</summary>
    public readonly record struct Outcome(WriteRedirect.Result? Written, string Why = "");

    /// <param name="rows">Not more than <see cref="Chunk"/>.</param>
    public async Task<IReadOnlyList<Outcome>> Write(IReadOnlyList<WriteRedirect.Command> rows, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var rules = new (RedirectRule? Rule, string Key, string Why)[rows.Count];
        for (var i = 0; i < rows.Count; i++)
            rules[i] = await Read(rows[i], stop);
        await Prepare([.. rules.Where(r => r.Rule is not null)], stop);
        var outcomes = new Outcome[rows.Count];
        for (var i = 0; i < rows.Count; i++)
            outcomes[i] =
                rules[i].Rule is not { } rule ? new(null, rules[i].Why)
                : await IsPlain(rule, stop) ? new(await WritePlain(rows[i], rule, rules[i].Key, stop))
                : await WriteAlone(rows[i], rule, stop);
        await book.Pause(stop);
        isPending = false;
        return outcomes;
    }

    private async Task<(RedirectRule?, string, string)> Read(WriteRedirect.Command row, CancellationToken stop)
    {
        try
        {
            foreach (var validator in validators)
                if (await validator.ValidateAsync(row, stop) is { IsValid: false } verdict)
                    throw new ValidationException(verdict.Errors);
            var known = (row.To, row.Edition, row.Match);
            var rule = await read.Of(row, row.Target ?? targets.GetValueOrDefault(known), stop);
            if (row.Target is null && row.To.Length > 0 && targets.Count < MostKnown)
                targets.TryAdd(known, new(rule.ArticleId, rule.Language, rule.Target));
            return (rule, rule.Key, "");
        }
        catch (ValidationException why)
        {
            return (null, "", Says(why));
        }
        // Whatever else the framework finds wrong with an address is that row's trouble, and no other's.
        catch (Exception odd) when (odd is ArgumentException or FormatException)
        {
            return (null, "", says["TargetInvalid"]);
        }
    }

    private async Task Prepare(IReadOnlyList<(RedirectRule? Rule, string Key, string)> rules, CancellationToken stop)
    {
        isStale = false;
        var keys = rules.Select(r => r.Key).Distinct().ToList();
        there = await db.Redirects.IgnoreQueryFilters().Where(r => keys.Contains(r.Key)).ToDictionaryAsync(r => r.Key, stop);
        var paths = rules.Where(r => r.Rule!.Match is RedirectMatch.Exact).Select(r => r.Rule!.Path).Distinct().ToList();
        ledTo = await db
            .Redirects.Where(r => r.TargetPath != null && paths.Contains(r.TargetPath))
            .Select(r => r.TargetPath!)
            .Distinct()
            .ToHashSetAsync(StringComparer.Ordinal, stop);
    }

    /// <summary>Whether nothing but the rule itself decides what becomes of it: see <see cref="OneHop"/>.</summary>
    private async Task<bool> IsPlain(RedirectRule rule, CancellationToken stop)
    {
        if (rule is not { Match: RedirectMatch.Exact, StartsAt: null, EndsAt: null } || ledTo.Contains(rule.Path))
            return false;
        if (rule.Host.Length == 0 && (SitePages.IsFixed(rule.Path) || LanguageNames.All.Any(l => IsArticles(l, rule.Path))))
            return false;
        if (rule.TargetPath is { } path && !await IsPage(path, stop))
            return false;
        return !isStale || !await db.Redirects.AnyAsync(r => r.TargetPath == rule.Path, stop);
    }

    private static bool IsArticles(Language language, string path) =>
        path.StartsWith(Addresses.Article(language, ""), StringComparison.Ordinal);

    private async Task<bool> IsPage(string path, CancellationToken stop)
    {
        if (pages.TryGetValue(path, out var known))
            return known;
        var isPage = await db.IsPage(path, stop);
        if (pages.Count < MostKnown)
            pages[path] = isPage;
        return isPage;
    }

    private async Task<WriteRedirect.Result> WritePlain(WriteRedirect.Command row, RedirectRule rule, string key, CancellationToken stop)
    {
        var known = there.GetValueOrDefault(key);
        if (isStale)
            known = await Tracked(key, stop);
        if (known is { IsRemoved: false })
        {
            var (now, kept) = WriteRedirect.Over(known.Rule, rule, row.KeepsOld);
            if (kept)
                return WriteRedirect.Result.Kept;
            isPending = true;
            return book.Change(known, now) ? WriteRedirect.Result.Changed : WriteRedirect.Result.Unchanged;
        }
        there[key] = book.Make(rule, row.Origin, known);
        isPending = true;
        return WriteRedirect.Result.Made;
    }

    /// <summary>The rule as the database and what is still to be saved have it.</summary>
    private async Task<Redirect?> Tracked(string key, CancellationToken stop)
    {
        if (isPending)
            await db.SaveChangesAsync(stop);
        isPending = false;
        return await db.Redirects.IgnoreQueryFilters().SingleOrDefaultAsync(r => r.Key == key, stop);
    }

    private async Task<Outcome> WriteAlone(WriteRedirect.Command row, RedirectRule rule, CancellationToken stop)
    {
        // What comes before it must be there to be read, and stay if this one is taken back.
        if (isPending)
            await db.SaveChangesAsync(stop);
        (isPending, isStale) = (false, true);
        try
        {
            var target = rule is { ArticleId: null, Target: null }
                ? row.Target
                : new RedirectTarget(rule.ArticleId, rule.Language, rule.Target);
            return new(await book.One(() => mediator.Send(row with { Target = target }, stop), stop));
        }
        catch (ValidationException why)
        {
            return new(null, Says(why));
        }
    }

    private static string Says(ValidationException why) => string.Join(" ", why.Errors.Select(e => e.ErrorMessage).Distinct());
}
