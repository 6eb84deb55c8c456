using System.Collections.Concurrent;
using System.Collections.Frozen;
using Commentary.Application;
using Commentary.Application.Redirects;
using Commentary.Web.Changes;
using Commentary.Web.Redirects;

namespace Commentary.Web.Hosting;

/// <summary>
/// The hosts that the site answers for, where <see cref="SiteOptions.Address"/> says which it is: its own, with or without <c>www.</c>, those that
/// rules name, and those of <see cref="SiteOptions.Hosts"/>. Any other is refused before anything is made for it, and counted: it may be a
/// retired domain that nobody has thought of.
/// </summary>
internal sealed class OwnHosts(SiteOptions site, ChangeTail tail, MissCounts misses, ShortPages pages, ILogger<OwnHosts> logger)
{
    /// <summary>Hosts that are named in the log; the newsroom's list of what was not found has all.</summary>
    private const int MaxNamed = 20;

    private readonly FrozenSet<string> normal = site
        .Hosts.Append(site.Address?.Host ?? "")
        .Select(OldAddress.NormalHost)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>As the header of nearly every request has it: found without a string being made.</summary>
    private readonly FrozenSet<string> asSent = new[] { site.Address?.Host ?? "", site.Address?.Authority ?? "" }.ToFrozenSet(
        StringComparer.Ordinal
    );
    private readonly ConcurrentDictionary<string, bool> named = new(StringComparer.Ordinal);

    public Task Answer(HttpContext context, RequestDelegate next) =>
        asSent.Contains(context.Request.Headers.Host.ToString()) || IsOurs(context.Request) ? next(context) : Refuse(context);

    /// <summary>From the header itself: one that is no host is no fault here, only none of those that anybody names.</summary>
    public static string NameOf(HttpRequest request)
    {
        var header = request.Headers.Host.ToString();
        var port = header.LastIndexOf(':');
        return OldAddress.NormalHost(port > 0 && !header.EndsWith(']') ? header[..port] : header);
    }

    private bool IsOurs(HttpRequest request)
    {
        if (request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
            return true;
        var host = NameOf(request);
        // Until the rules are loaded, nobody knows which hosts they name.
        return normal.Contains(host) || tail.Redirects is not { } index || index.IsRetired(host);
    }

    private Task Refuse(HttpContext context)
    {
        var host = NameOf(context.Request);
        if (host.Length > 0)
        {
            misses.Count(host, "/", context.Request);
            if (named.Count < MaxNamed && named.TryAdd(host, true))
                logger.LogWarning(
                    "What is asked of {Host} is refused: it is neither the host of Site:Address, nor that of a rule, nor named in Site:Hosts",
                    host
                );
        }
        return pages.NotOurs(context);
    }
}

internal static class OwnHostsMiddleware
{
    /// <summary>Before anything is found or made; not at all where nobody has said which host is ours.</summary>
    public static void UseOwnHosts(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SiteOptions>().Address is null)
            return;
        var hosts = app.Services.GetRequiredService<OwnHosts>();
        app.Use(next => context => hosts.Answer(context, next));
    }
}
