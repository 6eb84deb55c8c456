using System.Buffers;

namespace Commentary.Application.Redirects.Formats;

/// <summary>Rules as locations and rewrites, to be included in a <c>server</c>: exact ones by <c>location =</c>, the others in their order.</summary>
internal static class NginxRules
{
    private static readonly SearchValues<char> Ending = SearchValues.Create(" \t;{}#\\");

    /// <returns>Null for a rule that the format cannot say.</returns>
    public static IReadOnlyList<string>? Write(WrittenRule written)
    {
        var rule = written.Rule;
        if (!RuleLines.IsPlain(written) || rule.Host.Length > 0 || rule.Query.Length > 0 || !ApacheRules.Template(rule, written.To))
            return null;
        var (to, keeps) = (written.To, rule.QueryHandling is QueryHandling.Keep);
        // nginx joins no query to another.
        if (to.AsSpan().IndexOfAny("?#") >= 0 && (keeps || rule.Match is not RedirectMatch.Exact))
            return null;
        var status = StatusWords.Write(rule.Answer);
        if (rule.Match is RedirectMatch.Exact)
            return Word(rule.Path) is not { } path ? null
                : rule.Answer is RedirectAnswer.Gone ? [$"location = {path} {{ return 410; }}"]
                : [$"location = {path} {{ return {status} {to}{(keeps ? "$is_args$args" : "")}; }}"];
        var flag = rule.Answer switch
        {
            RedirectAnswer.MovedPermanently => "permanent",
            RedirectAnswer.Found => "redirect",
            _ => null,
        };
        if (flag is null)
            return null;
        var prefix = rule.Path == "/" ? "" : Paths.Pattern(rule.Path);
        var (pattern, target) = rule.Match is RedirectMatch.Prefix ? ($"^{prefix}(/.*)?$", to.TrimEnd('/') + "$1") : (rule.Path, to);
        return Word(pattern) is { } word ? [$"rewrite {word} {target}{(keeps ? "" : "?")} {flag};"] : null;
    }

    /// <summary>A word, in quotes where it would end too early; null for one that no quotes can hold.</summary>
    private static string? Word(string text) =>
        text.AsSpan().IndexOfAny("\"'\r\n") >= 0 || text.EndsWith('\\') || (text.StartsWith('~') || text.StartsWith('$')) ? null
        : text.AsSpan().ContainsAny(Ending) || text.Any(char.IsWhiteSpace) ? $"\"{text}\""
        : text;
}
