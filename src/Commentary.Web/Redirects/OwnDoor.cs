using Commentary.Application;
using Commentary.Application.Redirects;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Commentary.Web.Redirects;

/// <summary>
/// Asks this very node as a reader would, through its server: what answers is what answers everybody. Nothing is followed, and what is
/// asked counts as no visit.
/// </summary>
public sealed class OwnDoor : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly IServer server;
    private readonly SiteOptions site;
    private readonly HttpClient client;

    public OwnDoor(IServiceProvider services)
    {
        (server, site) = (services.GetRequiredService<IServer>(), services.GetRequiredService<SiteOptions>());
        client = Client(services.GetRequiredService<HitCounts>().Own);
    }

    /// <summary>
    /// Where this node listens without encryption, on the machine itself; null when it does so nowhere. A certificate is for the name that
    /// the world calls us by, and would not be ours here.
    /// </summary>
    public Uri? Address =>
        server
            .Features.Get<IServerAddressesFeature>()
            ?.Addresses.Select(BindingAddress.Parse)
            .Where(a => a is { Scheme: "http", IsUnixPipe: false, IsNamedPipe: false })
            .Select(a => new UriBuilder("http", Host(a.Host), a.Port).Uri)
            .FirstOrDefault();

    /// <summary>Our own host, as rules name hosts; empty where the operator named none.</summary>
    public string OwnHost => site.Address is { } address ? OldAddress.NormalHost(address.Host) : "";

    /// <exception cref="InvalidOperationException">There is no <see cref="Address"/>.</exception>
    public ReplayLedger.Ask Ask =>
        Address is { } address
            ? (host, asked, stop) => Of(client, address, host.Length > 0 ? host : site.Address?.Authority, asked, stop)
            : throw new InvalidOperationException("The server listens nowhere that this machine could ask.");

    /// <summary>The same of a site that runs elsewhere.</summary>
    internal static ReplayLedger.Ask At(HttpClient client, Uri address) =>
        (host, asked, stop) => Of(client, address, host.Length > 0 ? host : null, asked, stop);

    internal static HttpClient Client(string name)
    {
        var asking = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            }
        )
        {
            Timeout = Patience,
        };
        asking.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", name);
        asking.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", "fr-CA");
        return asking;
    }

    private static async Task<ReplayLedger.Reply> Of(HttpClient client, Uri address, string? host, string asked, CancellationToken stop)
    {
        // What is no address of a request is asked by nobody, and arrives nowhere.
        if (!asked.StartsWith('/') || !Uri.TryCreate(address.GetLeftPart(UriPartial.Authority) + asked, UriKind.Absolute, out var whole))
            return new(0, null);
        using var request = new HttpRequestMessage(HttpMethod.Get, whole);
        request.Headers.Host = host;
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            return new((int)response.StatusCode, response.Headers.Location?.OriginalString ?? ForwardsTo(response));
        }
        catch (Exception silent) when (silent is HttpRequestException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return new(0, null);
        }
    }

    private static string? ForwardsTo(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Link", out var links)
        && string.Join(", ", links) is ['<', ..] link
        && link.LastIndexOf(">; rel=\"canonical\"", StringComparison.Ordinal) is > 0 and var end
            ? link[1..end]
            : null;

    private static string Host(string bound) => bound is "+" or "*" or "[::]" or "0.0.0.0" ? "127.0.0.1" : bound;

    public void Dispose() => client.Dispose();
}
