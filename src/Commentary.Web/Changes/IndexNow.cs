using System.Text.RegularExpressions;
using Commentary.Application;
using Commentary.Application.Announcing;
using Commentary.Application.Members;
using MediatR;

namespace Commentary.Web.Changes;

/// <summary>
/// Tells search engines of what was published or withdrawn (indexnow.org), behind the change log and on one node at a time. Nobody who publishes
/// waits for it; what could not be told is told later.
/// </summary>
internal sealed partial class IndexNow(IServiceScopeFactory scopes, IHttpClientFactory http, SiteOptions site, ILogger<IndexNow> logger)
    : BackgroundService
{
    public const string Client = "indexnow";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public static string KeyFile(string key) => $"/{key}.txt";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            do await Tell(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The site stops.
        }
    }

    /// <summary>Tells what there is to tell now.</summary>
    public async Task Tell(CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentMember>().BecomeOperator("Commentary");
            var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
            if (await mediator.Send(new ClaimAnnouncements.Command(), stop) is not { } claim)
                return;
            if (claim.Paths.Count == 0 || await IsTold(claim.Paths, stop))
                await mediator.Send(new SettleAnnouncements.Command(claim.Until), stop);
        }
        // A host that could not start is thrown away, not stopped.
        catch (ObjectDisposedException) { }
        catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            logger.LogWarning(error, "Search engines could not be told; they are in a while");
        }
    }

    private async Task<bool> IsTold(IReadOnlyList<string> paths, CancellationToken stop)
    {
        var root = site.Address!.GetLeftPart(UriPartial.Authority);
        using var client = http.CreateClient(Client);
        using var answer = await client.PostAsJsonAsync(
            site.IndexNow,
            new
            {
                host = site.Address.Authority,
                key = site.IndexNowKey,
                keyLocation = root + KeyFile(site.IndexNowKey),
                urlList = paths.Select(path => root + path),
            },
            stop
        );
        if (answer.IsSuccessStatusCode)
            return true;
        logger.LogWarning("IndexNow answered {Status} to {Count} addresses", (int)answer.StatusCode, paths.Count);
        // What is refused for what it says would be refused again; what is too much or a fault of theirs, perhaps not.
        return (int)answer.StatusCode is >= 400 and < 500 and not StatusCodes.Status429TooManyRequests;
    }

    [GeneratedRegex("^[A-Za-z0-9-]{8,128}$", RegexOptions.CultureInvariant, 1000)]
    public static partial Regex Key();
}

internal static class IndexNowServices
{
    public static void AddIndexNow(this WebApplicationBuilder builder)
    {
        var site = builder.Configuration.GetSection("Site").Get<SiteOptions>() ?? new();
        if (site.IndexNowKey.Length == 0)
            return;
        // One that search engines refuse must stop the start, not be found out in a log.
        if (!IndexNow.Key().IsMatch(site.IndexNowKey) || site.Address is null)
            throw new InvalidOperationException(
                "Site:IndexNowKey needs 8 to 128 letters, digits or dashes, and Site:Address, the address that it is for."
            );
        builder.Services.AddHttpClient(IndexNow.Client, client => client.Timeout = TimeSpan.FromSeconds(20));
        builder.Services.AddSingleton<IndexNow>();
        if (builder.Configuration["command"] is null)
            builder.Services.AddHostedService(services => services.GetRequiredService<IndexNow>());
    }

    /// <summary>The file by which search engines see that who tells them is the site itself.</summary>
    public static void MapIndexNow(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SiteOptions>().IndexNowKey is { Length: > 0 } key)
            app.MapMethods(IndexNow.KeyFile(key), ["GET", "HEAD"], () => Results.Text(key));
    }
}
