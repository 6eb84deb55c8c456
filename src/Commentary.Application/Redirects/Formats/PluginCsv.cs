namespace Commentary.Application.Redirects.Formats;

/// <summary>
/// The table of WordPress's Redirection plug-in: <c>source,target,regex,code,type,hits,title,status</c>, of which older ones have fewer. Its
/// hits are not ours, and stay where they are.
/// </summary>
internal static class PluginCsv
{
    public static IEnumerable<FileLine> Read(string text) => CsvTable.Read(text, ["source", "target"], Rule);

    private static RuleText Rule(Func<string, string> field)
    {
        var type = field("type").Trim().ToLowerInvariant();
        if (type is "404" or "error" && field("code").Trim() is not "410")
            throw new UnreadException(Unread.Status, field("code"));
        if (type is "pass" or "random" or "nothing")
            throw new UnreadException(Unread.NotARedirect, type);
        if (field("match").Trim().ToLowerInvariant() is var match and not ("" or "url"))
            throw new UnreadException(Unread.Condition, match);
        return PluginJson.Rule(
            field("source").Trim(),
            field("target").Trim(),
            field("regex").Trim().ToLowerInvariant() is "1" or "true" or "yes",
            new()
            {
                Answer = StatusWords.Must(field("code")),
                Note = field("title").Trim(),
                IsOn = field("status").Trim().ToLowerInvariant() is not ("disabled" or "inactive" or "0" or "false"),
            }
        );
    }
}
