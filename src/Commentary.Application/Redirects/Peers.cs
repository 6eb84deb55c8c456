using Commentary.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>Rules that may fit one address, and that nothing but their place tells apart: see <see cref="Precedence"/>.</summary>
public class Peers(CommentaryDb db)
{
    private const int Most = 1000;

    /// <summary>In their order, the rule itself among them.</summary>
    public async Task<IReadOnlyList<NumberedRule>> Of(RedirectRule rule, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var rules = db.Redirects.AsNoTracking().Where(r => r.Host == rule.Host);
        // Which addresses two expressions have in common nobody can tell: all of one length are peers.
        rules =
            rule.Match is RedirectMatch.Expression
                ? rules.Where(r => r.Match == RedirectMatch.Expression && r.Path.Length == rule.Path.Length)
                : rules.Where(r => r.Path == rule.Path && r.Match == rule.Match);
        var parameters = OldQuery.Count(rule.Query);
        return
        [
            .. (await rules.OrderBy(r => r.Place).ThenBy(r => r.Id).Take(Most).ToListAsync(stop))
                .Select(r => new NumberedRule(r.Id, r.Rule))
                .Where(r => OldQuery.Count(r.Rule.Query) == parameters)
                .Order(Precedence.Order),
        ];
    }
}
