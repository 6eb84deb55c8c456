namespace Commentary.Application.Redirects.Formats;

/// <summary>A rule as it goes out.</summary>
/// <param name="To">Where it leads, as an address: of its article, where it leads to one. Empty when there is none to name.</param>
public readonly record struct WrittenRule(RedirectRule Rule, string To);

/// <summary>Writes rules in one format, a line at a time: an export is never in memory as a whole.</summary>
internal static class RuleLines
{
    public static IEnumerable<string> Before(RuleFormat format) =>
        format switch
        {
            RuleFormat.Csv => [string.Join(',', Fields.Names)],
            RuleFormat.Json => [OwnJson.Opening],
            RuleFormat.Apache => ["RewriteEngine On"],
            _ => [],
        };

    public static IEnumerable<string> Of(RuleFormat format, WrittenRule rule, bool isFirst) =>
        format switch
        {
            RuleFormat.Csv => [OwnCsv.Write(rule)],
            RuleFormat.Json => [OwnJson.Write(rule, isFirst)],
            RuleFormat.Underscore => OrComment(UnderscoreFile.Write(rule), rule),
            RuleFormat.Nginx => OrComment(NginxRules.Write(rule), rule),
            RuleFormat.Apache => OrComment(ApacheRules.Write(rule), rule),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
        };

    public static IEnumerable<string> After(RuleFormat format) => format is RuleFormat.Json ? [OwnJson.Ending] : [];

    /// <summary>What a format cannot say is there all the same, for people to read: as our own table says it.</summary>
    private static IEnumerable<string> OrComment(IReadOnlyList<string>? lines, WrittenRule rule) =>
        lines ?? ["# " + OwnCsv.Write(rule).ReplaceLineEndings(" ")];

    /// <summary>
    /// Whether a web server can say when the rule applies and how it answers: always, by a redirect or a bare 410, and to an address that
    /// does not depend on the reader.
    /// </summary>
    public static bool IsPlain(in WrittenRule written)
    {
        var rule = written.Rule;
        if (rule is not { IsOn: true, StartsAt: null, EndsAt: null } || rule.QueryHandling is QueryHandling.DropTracking)
            return false;
        if (rule.Answer is RedirectAnswer.Gone)
            return written.To.Length == 0 && rule.Archive is null;
        return rule.Answer is not (RedirectAnswer.ForwardAtOnce or RedirectAnswer.ForwardOnClick)
            && rule is not ({ ArticleId: not null, Language: null } or { ArticleId: not null, Match: not RedirectMatch.Exact })
            && written.To.Length > 0
            && !written.To.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '"' or '\'' or '\\' or ';' or '{' or '}' or '`');
    }
}
