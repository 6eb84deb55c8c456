using System.Globalization;
using System.Text.Json;

namespace Commentary.Application.Redirects.Formats;

/// <summary>
/// What WordPress's Redirection plug-in exports: its groups, and redirects with <c>match_data</c>. Conditions on who asks (signed in or not,
/// referrer, browser, cookie…) are none of ours, and such a rule is refused rather than made for everybody. Hits are not taken.
/// </summary>
internal static class PluginJson
{
    public static IEnumerable<FileLine> Read(string text)
    {
        Dictionary<string, (string Name, bool IsOn)> groups = new(StringComparer.Ordinal);
        foreach (var (_, group) in JsonRows.Of(text, "groups"))
            if (group is { ValueKind: JsonValueKind.Object } named)
                groups[named.Word("id")] = (named.Word("name"), IsOn(named));
        return JsonRows.Read(text, "redirects", row => Rule(row, groups));
    }

    private static RuleText Rule(JsonElement row, Dictionary<string, (string Name, bool IsOn)> groups)
    {
        var (match, action) = (row.Word("match_type"), row.Word("action_type"));
        if (match is not ("" or "url" or "server"))
            throw new UnreadException(Unread.Condition, match);
        if (action is not ("" or "url" or "error"))
            throw new UnreadException(Unread.NotARedirect, action);
        var (code, data) = (row.Word("action_code"), row.Under("action_data"));
        if (action is "error" && code is not "410")
            throw new UnreadException(Unread.Status, code);
        if (data.Word("url_notfrom").Length > 0)
            throw new UnreadException(Unread.Condition, data.Word("server"));
        var target =
            match is "server" ? data.Word("url_from")
            : data.ValueKind is JsonValueKind.String ? data.GetString()!
            : data.Word("url");
        var group = groups.GetValueOrDefault(row.Word("group_id"), ("", true));
        var flags = row.Under("match_data").Under("source");
        return Rule(
            row.Word("url"),
            code is "410" ? "" : target,
            row.Word("regex") is "1" or "true" || flags.Word("flag_regex") is "1",
            new()
            {
                Answer = StatusWords.Must(code),
                Host = data.Word("server"),
                Group = group.Item1,
                Note = row.Word("title"),
                IsOn = IsOn(row) && group.Item2,
                Place = int.TryParse(row.Word("position"), CultureInfo.InvariantCulture, out var place) ? place : 0,
                // It passes the query on only where it is told to.
                QueryHandling = flags.Word("flag_query") is "exact" or "exactorder" or "ignore" ? QueryHandling.Drop : QueryHandling.Keep,
            }
        );
    }

    /// <summary>A source and a target as the plug-in writes them, in both of its formats.</summary>
    internal static RuleText Rule(string source, string target, bool isExpression, RuleText like)
    {
        // A target without anything before it is one of the site's own.
        if (target.Length > 0 && target[0] != '/' && !target.Contains(':', StringComparison.Ordinal))
            target = "/" + target;
        if (!isExpression)
            return like with { From = source, To = target };
        if (
            source.Contains(@"\?", StringComparison.Ordinal)
            || source.Contains("[?]", StringComparison.Ordinal)
            || source.Contains("[\\?]", StringComparison.Ordinal)
        )
            throw new UnreadException(Unread.OverQuery);
        return Paths.Rule(source, target, like);
    }

    private static bool IsOn(JsonElement row) => row.Word("enabled") is not ("0" or "false") && row.Word("status") is not "disabled";
}
