namespace Commentary.Application.Redirects.Formats;

/// <summary>The names of the formats, as an operator types them and an address carries them, and those of the files.</summary>
public static class FormatNames
{
    private static readonly (RuleFormat Format, string Name, string File)[] All =
    [
        (RuleFormat.Csv, "csv", "redirects.csv"),
        (RuleFormat.Json, "json", "redirects.json"),
        (RuleFormat.PluginJson, "plugin-json", "redirection.json"),
        (RuleFormat.PluginCsv, "plugin-csv", "redirection.csv"),
        (RuleFormat.Apache, "htaccess", "redirects.htaccess"),
        (RuleFormat.Nginx, "nginx", "redirects.conf"),
        (RuleFormat.Underscore, "_redirects", "_redirects"),
        (RuleFormat.Sitemap, "sitemap", "sitemap.xml"),
    ];

    public static IReadOnlyList<string> Readable { get; } = [.. All.Select(f => f.Name)];

    public static IReadOnlyList<string> Writable { get; } = [.. RuleFormats.Writable.Select(Name)];

    public static string Name(this RuleFormat format) => All.First(f => f.Format == format).Name;

    public static string FileName(this RuleFormat format) => All.First(f => f.Format == format).File;

    /// <summary>Null for what is no name of one.</summary>
    public static RuleFormat? Of(string? name)
    {
        foreach (var format in All)
            if (string.Equals(format.Name, name, StringComparison.OrdinalIgnoreCase))
                return format.Format;
        return null;
    }
}
