namespace Commentary.Application.Redirects.Formats;

/// <summary>Rules as <c>RewriteRule</c> and its conditions.</summary>
internal static class ApacheRules
{
    /// <returns>Null for a rule that the format cannot say.</returns>
    public static IReadOnlyList<string>? Write(WrittenRule written)
    {
        var rule = written.Rule;
        if (!RuleLines.IsPlain(written) || Pattern(rule) is not { } pattern || pattern.Any(char.IsWhiteSpace) || pattern.Contains('"'))
            return null;
        var isGone = rule.Answer is RedirectAnswer.Gone;
        // Percent and dollar mean something in a target.
        if (written.To.Contains('%', StringComparison.Ordinal) || !Template(rule, written.To))
            return null;
        // What was found as a whole has no first slash there.
        if (Leading.Captures(written.To).Contains("0"))
            return null;
        List<string> lines = [];
        if (rule.Host.Length > 0)
            lines.Add($@"RewriteCond %{{HTTP_HOST}} ^(www\.)?{Paths.Pattern(rule.Host)}$ [NC]");
        foreach (var parameter in rule.Query.Split('&', StringSplitOptions.RemoveEmptyEntries))
            lines.Add($"RewriteCond %{{QUERY_STRING}} (^|&){Paths.Pattern(parameter)}(&|$)");
        var to = written.To;
        if (rule.Match is RedirectMatch.Prefix && !isGone)
        {
            if (to.AsSpan().IndexOfAny("?#") >= 0)
                return null;
            to = to.TrimEnd('/') + (rule.Path == "/" ? "/$1" : "$1");
        }
        var query =
            rule.QueryHandling is QueryHandling.Drop ? ",QSD"
            : to.Contains('?', StringComparison.Ordinal) ? ",QSA"
            : "";
        lines.Add(
            isGone ? $"RewriteRule {pattern} - [G,NC]" : $"RewriteRule {pattern} {to} [R={StatusWords.Write(rule.Answer)},L,NC,NE{query}]"
        );
        return lines;
    }

    private static string? Pattern(RedirectRule rule) =>
        rule.Match switch
        {
            RedirectMatch.Exact => $"^{Paths.Pattern(rule.Path[1..])}/?$",
            RedirectMatch.Prefix => rule.Path == "/" ? "^(.*)$" : $"^{Paths.Pattern(rule.Path[1..])}(/.*)?$",
            _ => rule.Path.StartsWith("^/", StringComparison.Ordinal)
            && !rule.Path.StartsWith("^/?", StringComparison.Ordinal)
            && !rule.Path.Contains('|', StringComparison.Ordinal)
            && !rule.Path.Contains("(?", StringComparison.Ordinal)
                ? "^" + rule.Path[2..]
                : null,
        };

    /// <summary>Captures that both write alike: by number, and no dollar besides.</summary>
    internal static bool Template(RedirectRule rule, string to) =>
        rule.Match is RedirectMatch.Expression
            ? Leading.Captures(to).All(name => name.Length == 1 && char.IsAsciiDigit(name[0]))
                && !to.Contains("${", StringComparison.Ordinal)
                && !to.Contains("$$", StringComparison.Ordinal)
                && Leading.Captures(to).Count == to.Count(c => c == '$')
            : !to.Contains('$', StringComparison.Ordinal);
}
