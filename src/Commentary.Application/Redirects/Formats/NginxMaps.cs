namespace Commentary.Application.Redirects.Formats;

/// <summary><c>map $uri $new { … }</c>: many rules at once, whose status stands where the variable is used.</summary>
internal sealed class NginxMaps
{
    private readonly Dictionary<string, NginxDirective?> variables = new(StringComparer.Ordinal);

    public NginxMaps(IReadOnlyList<NginxDirective> file)
    {
        foreach (var directive in All(file))
            if (directive is { Name: "map", Block: not null, Words: [_, _, var variable, ..] })
                variables[variable] = null;
        foreach (var directive in All(file))
            if (directive is { Name: "return" or "rewrite" } && Variable(directive) is { } used)
                variables[used] ??= directive;
    }

    public bool Uses(NginxDirective directive) => Variable(directive) is not null;

    /// <summary>Whether it only asks whether a map had an answer.</summary>
    public bool Asks(NginxDirective condition) =>
        condition.Words.Skip(1).FirstOrDefault()?.Trim('(', ')', '!', ' ') is { } variable && variables.ContainsKey(variable);

    public IEnumerable<FileLine> Read(NginxDirective map)
    {
        var root = map.Words.ElementAtOrDefault(1) switch
        {
            "$uri" or "$request_uri" or "$document_uri" => "",
            "$host$uri" or "$host$request_uri" or "$http_host$uri" or "$http_host$request_uri" => "http://",
            var other => throw new UnreadException(Unread.Variable, other ?? ""),
        };
        // A map that nothing here uses is one that another file uses.
        var use = variables.GetValueOrDefault(map.Words.ElementAtOrDefault(2) ?? "");
        var answer =
            use is { Name: "return", Words: [_, var status, ..] } && status.All(char.IsAsciiDigit) ? status
            : use is { Name: "return" } or { Name: "rewrite", Words: [.., "redirect"] } ? "302"
            : "301";
        var keeps = use is null || use.Text.Contains("args", StringComparison.Ordinal) || use.Name == "rewrite";
        foreach (var entry in map.Block!)
            if (entry.Words is not (["hostnames" or "volatile"] or ["default", ""]))
                yield return TextLines.Try(entry.Line, entry.Text, () => Entry(entry, root, answer, keeps));
    }

    private static RuleText Entry(NginxDirective entry, string root, string answer, bool keeps)
    {
        if (entry.Name == "include")
            throw new UnreadException(Unread.OtherFile, entry.Words.ElementAtOrDefault(1) ?? "");
        if (entry.Name == "default")
            throw new UnreadException(Unread.Condition, entry.Text);
        if (entry.Words.Count < 2)
            throw new UnreadException(Unread.NoTarget);
        if (entry.Text.Length > RuleFormats.LineLength)
            throw new UnreadException(Unread.TooLong);
        var like = new RuleText { Answer = StatusWords.Must(answer), QueryHandling = keeps ? QueryHandling.Keep : QueryHandling.Drop };
        var (key, target) = (entry.Name, entry.Words[1]);
        if (key.StartsWith('~'))
        {
            key = key.StartsWith("~*", StringComparison.Ordinal) ? key[2..] : key[1..];
            return root.Length > 0 || key.Contains(@"\?", StringComparison.Ordinal)
                ? throw new UnreadException(Unread.OverQuery, key)
                : Paths.Rule(key, NginxReturn.Captures(target, key), like);
        }
        // A backslash before a word of the map's own.
        return like with { From = root + (key.StartsWith('\\') ? key[1..] : key), To = NginxReturn.Captures(target, "") };
    }

    private string? Variable(NginxDirective directive) =>
        directive
            .Words.Skip(1)
            .SelectMany(word => variables.Keys.Where(v => word.Contains(v, StringComparison.Ordinal)))
            .MaxBy(v => v.Length);

    private static IEnumerable<NginxDirective> All(IEnumerable<NginxDirective> block) =>
        block.SelectMany(d => d.Block is null ? [d] : All(d.Block).Prepend(d));
}
