using System.Text;

namespace Commentary.Application.Redirects.Formats;

/// <summary>
/// Apache's <c>.htaccess</c>: <c>Redirect</c> and its kin, <c>RedirectMatch</c>, and <c>RewriteRule</c> with the conditions that people put
/// before it. Whatever a rule of ours cannot say is refused with its line; what is no redirect at all (headers, types, caching) is none of
/// our business.
/// </summary>
internal static class ApacheFile
{
    public static IEnumerable<FileLine> Read(string text)
    {
        var file = new ApacheContext();
        foreach (var (number, line) in Joined(text))
        {
            if (line.Length > RuleFormats.LineLength)
            {
                yield return FileLine.Refused(number, line, Unread.TooLong);
                continue;
            }
            var words = Words(line);
            if (words.Count == 0)
                continue;
            foreach (var rule in Of(file, number, line, words))
                yield return rule;
        }
    }

    private static IReadOnlyList<FileLine> Of(ApacheContext file, int number, string line, List<string> words)
    {
        try
        {
            return [.. Rules(file, words).Select(rule => FileLine.Of(number, line, rule))];
        }
        catch (UnreadException why)
        {
            return [FileLine.Refused(number, line, why.Why, why.Detail)];
        }
    }

    private static IReadOnlyList<RuleText> Rules(ApacheContext file, List<string> words)
    {
        var arguments = words.Skip(1).ToList();
        switch (words[0].ToLowerInvariant())
        {
            case "redirect":
                return [Redirect(file, arguments)];
            case "redirectpermanent":
                return [Redirect(file, ["permanent", .. arguments])];
            case "redirecttemp":
                return [Redirect(file, ["temp", .. arguments])];
            case "redirectmatch":
                return [RedirectMatch(file, arguments)];
            case "rewriteengine":
                file.IsRewriting = arguments is not [var state, ..] || !state.Equals("off", StringComparison.OrdinalIgnoreCase);
                return [];
            case "rewritebase":
                file.Base = arguments is [var root, ..] ? root : "/";
                return [];
            case "rewritecond":
                file.Conditions.Add(arguments);
                return [];
            case "rewriterule":
                var conditions = file.TakeConditions();
                file.RefuseInSection();
                return ApacheRewrite.Rules(file, arguments, conditions);
            case "rewritemap":
                throw new UnreadException(Unread.OtherFile, arguments.LastOrDefault() ?? "");
            case "servername" when file.Sections.Contains("<virtualhost"):
                file.Host = arguments.FirstOrDefault() ?? "";
                return [];
            case ['<', '/', ..]:
                file.Leave();
                return [];
            case ['<', ..]:
                file.Sections.Push(words[0].ToLowerInvariant());
                return [];
            default:
                return [];
        }
    }

    /// <summary>
    /// <c>Redirect [status] path [target]</c>: what is below the path is kept. A path that names a file has nothing below it, and is one
    /// address: people write thousands of those.
    /// </summary>
    private static RuleText Redirect(ApacheContext file, List<string> words)
    {
        file.RefuseInSection();
        var status = words is [not ['/', ..], ..] ? words[0] : "302";
        var rest = words is [not ['/', ..], ..] ? words.Skip(1).ToList() : words;
        if (rest.Count == 0)
            throw new UnreadException(Unread.NoFrom);
        var last = rest[0][(rest[0].LastIndexOf('/') + 1)..];
        return new()
        {
            Match = Path.GetExtension(last).Length is > 2 and < 7 ? Redirects.RedirectMatch.Exact : Redirects.RedirectMatch.Prefix,
            From = rest[0],
            Host = file.Host,
            To = rest.ElementAtOrDefault(1) ?? "",
            Answer = StatusWords.Must(status),
        };
    }

    private static RuleText RedirectMatch(ApacheContext file, List<string> words)
    {
        file.RefuseInSection();
        // The status may be left out: what is no status is the expression.
        var hasStatus = words.Count > 0 && (words[0].All(char.IsAsciiDigit) || words[0].All(char.IsAsciiLetter));
        var rest = hasStatus ? words.Skip(1).ToList() : words;
        if (rest.Count == 0)
            throw new UnreadException(Unread.NoFrom);
        return Paths.Rule(
            rest[0],
            ApacheRewrite.Captures(rest.ElementAtOrDefault(1) ?? ""),
            new() { Host = file.Host, Answer = StatusWords.Must(hasStatus ? words[0] : "302") }
        );
    }

    /// <summary>A backslash at its end joins a line to the next; the number is that of the first.</summary>
    private static IEnumerable<(int Number, string Text)> Joined(string text)
    {
        StringBuilder? begun = null;
        var first = 0;
        foreach (var (number, line) in TextLines.Of(text))
        {
            if (begun is null)
                first = number;
            if (line.EndsWith('\\') && (begun?.Length ?? 0) <= RuleFormats.LineLength)
            {
                begun = (begun ?? new()).Append(line.AsSpan(0, line.Length - 1));
                continue;
            }
            yield return (first, begun is null ? line : begun.Append(line).ToString());
            begun = null;
        }
        if (begun is not null)
            yield return (first, begun.ToString());
    }

    /// <summary>Words as Apache parts them: by spaces, those in quotes whole, a quote in them after a backslash.</summary>
    private static List<string> Words(string line)
    {
        List<string> words = [];
        var at = 0;
        while (true)
        {
            while (at < line.Length && char.IsWhiteSpace(line[at]))
                at++;
            if (at == line.Length || (line[at] == '#' && words.Count == 0))
                return words;
            var word = new StringBuilder();
            if (line[at] is '"' or '\'' && line.IndexOf(line[at], at + 1) > 0)
            {
                var quote = line[at++];
                for (; at < line.Length && line[at] != quote; at++)
                    word.Append(line[at] == '\\' && at + 1 < line.Length && line[at + 1] == quote ? line[++at] : line[at]);
                at++;
            }
            else
                for (; at < line.Length && !char.IsWhiteSpace(line[at]); at++)
                    word.Append(line[at] == '\\' && at + 1 < line.Length && line[at + 1] == ' ' ? line[++at] : line[at]);
            words.Add(word.ToString());
        }
    }
}

/// <summary>What the lines before one say about it.</summary>
internal sealed class ApacheContext
{
    /// <summary>Sections that say nothing about which address is meant.</summary>
    private static readonly string[] Quiet = ["<ifmodule", "<ifdefine", "<ifversion", "<virtualhost", "<directory"];

    public bool IsRewriting { get; set; } = true;
    public string Base { get; set; } = "/";

    /// <summary>Of the virtual host that is being read.</summary>
    public string Host { get; set; } = "";
    public Stack<string> Sections { get; } = new();
    public List<List<string>> Conditions { get; } = [];

    public IReadOnlyList<List<string>> TakeConditions()
    {
        List<List<string>> taken = [.. Conditions];
        Conditions.Clear();
        return taken;
    }

    public void RefuseInSection()
    {
        if (Sections.FirstOrDefault(s => !Quiet.Contains(s.TrimEnd('>'))) is { } section)
            throw new UnreadException(Unread.Section, section + (section.EndsWith('>') ? "" : ">"));
    }

    public void Leave()
    {
        if (Sections.TryPop(out var left) && left == "<virtualhost")
            Host = "";
    }
}
