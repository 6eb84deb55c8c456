using System.Buffers;

namespace Commentary.Web.Hosting;

/// <summary>Tells programs that read by themselves by what they call themselves. No name is remembered: looking is quick enough.</summary>
internal static class Robot
{
    private static readonly SearchValues<string> Names = SearchValues.Create(
        [
            "bot",
            "crawl",
            "spider",
            "slurp",
            "preview",
            "fetch",
            "monitor",
            "curl",
            "wget",
            "python",
            "java/",
            "go-http",
            "okhttp",
            "headless",
            "lighthouse",
            "facebookexternalhit",
            "feed",
            // An address where one may read what the program is: no browser has one.
            "+http",
            "externalagent",
            "httpclient",
            "libwww-perl",
            "scrapy",
            "axios",
            "-user/",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    public static bool Is(string? userAgent) => string.IsNullOrEmpty(userAgent) || userAgent.AsSpan().ContainsAny(Names);
}
