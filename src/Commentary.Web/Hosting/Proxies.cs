using System.Net;
using Commentary.Application;
using Microsoft.AspNetCore.HttpOverrides;

namespace Commentary.Web.Hosting;

/// <summary>
/// Who a client is, and by which scheme it came, is the connection's own, unless a proxy that <see cref="SiteOptions.Proxies"/> names says
/// otherwise: else anybody could be anybody.
/// </summary>
internal static class Proxies
{
    /// <summary>First of all, and not at all where none is named.</summary>
    public static void UseProxies(this WebApplication app)
    {
        var named = app.Services.GetRequiredService<SiteOptions>().Proxies;
        if (named.Count == 0)
            return;
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // As many as there are, each of them named.
            ForwardLimit = null,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in named)
            forwarded.KnownIPNetworks.Add(Network(proxy));
        app.UseForwardedHeaders(forwarded);
    }

    /// <exception cref="InvalidOperationException">It is neither an address nor a network.</exception>
    private static System.Net.IPNetwork Network(string proxy) =>
        System.Net.IPNetwork.TryParse(proxy, out var network) ? network
        : IPAddress.TryParse(proxy, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : throw new InvalidOperationException($"Site:Proxies names {proxy}, which is neither an address nor a network such as 10.0.0.0/8.");
}

/// <summary>Tells the operator once that somebody forwards requests whom <see cref="SiteOptions.Proxies"/> does not name.</summary>
internal sealed class StrangeProxies(IHostEnvironment environment, ILogger<StrangeProxies> logger)
{
    private int isSaid;

    /// <summary>What a named proxy forwards was taken out of the headers.</summary>
    public void Notice(HttpContext context)
    {
        if (
            isSaid == 0
            && environment.IsProduction()
            && context.Request.Headers.ContainsKey("X-Forwarded-For")
            && Interlocked.Exchange(ref isSaid, 1) == 0
        )
            logger.LogWarning(
                "A request says by X-Forwarded-For for whom it comes, and Site:Proxies does not name who sends it: all that come that way count as one client, and as come without HTTPS. If it is your proxy, name its address in Site:Proxies"
            );
    }
}
