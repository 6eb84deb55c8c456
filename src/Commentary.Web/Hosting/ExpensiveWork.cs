using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Commentary.Application.Press;
using Commentary.Web.Admin;
using Microsoft.AspNetCore.StaticAssets;

namespace Commentary.Web.Hosting;

/// <summary>What an answer costs more than memory for: it waits its turn, of its client and of all.</summary>
internal enum ExpensiveKind
{
    /// <summary>A page of readers that is not in memory. Whoever comes waits: a crawler reads many, and a reader does not come twice.</summary>
    Page,

    /// <summary>A search. Nobody reads the answers of many at once.</summary>
    Search,

    /// <summary>An address that is not there: where it may have been meant to lead is looked for.</summary>
    LostAddress,
}

/// <summary>
/// A bounded lane for what is expensive, so that a scanner stalls no reader: what is in memory (warm pages, old links) stands before it and never
/// waits. Half of the processors work for one client at most, all but one for all of them; each client has a place of its own in the one line.
/// A permit is given back when the answer begins to be sent: who reads slowly holds none.
/// </summary>
internal sealed class ExpensiveWork : IDisposable
{
    /// <summary>Requests of one client that wait, by kind; what comes further is told so at once.</summary>
    private static int MaxWaiting(ExpensiveKind kind) =>
        kind switch
        {
            ExpensiveKind.Page => 256,
            _ => 16,
        };

    private const int MaxWaitingInAll = 1024;

    private readonly PartitionedRateLimiter<HttpContext>[] lanes;
    private readonly PartitionedRateLimiter<HttpContext> all = PartitionedRateLimiter.Create<HttpContext, int>(_ =>
        RateLimitPartition.GetConcurrencyLimiter(
            0,
            _ => new() { PermitLimit = Math.Max(1, Environment.ProcessorCount - 1), QueueLimit = MaxWaitingInAll }
        )
    );
    private readonly PartitionedRateLimiter<HttpContext>[] ofClients;
    private readonly StrangeProxies strangeProxies;

    public ExpensiveWork(StrangeProxies strangeProxies)
    {
        this.strangeProxies = strangeProxies;
        ofClients = [.. Enum.GetValues<ExpensiveKind>().Select(OfClient)];
        lanes = [.. ofClients.Select(ofClient => PartitionedRateLimiter.CreateChained(ofClient, all))];
    }

    /// <summary>Waits for a permit, which the request keeps until its answer begins; it needs one only.</summary>
    /// <returns>False where too many wait already: then nothing expensive may be done.</returns>
    public ValueTask<bool> Admits(HttpContext context, ExpensiveKind kind)
    {
        if (context.Items.ContainsKey(typeof(ExpensiveWork)))
            return new(true);
        strangeProxies.Notice(context);
        return Wait(context, kind);
    }

    private async ValueTask<bool> Wait(HttpContext context, ExpensiveKind kind)
    {
        var lease = await lanes[(int)kind].AcquireAsync(context, 1, context.RequestAborted);
        if (!lease.IsAcquired)
        {
            lease.Dispose();
            return false;
        }
        context.Items[typeof(ExpensiveWork)] = lease;
        context.Response.OnStarting(Return, lease);
        // Where nothing is ever sent.
        context.Response.RegisterForDispose(lease);
        return true;
    }

    public void Dispose()
    {
        foreach (var limiter in lanes.Concat(ofClients).Append(all))
            limiter.Dispose();
    }

    private static Task Return(object lease)
    {
        ((RateLimitLease)lease).Dispose();
        return Task.CompletedTask;
    }

    private static PartitionedRateLimiter<HttpContext> OfClient(ExpensiveKind kind) =>
        PartitionedRateLimiter.Create<HttpContext, IPAddress>(context =>
            RateLimitPartition.GetConcurrencyLimiter(
                ClientOf(context),
                _ => new() { PermitLimit = Math.Max(1, Environment.ProcessorCount / 2), QueueLimit = MaxWaiting(kind) }
            )
        );

    /// <summary>
    /// The connection's address, or the one that a named proxy forwards. An IPv6 subscriber has 2⁶⁴ of them at the least (RFC 6177): all of them
    /// are one client.
    /// </summary>
    private static IPAddress ClientOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? new(Prefix(address)) : address;
    }

    private static byte[] Prefix(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return bytes;
    }
}

internal static class ExpensiveWorkMiddleware
{
    public static void AddExpensiveWork(this IServiceCollection services)
    {
        services.AddSingleton<StrangeProxies>();
        services.AddSingleton<ExpensiveWork>();
        services.AddSingleton<ShortPages>();
        services.AddSingleton<OwnHosts>();
    }

    /// <summary>After what is answered from memory: a page that has to be made, and a search, wait their turn.</summary>
    public static void UseExpensiveWork(this WebApplication app)
    {
        var (work, pages) = (app.Services.GetRequiredService<ExpensiveWork>(), app.Services.GetRequiredService<ShortPages>());
        app.Use(
            async (context, next) =>
            {
                if (KindOf(context) is { } kind && !await work.Admits(context, kind))
                    await pages.ComeBack(context);
                else
                    await next();
            }
        );
    }

    /// <summary>
    /// The pages that the newsroom makes for somebody who is no member: after it is known who asks. Who signs in waits elsewhere
    /// (<see cref="Admin.Account.Guesses"/>).
    /// </summary>
    public static void UseExpensiveWorkOfStrangers(this WebApplication app)
    {
        var (work, pages) = (app.Services.GetRequiredService<ExpensiveWork>(), app.Services.GetRequiredService<ShortPages>());
        app.Use(
            async (context, next) =>
            {
                if (
                    context.User.Identity?.IsAuthenticated != true
                    && !HttpMethods.IsPost(context.Request.Method)
                    && context.Request.Path.StartsWithSegments(AdminServices.Root, StringComparison.OrdinalIgnoreCase)
                    && !await work.Admits(context, ExpensiveKind.Page)
                )
                    await pages.ComeBack(context);
                else
                    await next();
            }
        );
    }

    /// <summary>Null for what costs little: files, pictures, health, and what another place looks after.</summary>
    private static ExpensiveKind? KindOf(HttpContext context) =>
        context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null ? null
        : Languages.OfAddress(context.Request.Path) is { } language
            ? context.Request.Path.StartsWithSegments(Addresses.Search(language), StringComparison.OrdinalIgnoreCase) ? ExpensiveKind.Search
                : ExpensiveKind.Page
        : context.Request.Path.StartsWithSegments("/sitemap", StringComparison.OrdinalIgnoreCase) ? ExpensiveKind.Page
        : null;
}
