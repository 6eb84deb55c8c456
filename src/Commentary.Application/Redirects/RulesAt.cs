using Commentary.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>
/// The rules whose path fits an address, read from the database in their order: every exact one, every prefix of it, every expression that
/// fits. A plain reading, by which the index in memory is checked and which stands in for it until it is loaded.
/// </summary>
public class RulesAt(CommentaryDb db)
{
    /// <summary>The most conditions that one address may have rules for, and the most prefixes of one.</summary>
    private const int Most = 1000;

    private List<NumberedRule>? expressions;

    /// <summary>An expression was written: those that were read before are so no more.</summary>
    public void Forget() => expressions = null;

    public async Task<IReadOnlyList<NumberedRule>> Of(OldAddress asked, CancellationToken stop)
    {
        var path = asked.Path;
        var prefixes = Prefixes(path);
        var rules = await db
            .Redirects.AsNoTracking()
            .Where(r =>
                (r.Match == RedirectMatch.Exact && r.Path == path) || (r.Match == RedirectMatch.Prefix && prefixes.Contains(r.Path))
            )
            .OrderBy(r => r.Id)
            .Take(Most)
            .ToListAsync(stop);
        expressions ??= await Expressions(stop);
        return
        [
            .. rules.Select(r => new NumberedRule(r.Id, r.Rule)).Concat(expressions.Where(e => e.Rule.Fits(asked))).Order(Precedence.Order),
        ];
    }

    /// <summary>The same as it stood at a moment that is past.</summary>
    public async Task<IReadOnlyList<NumberedRule>> Then(OldAddress asked, DateTime at, CancellationToken stop)
    {
        var path = asked.Path;
        var prefixes = Prefixes(path);
        var still = await db
            .Redirects.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(r => r.ChangedAt <= at)
            .Where(r =>
                r.Match == RedirectMatch.Expression
                || (r.Match == RedirectMatch.Exact && r.Path == path)
                || (r.Match == RedirectMatch.Prefix && prefixes.Contains(r.Path))
            )
            .OrderBy(r => r.Id)
            .Take(Most)
            .ToListAsync(stop);
        var former = await db
            .FormerRedirects.AsNoTracking()
            .Where(f => f.From <= at && f.Until > at)
            .Where(f =>
                f.Match == RedirectMatch.Expression
                || (f.Match == RedirectMatch.Exact && f.Path == path)
                || (f.Match == RedirectMatch.Prefix && prefixes.Contains(f.Path))
            )
            .OrderBy(f => f.Id)
            .Take(Most)
            .ToListAsync(stop);
        return
        [
            .. still
                .Select(r => new NumberedRule(r.Id, r.Rule))
                .Concat(former.Select(f => new NumberedRule(f.RedirectId, RuleBook.Read(f.State))))
                .Where(r => !r.Rule.IsRemoved && r.Rule.Fits(asked))
                .Order(Precedence.Order),
        ];
    }

    /// <summary>A path and each path above it, the root last.</summary>
    public static IReadOnlyList<string> Prefixes(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        List<string> prefixes = [];
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
            prefixes.Add(path[..end]);
        prefixes.Add("/");
        return prefixes;
    }

    private async Task<List<NumberedRule>> Expressions(CancellationToken stop) =>
        [
            .. (await db.Redirects.AsNoTracking().Where(r => r.Match == RedirectMatch.Expression).ToListAsync(stop)).Select(
                r => new NumberedRule(r.Id, r.Rule)
            ),
        ];
}
