using System.Text.RegularExpressions;

namespace Commentary.Application.Redirects.Formats;

/// <summary>A kind of file in which rules come and go.</summary>
public enum RuleFormat
{
    /// <summary>Our own table, with every column.</summary>
    Csv,

    /// <summary>Our own list, with every field.</summary>
    Json,

    /// <summary>What WordPress's Redirection plug-in exports as JSON.</summary>
    PluginJson,

    /// <summary>What it exports as CSV.</summary>
    PluginCsv,

    /// <summary>Apache's <c>.htaccess</c>.</summary>
    Apache,
    Nginx,

    /// <summary>Netlify's and Cloudflare's <c>_redirects</c>.</summary>
    Underscore,

    /// <summary>The addresses of an old site, without where they lead.</summary>
    Sitemap,
}

public static partial class RuleFormats
{
    /// <summary>What rules can be written as; a file of <see cref="RuleFormat.PluginCsv"/> says less than one of ours, so it is only read.</summary>
    public static readonly IReadOnlyList<RuleFormat> Writable =
    [
        RuleFormat.Csv,
        RuleFormat.Json,
        RuleFormat.Underscore,
        RuleFormat.Nginx,
        RuleFormat.Apache,
    ];

    /// <summary>In characters: no rule is as long, and no line is looked at beyond it.</summary>
    public const int LineLength = 16 * 1024;

    /// <summary>How much of a file tells what it is.</summary>
    private const int Beginning = 64 * 1024;

    /// <summary>What a file is, by what it says first and then by its name.</summary>
    public static RuleFormat Detect(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        var start = (text.Length > Beginning ? text[..Beginning] : text).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (start is ['<', ..] && Xml().IsMatch(start))
            return RuleFormat.Sitemap;
        if (start is ['{' or '[', ..])
            return start.Contains("\"commentary-redirects\"", StringComparison.Ordinal) ? RuleFormat.Json : RuleFormat.PluginJson;
        var heading = start[..(start.IndexOfAny(['\r', '\n']) is >= 0 and var end ? end : start.Length)].ToLowerInvariant();
        var columns = heading.Split(',', ';', '\t').Select(c => c.Trim(' ', '"')).ToList();
        if (columns.Contains("source") && columns.Contains("target"))
            return RuleFormat.PluginCsv;
        if (columns.Contains("from"))
            return RuleFormat.Csv;
        if (Apache().IsMatch(start))
            return RuleFormat.Apache;
        if (Nginx().IsMatch(start))
            return RuleFormat.Nginx;
        return Path.GetFileName(name.Replace('\\', '/')).ToLowerInvariant() switch
        {
            "_redirects" => RuleFormat.Underscore,
            ".htaccess" or "htaccess" or "htaccess.txt" => RuleFormat.Apache,
            var file when Path.GetExtension(file) is ".conf" or ".nginx" => RuleFormat.Nginx,
            var file when Path.GetExtension(file) is ".csv" => RuleFormat.Csv,
            var file when Path.GetExtension(file) is ".json" => RuleFormat.PluginJson,
            var file when Path.GetExtension(file) is ".xml" => RuleFormat.Sitemap,
            _ => Underscore().IsMatch(start) ? RuleFormat.Underscore : RuleFormat.Csv,
        };
    }

    public static IEnumerable<FileLine> Read(RuleFormat format, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.TrimStart('\uFEFF');
        return format switch
        {
            RuleFormat.Json => OwnJson.Read(text),
            RuleFormat.PluginJson => PluginJson.Read(text),
            RuleFormat.PluginCsv => PluginCsv.Read(text),
            RuleFormat.Apache => ApacheFile.Read(text),
            RuleFormat.Nginx => NginxFile.Read(text),
            RuleFormat.Underscore => UnderscoreFile.Read(text),
            RuleFormat.Sitemap => SitemapFile.Read(text),
            _ => OwnCsv.Read(text),
        };
    }

    [GeneratedRegex(@"^<\?xml|<(\w+:)?(urlset|sitemapindex)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Xml();

    [GeneratedRegex(
        @"^[ \t]*(Rewrite(Engine|Cond|Rule|Base)|Redirect(Match|Permanent|Temp)?|<IfModule)[ \t]",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Apache();

    [GeneratedRegex(
        @"^[ \t]*((rewrite[ \t]+\S+[ \t]+\S+.*;)|(return[ \t]+\S.*;)|((map|location|server|if)\b[^\n;]*\{))",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Nginx();

    [GeneratedRegex(
        @"^(/|https?://)[^\s,;]*[ \t]+(\S+=\S+[ \t]+)*(/|https?://)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Underscore();
}
