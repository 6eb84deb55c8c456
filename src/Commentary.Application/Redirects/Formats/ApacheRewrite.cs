using System.Text;
using System.Text.RegularExpressions;

namespace Commentary.Application.Redirects.Formats;

/// <summary>A <c>RewriteRule</c> and the conditions before it.</summary>
internal static partial class ApacheRewrite
{
    /// <summary>Flags that change nothing in where a rule of ours leads.</summary>
    private static readonly string[] Quiet = ["L", "LAST", "NC", "NOCASE", "NE", "NOESCAPE", "END", "B", "DPI", "DISCARDPATH", "PT", "QSL"];

    private static readonly string[] Anything = ["^", ".*", "^.*", "^.*$", "(.*)", "^(.*)", "^(.*)$", ".", "^/?(.*)$", ".?"];

    /// <summary>One rule for each host that its conditions name.</summary>
    public static IReadOnlyList<RuleText> Rules(ApacheContext file, List<string> words, IReadOnlyList<List<string>> conditions)
    {
        if (words.Count == 0)
            throw new UnreadException(Unread.NoFrom);
        if (words.Count == 1)
            throw new UnreadException(Unread.NoTarget);
        var (pattern, target) = (words[0], words[1]);
        if (pattern.StartsWith('!'))
            throw new UnreadException(Unread.Negated, pattern);
        var like = Flags(string.Join(' ', words.Skip(2)), ref target) with { IsOn = file.IsRewriting };
        var asked = ApacheConditions.Read(conditions);
        pattern = Whole(pattern, asked.Path, target);
        if (like.Answer is RedirectAnswer.Gone)
            target = "";
        else if (!target.StartsWith('/') && !target.Contains("://", StringComparison.Ordinal))
            target = $"{file.Base.TrimEnd('/')}/{target}";
        target = Captures(target);
        // What was found as a whole has no first slash there, and would have one here.
        if (Leading.Captures(target).Contains("0"))
            throw new UnreadException(Unread.Variable, "$0");
        if (target.EndsWith('?'))
            target = target[..^1];
        like = like with { Query = asked.Query };
        IReadOnlyList<string> hosts = asked.Hosts.Count > 0 ? asked.Hosts : [file.Host];
        return [.. hosts.Select(host => Paths.Rule(pattern, target, like with { Host = host }))];
    }

    /// <summary>What stands in the target for what was found in the address; anything else that varies is refused.</summary>
    public static string Captures(string target)
    {
        if (Variable().Match(target) is { Success: true } variable)
            throw new UnreadException(Unread.Variable, variable.Value);
        return target;
    }

    private static RuleText Flags(string written, ref string target)
    {
        RedirectAnswer? answer = null;
        var (adds, drops) = (false, false);
        foreach (
            var flag in written.Trim().Trim('[', ']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var (name, value) = flag.Split('=', 2) is [var n, var v] ? (n.ToUpperInvariant(), v) : (flag.ToUpperInvariant(), "");
            if (name is "R" or "REDIRECT")
                answer = StatusWords.Must(value.Length == 0 ? "302" : value);
            else if (name is "G" or "GONE")
                answer = RedirectAnswer.Gone;
            else if (name is "F" or "FORBIDDEN")
                throw new UnreadException(Unread.Status, "403");
            else if (name is "QSA" or "QSAPPEND")
                adds = true;
            else if (name is "QSD" or "QSDISCARD")
                drops = true;
            else if (!Quiet.Contains(name))
                throw new UnreadException(Unread.Flag, flag);
        }
        // A whole address is a redirect without being called one; a path is other content under the same address.
        if (answer is null && target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('/'))
            answer = RedirectAnswer.Found;
        if (answer is null || (target == "-" && answer is not RedirectAnswer.Gone))
            throw new UnreadException(Unread.NotARedirect, target);
        // A query of its own takes the place of the reader's, unless they are to be joined.
        drops |= target.Contains('?', StringComparison.Ordinal) && !adds;
        return new() { Answer = answer.Value, QueryHandling = drops ? QueryHandling.Drop : QueryHandling.Keep };
    }

    /// <summary>
    /// A pattern over the whole path. In <c>.htaccess</c> the first slash is not there to be matched; what is not tied to the beginning may
    /// begin anywhere after it.
    /// </summary>
    private static string Whole(string pattern, string? condition, string target)
    {
        if (condition is not null)
            return Anything.Contains(pattern) && !Leading.Captures(target).Any()
                ? condition
                : throw new UnreadException(Unread.Condition, condition);
        // Both of them were written to match whatever there is.
        if (pattern is "^" or "." or ".?" or ".*" or "^.*" or "^.*$")
            return "^/.*$";
        if (pattern is "(.*)" or "^(.*)" or "^(.*)$" or "^/?(.*)$")
            return "^/(.*)$";
        var ways = Ways(pattern).Select(Rooted).ToList();
        return ways.Count == 1 ? ways[0] : string.Join('|', ways);
    }

    private static string Rooted(string pattern) =>
        pattern.StartsWith("^/", StringComparison.Ordinal) || pattern.StartsWith('/') ? pattern
        : pattern.StartsWith('^') ? "^/" + pattern[1..]
        : "^/.*?" + pattern;

    /// <summary>The alternatives at the top of a pattern.</summary>
    private static IEnumerable<string> Ways(string pattern)
    {
        var (depth, isSet, way) = (0, false, new StringBuilder());
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                way.Append(c).Append(pattern[++i]);
                continue;
            }
            isSet = c == '[' || (isSet && c != ']');
            depth += isSet
                ? 0
                : c switch
                {
                    '(' => 1,
                    ')' => -1,
                    _ => 0,
                };
            if (c == '|' && depth == 0 && !isSet)
            {
                yield return way.ToString();
                way.Clear();
            }
            else
                way.Append(c);
        }
        yield return way.ToString();
    }

    [GeneratedRegex(@"%\{[^}]*\}?|(?<![\w%])%\d(?![0-9A-Fa-f])|\$\{[^}]*\}?", RegexOptions.None, 1000)]
    private static partial Regex Variable();
}
