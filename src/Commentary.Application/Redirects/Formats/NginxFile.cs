namespace Commentary.Application.Redirects.Formats;

/// <summary>
/// nginx: <c>rewrite … permanent</c>, <c>location … { return 301 …; }</c>, <c>map $uri $x { … }</c>, <c>if ($host = …)</c>, within any
/// <c>server</c>. Directives that send nobody anywhere are none of our business.
/// </summary>
internal static class NginxFile
{
    public static IEnumerable<FileLine> Read(string text)
    {
        var tokens = new NginxTokens(text);
        var file = tokens.Read();
        List<FileLine> lines = [];
        Walk(file, new([], null), new NginxMaps(file), lines);
        if (tokens.BrokenAt is { } broken)
            lines.Add(FileLine.Refused(broken, "", Unread.Broken));
        return lines.OrderBy(l => l.Number);
    }

    private static void Walk(IReadOnlyList<NginxDirective> block, NginxPlace place, NginxMaps maps, List<FileLine> lines)
    {
        foreach (var directive in block)
            try
            {
                switch (directive.Name)
                {
                    case "map" when directive.Block is not null:
                        lines.AddRange(maps.Read(directive));
                        break;
                    case "rewrite":
                        lines.AddRange(
                            place.Hosts.Select(host => FileLine.Of(directive.Line, directive.Text, Rewrite(directive, place, host)))
                        );
                        break;
                    case "return" when directive.Words.Count > 1 && !maps.Uses(directive):
                        lines.AddRange(
                            place.Hosts.Select(host =>
                                FileLine.Of(directive.Line, directive.Text, NginxReturn.Rule(directive, place, host))
                            )
                        );
                        break;
                    case "if" when maps.Asks(directive):
                        break;
                    default:
                        if (directive.Block is { } inner)
                            Walk(inner, place.Within(directive), maps, lines);
                        break;
                }
            }
            catch (UnreadException why)
            {
                lines.Add(FileLine.Refused(directive.Line, directive.Text, why.Why, why.Detail));
            }
    }

    private static RuleText Rewrite(NginxDirective rewrite, NginxPlace place, string host)
    {
        if (rewrite.Words.Count < 3)
            throw new UnreadException(Unread.NoTarget);
        place.RefuseCondition();
        var (pattern, target, flag) = (rewrite.Words[1], rewrite.Words[2], rewrite.Words.ElementAtOrDefault(3));
        RedirectAnswer? answer = flag switch
        {
            "permanent" => RedirectAnswer.MovedPermanently,
            "redirect" => RedirectAnswer.Found,
            null when target.Contains("://", StringComparison.Ordinal) => RedirectAnswer.Found,
            _ => null,
        };
        if (answer is null)
            throw new UnreadException(Unread.NotARedirect, target);
        // Within a location a pattern is tried on what is there alone.
        if (place.Location is { } location && !location.Covers(pattern))
            throw new UnreadException(Unread.Section, location.Text);
        var query = QueryHandling.Keep;
        if (target.EndsWith('?'))
            (target, query) = (target[..^1], QueryHandling.Drop);
        var like = new RuleText
        {
            Host = host,
            Query = place.Query,
            Answer = answer.Value,
            QueryHandling = query,
        };
        return Paths.Rule(pattern, NginxReturn.Captures(target, pattern), like);
    }
}

/// <summary>Where a directive stands: for which hosts, at which location, under which condition.</summary>
internal sealed record NginxPlace(IReadOnlyList<string> Names, NginxLocation? Location)
{
    public string Query { get; init; } = "";

    /// <summary>The one address that a condition names.</summary>
    public string? Address { get; init; }
    public string? Unknown { get; init; }

    /// <summary>The hosts, or one that is empty for any.</summary>
    public IReadOnlyList<string> Hosts => Names.Count > 0 ? Names : [""];

    public void RefuseCondition()
    {
        if (Unknown is not null)
            throw new UnreadException(Unread.Condition, Unknown);
    }

    public NginxPlace Within(NginxDirective directive) =>
        directive.Name switch
        {
            "server" => this with { Names = ServerNames(directive.Block!) },
            "location" => this with { Location = NginxLocation.Of(directive.Words) },
            "if" => If(string.Join(' ', directive.Words.Skip(1)).Trim('(', ')', ' ')),
            "http" or "upstream" or "types" or "events" => this,
            _ => this with { Unknown = Unknown ?? directive.Text },
        };

    private NginxPlace If(string condition)
    {
        var words = condition.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (words is not [var variable, "=", var quoted])
            return this with { Unknown = condition };
        var value = quoted.Trim('"', '\'');
        return variable switch
        {
            "$host" or "$http_host" => this with { Names = [value] },
            "$request_uri" or "$uri" => this with { Address = value },
            "$args" or "$query_string" => this with { Query = value },
            _ when variable.StartsWith("$arg_", StringComparison.Ordinal) => this with
            {
                Query = $"{variable[5..]}={Uri.EscapeDataString(value)}",
            },
            _ => this with { Unknown = condition },
        };
    }

    /// <summary>A name with a star or an expression in it names no host.</summary>
    private static List<string> ServerNames(IReadOnlyList<NginxDirective> server) =>
        [
            .. server
                .Where(d => d.Name == "server_name")
                .SelectMany(d => d.Words.Skip(1))
                .Where(n => n.Contains('.', StringComparison.Ordinal) && n.IndexOfAny(['*', '~', '$']) < 0)
                .Select(n => n.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? n[4..] : n)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
}
