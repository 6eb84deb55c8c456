using System.Text.RegularExpressions;

namespace Commentary.Application.Redirects.Formats;

/// <summary>
/// <c>RewriteCond</c> as far as a rule of ours can ask it: the host, named parameters of the query, the path. Exactly or not at all: a pattern
/// that fits more than what it names is refused.
/// </summary>
internal static partial class ApacheConditions
{
    /// <param name="Path">A pattern over the whole path, that stands for the rule's own.</param>
    public sealed record Asked(IReadOnlyList<string> Hosts, string Query, string? Path);

    public static Asked Read(IReadOnlyList<List<string>> conditions)
    {
        List<string> hosts = [];
        List<string> query = [];
        string? path = null;
        var isOr = false;
        foreach (var words in conditions)
        {
            if (words.Count < 2)
                throw new UnreadException(Unread.Condition, string.Join(' ', words));
            var (tested, pattern) = (words[0].ToUpperInvariant(), words[1]);
            var flags = string.Join("", words.Skip(2)).Trim('[', ']').ToUpperInvariant().Split(',');
            var (wasOr, isHost) = (isOr, tested == "%{HTTP_HOST}");
            isOr = flags.Contains("OR") || flags.Contains("ORNEXT");
            // One host or another is two rules; one thing or another of two kinds is not.
            if ((isOr || wasOr) && !isHost)
                throw new UnreadException(Unread.Condition, $"{words[0]} {pattern} [OR]");
            if (isHost)
            {
                if (hosts.Count > 0 && !wasOr)
                    throw new UnreadException(Unread.Condition, pattern);
                if (Host(pattern) is var host && !hosts.Contains(host))
                    hosts.Add(host);
            }
            else if (tested == "%{QUERY_STRING}")
                query.Add(Query(pattern));
            else if (tested == "%{REQUEST_URI}" && path is null && !pattern.StartsWith('!'))
                path = pattern;
            // A page of the site comes before any rule, always.
            else if (!(tested == "%{REQUEST_FILENAME}" && pattern is "!-f" or "!-d" or "!-l"))
                throw new UnreadException(Unread.Condition, $"{words[0]} {pattern}");
        }
        return new(hosts, string.Join('&', query), path);
    }

    private static string Host(string pattern)
    {
        if (pattern.StartsWith('='))
            return pattern[1..];
        var name = HostName().Match(pattern);
        // A dot that people forgot to escape is a dot all the same: no other host differs by it alone.
        return name.Success && name.Groups["name"].Value.Replace("\\", "", StringComparison.Ordinal) is var host && host.Length > 0
            ? host
            : throw new UnreadException(Unread.Condition, "%{HTTP_HOST} " + pattern);
    }

    private static string Query(string pattern)
    {
        if (pattern.StartsWith('='))
            return pattern[1..];
        var bounded = Bounded().Match(pattern);
        return bounded.Success && Paths.Literal(bounded.Groups["query"].Value) is { Length: > 0 } query
            ? query
            : throw new UnreadException(Unread.Condition, "%{QUERY_STRING} " + pattern);
    }

    [GeneratedRegex(
        @"^\^(\((\?:)?www\\?\.\)\??|www\\?\.)?(?<name>[\w-]+(\\?\.[\w-]+)+)(\(:\d+\)\?|\(:\[0-9\]\+\)\?|\(:\\d\+\)\?|\\?\.\?)?\$?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex HostName();

    [GeneratedRegex(
        @"^(\^|\((\?:)?\^\|&\)|\((\?:)?&\|\^\))(?<query>.+?)(\$|\((\?:)?&\|\$\)|\((\?:)?\$\|&\)|\((\?:)?&\.\*\)\?\$)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Bounded();
}
