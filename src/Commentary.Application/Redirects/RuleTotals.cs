using System.Collections.Immutable;

namespace Commentary.Application.Redirects;

/// <summary>What an index knows of its rules as a whole.</summary>
internal sealed record RuleTotals(int Rules, int Prefixes, int OfRoot, ImmutableDictionary<string, int> Hosts)
{
    public RuleCount Begin() => new(this);
}

/// <summary>Counts rules in and out.</summary>
internal sealed class RuleCount(RuleTotals from)
{
    private int rules = from.Rules;
    private int prefixes = from.Prefixes;
    private int ofRoot = from.OfRoot;
    private readonly ImmutableDictionary<string, int>.Builder hosts = from.Hosts.ToBuilder();

    public void Add(RedirectRule rule) => Count(rule, 1);

    public void Remove(RedirectRule rule) => Count(rule, -1);

    public RuleTotals Finish() => new(rules, prefixes, ofRoot, hosts.ToImmutable());

    private void Count(RedirectRule rule, int by)
    {
        rules += by;
        prefixes += rule.Match is RedirectMatch.Prefix ? by : 0;
        ofRoot += rule.Match is RedirectMatch.Exact && rule.Path == "/" ? by : 0;
        if (rule.Host.Length == 0)
            return;
        var count = hosts.GetValueOrDefault(rule.Host) + by;
        if (count > 0)
            hosts[rule.Host] = count;
        else
            hosts.Remove(rule.Host);
    }
}
