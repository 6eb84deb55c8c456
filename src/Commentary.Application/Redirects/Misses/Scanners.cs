using System.Buffers;

namespace Commentary.Application.Redirects.Misses;

/// <summary>Tells what people ask for from what only somebody who looks for a way in asks for.</summary>
public static class Scanners
{
    private static readonly SearchValues<string> Sought = SearchValues.Create(
        [
            "/wp-login",
            "/wp-admin",
            "/wp-includes",
            "/wp-content/plugins",
            "/wp-config",
            "/wlwmanifest",
            "xmlrpc.php",
            "/.env",
            "/.git",
            "/.svn",
            "/.hg",
            "/.ssh",
            "/.aws",
            "/.vscode",
            "/.idea",
            "/.ds_store",
            "/.ht",
            "/.well-known/acme",
            "/phpmyadmin",
            "/pma/",
            "/adminer.",
            "phpinfo.php",
            "/phpunit",
            "eval-stdin",
            "/cgi-bin",
            "/vendor/",
            "/node_modules/",
            "/administrator/",
            "/manager/html",
            "/actuator/",
            "/solr/",
            "/boaform",
            "/hnap1",
            "/owa/",
            "/ecp/",
            "/autodiscover/",
            "/remote/login",
            "/config.php",
            "/config.json",
            "/server-status",
            "/etc/passwd",
            "/web.config",
            "/telescope/requests",
            "/_ignition",
            "/debug/default",
        ],
        StringComparison.Ordinal
    );

    private static readonly string[] Endings =
    [
        ".asp",
        ".aspx",
        ".ashx",
        ".asmx",
        ".jsp",
        ".jspx",
        ".cgi",
        ".sql",
        ".bak",
        ".old",
        ".swp",
        ".tar.gz",
        ".tgz",
        ".yml",
        ".yaml",
        ".ini",
        ".pem",
        ".key",
        ".sh",
        ".exe",
        ".dll",
    ];

    /// <summary><paramref name="path"/> is normal (<see cref="OldPath"/>).</summary>
    public static bool Seek(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.AsSpan().ContainsAny(Sought) || Endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal));
    }

    /// <summary>What only programs ask for by themselves, and nobody can be led from: neither work nor worth a row.</summary>
    public static bool IsAsset(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return SitePages.IsFixed(path)
            || path.StartsWith("/favicon", StringComparison.Ordinal)
            || path.StartsWith("/apple-touch-icon", StringComparison.Ordinal)
            || path.EndsWith(".map", StringComparison.Ordinal);
    }
}
