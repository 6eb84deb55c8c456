using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Commentary.Text.Languages;

namespace Commentary.Application.Redirects;

/// <summary>
/// Every rule that is on, as it stood at one moment, and where every article lives: all that an answer needs, without a database. Immutable: a
/// change makes a new one that shares what it does not touch, so that an answer never waits and never sees half a change.
/// </summary>
public sealed class RedirectIndex
{
    /// <summary>A power of two. A million rules are some 240 in each table.</summary>
    private const int Tables = 4096;

    /// <summary>A reader is sent once: through how many rules a computed target is followed before it is called a loop.</summary>
    private const int MostHops = 10;

    public static readonly RedirectIndex Empty = new(new RuleTable?[Tables], [], LiveArticles.None, new(0, 0, 0, []));

    private readonly RuleTable?[] tables;
    private readonly ImmutableArray<RuleExpression> expressions;
    private readonly RuleTotals totals;

    private RedirectIndex(RuleTable?[] tables, ImmutableArray<RuleExpression> expressions, LiveArticles live, RuleTotals totals) =>
        (this.tables, this.expressions, Live, this.totals) = (tables, expressions, live, totals);

    public LiveArticles Live { get; }

    public int Count => totals.Rules;

    /// <summary>Whether any rule names a host.</summary>
    public bool HasHosts => totals.Hosts.Count > 0;

    /// <summary>Whether a host is one that rules name: none of our pages is meant there.</summary>
    public bool IsRetired(string host) => totals.Hosts.ContainsKey(host);

    /// <summary>Whether any rule is about the root itself.</summary>
    public bool HasRootRules => totals.OfRoot > 0;

    /// <summary>Every rule, in no order.</summary>
    public IEnumerable<NumberedRule> All =>
        tables.Where(t => t is not null).SelectMany(t => t!.All).Concat(expressions.Select(e => e.Numbered));

    /// <summary>The rule that answers an address, or the short link at it; null when none does.</summary>
    /// <param name="reader">Asked only when the answer depends on it.</param>
    public Arrival? Find(in OldAddress asked, Func<Language> reader, DateTime now)
    {
        // On a host that rules name, the codes of another shortener may be meant: its rules come first.
        if (!IsRetired(asked.Host) && ShortAddress.Find(asked, reader, Live) is { } link)
            return link;
        return ByRule(asked, reader, now) ?? (IsRetired(asked.Host) ? ShortAddress.Find(asked, reader, Live) : null);
    }

    private Arrival? ByRule(in OldAddress asked, Func<Language> reader, DateTime now)
    {
        if (First(asked, reader, now) is not { } first)
            return null;
        if (!first.Rule.IsComputed)
            return first;
        // Where the target was computed, no save could know whether another rule answers there.
        var last = first;
        for (var hop = 0; hop < MostHops; hop++)
        {
            if (last.Target is not ['/', ..] || OldAddress.Of(last.Target) is not { } next)
                return last;
            // A former shortener's codes, led as a whole to ours.
            if (ShortAddress.Find(next, reader, Live) is { } link)
                return link with { RuleId = first.RuleId };
            if (SitePages.IsPage(next.Path, Live))
                return last;
            if (First(next, reader, now) is not { } further)
                return last;
            // What is gone at the end is gone at the beginning.
            last = further.Rule.Answer is RedirectAnswer.Gone ? further : first with { Target = further.Target };
            if (last.Rule.Answer is RedirectAnswer.Gone)
                return last;
        }
        return null;
    }

    /// <summary>The exact rules with a path, whatever else they ask for.</summary>
    public IReadOnlyList<NumberedRule> ExactAt(string path)
    {
        List<NumberedRule> there = [];
        var found = At(RedirectMatch.Exact, path);
        while (found.MoveNext(path))
            there.Add(found.Current);
        return there;
    }

    private Arrival? First(in OldAddress asked, Func<Language> reader, DateTime now)
    {
        var found = At(RedirectMatch.Exact, asked.Path);
        while (found.MoveNext(asked.Path))
            if (Applies(found.Current, asked, reader, now, null) is { } exact)
                return exact;
        return (totals.Prefixes > 0 ? ByPrefix(asked, reader, now) : null) ?? ByExpression(asked, reader, now);
    }

    private Arrival? ByPrefix(in OldAddress asked, Func<Language> reader, DateTime now)
    {
        Arrival? best = null;
        for (var end = asked.Path.Length; ; )
        {
            var prefix = end == 0 ? "/".AsSpan() : asked.Path.AsSpan(0, end);
            var found = At(RedirectMatch.Prefix, prefix);
            while (found.MoveNext(null))
                if (
                    (best is null || Precedence.Order.Compare(found.Current, new(best.RuleId, best.Rule)) < 0)
                    && Applies(found.Current, asked, reader, now, null) is { } better
                )
                    best = better;
            if (end <= 0 || asked.Path == "/")
                return best;
            end = asked.Path.LastIndexOf('/', end - 1);
        }
    }

