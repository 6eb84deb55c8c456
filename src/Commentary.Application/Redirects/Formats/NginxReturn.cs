using System.Text.RegularExpressions;

namespace Commentary.Application.Redirects.Formats;

/// <summary>The path that a <c>location</c> is about.</summary>
internal sealed record NginxLocation(string Kind, string Path)
{
    public string Text => $"location {Kind} {Path}";

    public static NginxLocation Of(IReadOnlyList<string> words) =>
        words.Count switch
        {
            > 2 => new(words[1], words[2]),
            2 when words[1].StartsWith('=') => new("=", words[1][1..]),
            2 when words[1].StartsWith("~*", StringComparison.Ordinal) => new("~*", words[1][2..]),
            2 when words[1].StartsWith('~') => new("~", words[1][1..]),
            2 => new("", words[1]),
            _ => new("", "/"),
        };

    /// <summary>Whether all that a pattern fits is in here.</summary>
    public bool Covers(string pattern) =>
        Path == "/" && Kind is "" or "^~"
        || Kind is "" or "^~" or "=" && pattern.StartsWith("^" + Paths.Pattern(Path), StringComparison.Ordinal)
        || Kind is "~" or "~*" && pattern == Path;
}

/// <summary><c>return</c>: a status, and where to.</summary>
internal static partial class NginxReturn
{
    public static RuleText Rule(NginxDirective directive, NginxPlace place, string host)
    {
        place.RefuseCondition();
        var (status, target) =
            directive.Words is [_, var only] && !only.All(char.IsAsciiDigit)
                ? ("302", only)
                : (directive.Words[1], directive.Words.ElementAtOrDefault(2) ?? "");
        var answer = StatusWords.Must(status);
        var keeps = Tail(ref target, "$is_args$args", "?$args", "?$query_string", "$is_args$query_string");
        var like = new RuleText
        {
            Host = host,
            Query = place.Query,
            Answer = answer,
            QueryHandling = keeps || answer is RedirectAnswer.Gone ? QueryHandling.Keep : QueryHandling.Drop,
        };
        if (answer is RedirectAnswer.Gone)
            target = "";
        if (place.Address is { } address)
            return like with { From = address, To = Captures(target, "") };
        var location = place.Location ?? new("", "/");
        // The whole old address after another host: what retired domains do. The query is in it.
        if (Tail(ref target, "$request_uri"))
            return Moved(location, target, like with { QueryHandling = QueryHandling.Keep });
        if (Tail(ref target, "$uri", "$document_uri"))
            return Moved(location, target, like);
        return location.Kind switch
        {
            "=" => like with { From = Paths.Escape(location.Path), To = Captures(target, "") },
            "~" or "~*" => Paths.Rule(location.Path, Captures(target, location.Path), like),
            _ => like with
            {
                Match = RedirectMatch.Expression,
                From = "^" + Paths.Pattern(location.Path.Length > 1 ? location.Path.TrimEnd('/') : location.Path),
                To = Captures(target, ""),
            },
        };
    }

    private static RuleText Moved(NginxLocation location, string host, RuleText like)
    {
        host = Captures(host, "").TrimEnd('/');
        if (location.Kind is "=")
            return like with { From = Paths.Escape(location.Path), To = host + Paths.Escape(location.Path) };
        if (location.Kind is "~" or "~*")
            throw new UnreadException(Unread.Variable, "$request_uri");
        var path = Paths.Escape(location.Path);
        return like with { Match = RedirectMatch.Prefix, From = path, To = host + path };
    }

    /// <summary>A target in our own words: captures by number or, where the pattern names them, by name; nothing else that varies.</summary>
    public static string Captures(string target, string pattern) =>
        Variable()
            .Replace(
                target,
                found =>
                {
                    var name = found.Groups["name"].Value;
                    if (name.Length == 1 && char.IsAsciiDigit(name[0]))
                        return "$" + name;
                    return
                        pattern.Contains($"(?<{name}>", StringComparison.Ordinal)
                        || pattern.Contains($"(?P<{name}>", StringComparison.Ordinal)
                        ? $"${{{name}}}"
                        : throw new UnreadException(Unread.Variable, found.Value);
                }
            );

    private static bool Tail(ref string target, params IReadOnlyList<string> ends)
    {
        foreach (var end in ends)
            if (target.EndsWith(end, StringComparison.Ordinal))
            {
                target = target[..^end.Length];
                return true;
            }
        return false;
    }

    [GeneratedRegex(@"\$(\{(?<name>\w+)\}|(?<name>\d|[A-Za-z_]\w*)|(?<name>))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();
}
