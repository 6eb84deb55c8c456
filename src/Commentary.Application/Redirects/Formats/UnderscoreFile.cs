using System.Text;
using System.Text.RegularExpressions;

namespace Commentary.Application.Redirects.Formats;

/// <summary>
/// Netlify's and Cloudflare's <c>_redirects</c>: <c>from [name=value…] to [status[!]] [Condition=…]</c>, with <c>*</c> and <c>:splat</c>,
/// <c>:name</c>. Without a status it is 301, as at Netlify.
/// </summary>
internal static partial class UnderscoreFile
{
    public static IEnumerable<FileLine> Read(string text)
    {
        var number = 0;
        foreach (var line in TextLines.Of(text))
        {
            number++;
            var words = line.Text.Length > RuleFormats.LineLength ? [] : Words(line.Text);
            if (line.Text.Length > RuleFormats.LineLength)
                yield return FileLine.Refused(number, line.Text, Unread.TooLong);
            else if (words.Count > 0)
                yield return TextLines.Try(number, line.Text, () => Rule(words));
        }
    }

    private static RuleText Rule(List<string> words)
    {
        var to = 1;
        while (to < words.Count && !IsAddress(words[to]) && words[to].Contains('=', StringComparison.Ordinal))
            to++;
        var status = words.Skip(to).FirstOrDefault(w => Status().IsMatch(w))?.TrimEnd('!');
        if (status is "410" && (to == words.Count || !IsAddress(words[to])))
            return Rule(words[0], words.Skip(1).Take(to - 1), "", new() { Answer = RedirectAnswer.Gone });
        if (to == words.Count || !IsAddress(words[to]))
            throw new UnreadException(Unread.NoTarget);
        foreach (var word in words.Skip(to + 1))
            if (!Status().IsMatch(word))
                throw new UnreadException(Unread.Condition, word);
        if (status is "200" or "404")
            throw new UnreadException(Unread.NotARedirect, status);
        return Rule(words[0], words.Skip(1).Take(to - 1), words[to], new() { Answer = StatusWords.Must(status) });
    }

    private static RuleText Rule(string from, IEnumerable<string> query, string to, RuleText like)
    {
        var (host, path) = ("", from);
        if (!from.StartsWith('/'))
        {
            if (!Uri.TryCreate(from, UriKind.Absolute, out var whole))
                return like with { From = from, To = to };
            host = whole.Host;
            path = from.IndexOf('/', from.IndexOf("://", StringComparison.Ordinal) + 3) is >= 0 and var slash ? from[slash..] : "/";
        }
        var parameters = string.Join('&', query);
        if (parameters.Contains("=:", StringComparison.Ordinal))
            throw new UnreadException(Unread.Variable, parameters);
        like = like with { Host = host, Query = parameters };
        if (path.IndexOf('*', StringComparison.Ordinal) is var star && star < 0 && !Name().IsMatch(path))
            return Name().IsMatch(to.Replace("://", "", StringComparison.Ordinal))
                ? throw new UnreadException(Unread.Variable, to)
                : like with
                {
                    From = path,
                    To = to,
                };
        // All that is below a path: a prefix keeps the rest.
        if (star == path.Length - 1 && path.EndsWith("/*", StringComparison.Ordinal) && !Name().IsMatch(path) && IsBelow(to))
            return like with { Match = RedirectMatch.Prefix, From = path[..^1], To = to[..^":splat".Length] };
        return Expression(path, to, like);
    }

    private static RuleText Expression(string path, string to, RuleText like)
    {
        HashSet<string> names = [];
        var pattern = new StringBuilder("^");
        for (var at = 0; at < path.Length; )
        {
            if (path.AsSpan(at).SequenceEqual("/*"))
            {
                pattern.Append("(?:/(?<splat>.*))?");
                (at, _) = (path.Length, names.Add("splat"));
            }
            else if (path[at] == '*')
            {
                pattern.Append("(?<splat>.*)");
                if (!names.Add("splat"))
                    throw new UnreadException(Unread.Value, path);
                at++;
            }
            else if (Name().Match(path, at) is { Success: true } name && name.Index == at)
            {
                pattern.Append("(?<").Append(name.ValueSpan[1..]).Append(">[^/]+)");
                if (!names.Add(name.Value[1..]))
                    throw new UnreadException(Unread.Value, path);
                at += name.Length;
            }
            else
                pattern.Append(Paths.Pattern(path[at++].ToString()));
        }
        var target = Name()
            .Replace(
                to.Replace("$", "$$", StringComparison.Ordinal),
                name => names.Contains(name.Value[1..]) ? $"${{{name.Value[1..]}}}" : throw new UnreadException(Unread.Variable, name.Value)
            );
        return like with { Match = RedirectMatch.Expression, From = pattern.Append('$').ToString(), To = target };
    }

    /// <returns>Null for a rule that the format cannot say.</returns>
    public static IReadOnlyList<string>? Write(WrittenRule written)
    {
        var rule = written.Rule;
        if (!RuleLines.IsPlain(written) || rule.Match is RedirectMatch.Expression || rule.QueryHandling is not QueryHandling.Keep)
            return null;
        // A star or a colon would be more than itself there, and Netlify asks for one value a name.
        if (
            rule.Path.AsSpan().IndexOfAny("*:") >= 0
            || written.To.Replace("://", "", StringComparison.Ordinal).AsSpan().IndexOfAny("*:#") >= 0
            || rule.Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Any(p => !p.Contains('=', StringComparison.Ordinal))
            || (rule.Match is RedirectMatch.Prefix && written.To.AsSpan().IndexOfAny("?#") >= 0)
        )
            return null;
        var from = (rule.Host.Length > 0 ? "https://" + rule.Host : "") + Paths.Escape(rule.Path);
        var query = rule.Query.Length == 0 ? "" : " " + rule.Query.Replace('&', ' ');
        if (rule.Match is not RedirectMatch.Prefix)
            return [$"{from}{query} {written.To} {StatusWords.Write(rule.Answer)}".Replace("  ", " ", StringComparison.Ordinal)];
        return rule.Answer is RedirectAnswer.Gone
            ? null
            : [$"{from.TrimEnd('/')}/*{query} {written.To.TrimEnd('/')}/:splat {StatusWords.Write(rule.Answer)}"];
    }

    private static List<string> Words(string line)
    {
        List<string> words = [];
        foreach (var word in line.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word[0] == '#')
                break;
            words.Add(word);
        }
        return words;
    }

    private static bool IsAddress(string word) =>
        word[0] == '/'
        || word.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static bool IsBelow(string to) =>
        to.EndsWith("/:splat", StringComparison.Ordinal) && Name().Count(to.Replace("://", "", StringComparison.Ordinal)) == 1;

    [GeneratedRegex(@"^\d{3}!?$", RegexOptions.None, 1000)]
    private static partial Regex Status();

    [GeneratedRegex(@":[A-Za-z_]\w{0,29}", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