    private Arrival? ByExpression(in OldAddress asked, Func<Language> reader, DateTime now)
    {
        if (expressions.IsEmpty)
            return null;
        var lower = asked.Typed.ToLowerInvariant();
        foreach (var expression in expressions)
            if (expression.Fits(asked.Typed, lower) && Applies(expression.Numbered, asked, reader, now, expression.Regex) is { } arrival)
                return arrival;
        return null;
    }

    private Arrival? Applies(NumberedRule numbered, in OldAddress asked, Func<Language> reader, DateTime now, Regex? expression)
    {
        var rule = numbered.Rule;
        if (rule.WhyNot(asked, now) is not WhyNotApplied.None)
            return null;
        if (rule.Answer is RedirectAnswer.Gone)
            return new(numbered.Id, rule, null);
        var language = rule.ArticleId is not null && rule.Language is null ? reader() : Language.French;
        return rule.From(asked, language, Live, expression) is { } target ? new(numbered.Id, rule, target) : null;
    }

    /// <summary>The same with other articles live.</summary>
    public RedirectIndex With(LiveArticles live) => new(tables, expressions, live, totals);

    /// <summary>The same without the rules that are no more what they were, and with those that are now.</summary>
    public RedirectIndex With(IEnumerable<NumberedRule> former, IEnumerable<NumberedRule> now)
    {
        ArgumentNullException.ThrowIfNull(former);
        ArgumentNullException.ThrowIfNull(now);
        Dictionary<int, Dictionary<int, NumberedRule>> touched = [];
        var byExpression = expressions.ToDictionary(e => e.Numbered.Id);
        var count = totals.Begin();
        foreach (var gone in former)
            if (gone.Rule.Match is RedirectMatch.Expression)
            {
                if (byExpression.Remove(gone.Id, out var expression))
                    count.Remove(expression.Numbered.Rule);
            }
            else if (Touch(gone.Rule).Remove(gone.Id, out var there))
                count.Remove(there.Rule);
        foreach (var rule in now)
        {
            if (rule.Rule.Match is RedirectMatch.Expression)
            {
                if (byExpression.Remove(rule.Id, out var there))
                    count.Remove(there.Numbered.Rule);
                if (rule.Rule.IsAtWork)
                    byExpression[rule.Id] = new(rule);
            }
            else
            {
                var table = Touch(rule.Rule);
                if (table.Remove(rule.Id, out var there))
                    count.Remove(there.Rule);
                if (rule.Rule.IsAtWork)
                    table[rule.Id] = rule;
            }
            if (rule.Rule.IsAtWork)
                count.Add(rule.Rule);
        }

        var renewed = (RuleTable?[])tables.Clone();
        foreach (var (place, rules) in touched)
        {
            var draft = new RuleTable.Draft();
            foreach (var rule in rules.Values)
                draft.Add(Hash(rule.Rule.Match, rule.Rule.Path), rule);
            renewed[place] = rules.Count == 0 ? null : draft.Finish();
        }
        return new(renewed, [.. byExpression.Values.OrderBy(e => e.Numbered, Precedence.Order)], Live, count.Finish());

        Dictionary<int, NumberedRule> Touch(RedirectRule rule)
        {
            var place = (int)(Hash(rule.Match, rule.Path) % Tables);
            if (!touched.TryGetValue(place, out var table))
                touched[place] = table = tables[place]?.All.ToDictionary(r => r.Id) ?? [];
            return table;
        }
    }

    /// <summary>Builds an index from every rule there is, one after the other: nothing but the index itself is held in memory.</summary>
    public static async Task<RedirectIndex> Of(IAsyncEnumerable<NumberedRule> rules, LiveArticles live, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var drafts = new RuleTable.Draft?[Tables];
        List<RuleExpression> ofExpression = [];
        var count = Empty.totals.Begin();
        await foreach (var rule in rules.WithCancellation(stop))
        {
            if (!rule.Rule.IsAtWork)
                continue;
            count.Add(rule.Rule);
            if (rule.Rule.Match is RedirectMatch.Expression)
            {
                ofExpression.Add(new(rule));
                continue;
            }
            var hash = Hash(rule.Rule.Match, rule.Rule.Path);
            (drafts[hash % Tables] ??= new()).Add(hash, rule);
        }
        var finished = new RuleTable?[Tables];
        for (var place = 0; place < Tables; place++)
        {
            finished[place] = drafts[place]?.Finish();
            drafts[place] = null;
        }
        return new(finished, [.. ofExpression.OrderBy(e => e.Numbered, Precedence.Order)], live, count.Finish());
    }

    private RuleTable.Found At(RedirectMatch match, ReadOnlySpan<char> path)
    {
        var hash = Hash(match, path);
        return tables[hash % Tables] is { } table ? table.Find(hash, match, path) : default;
    }

    /// <summary>Seeded anew in each process: nobody can choose addresses that meet in one table.</summary>
    private static uint Hash(RedirectMatch match, ReadOnlySpan<char> path) =>
        (uint)string.GetHashCode(path, StringComparison.Ordinal) + (match is RedirectMatch.Prefix ? 0x9E3779B9u : 0);
}

/// <summary>The rule that answers, and where it leads this reader; null for what is gone.</summary>
public sealed record Arrival(int RuleId, RedirectRule Rule, string? Target);
