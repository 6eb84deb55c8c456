using Commentary.Application;
using Commentary.Application.Members;
using Commentary.Application.Sources;
using MediatR;

namespace Commentary.Web.Sources;

/// <summary>Looks in the background whether the sources of what is public are still there: a few at a time, each some times a month.</summary>
internal sealed class SourceChecks(IServiceScopeFactory scopes, SourceFetcher fetcher, ILogger<SourceChecks> logger) : BackgroundService
{
    private const int Most = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Look(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The site stops.
        }
    }

    /// <summary>Looks at some of those whose time has come.</summary>
    /// <returns>How many.</returns>
    public async Task<int> Look(CancellationToken stop)
    {
        var looked = 0;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentMember>().BecomeOperator("Commentary");
            var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
            foreach (var due in await mediator.Send(new ClaimSources.Command(Most), stop))
                if (await Look(mediator, due, stop))
                    looked++;
        }
        catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            logger.LogWarning(error, "Sources could not be looked at; they are in a while");
        }
        return looked;
    }

    /// <summary>One that cannot be looked at takes none of those behind it along.</summary>
    private async Task<bool> Look(IMediator mediator, ClaimSources.Due due, CancellationToken stop)
    {
        try
        {
            var sight = await fetcher.Look(new(due.Url), stop);
            await mediator.Send(new SettleSource.Command(due.SourceId, due.Url, sight), stop);
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            logger.LogWarning(error, "Source {Source} could not be looked at; it is in a while", due.SourceId);
            return false;
        }
    }
}

internal static class SourceChecking
{
    public static void AddSources(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(Outside.Usual);
        builder
            .Services.AddHttpClient(SourceFetcher.Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
            // They would write the whole address of each, and a trace of each that is refused: SourceFetcher says what there is to say.
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(services => services.GetRequiredService<Outside>().Handler());
        builder.Services.AddSingleton<SourceFetcher>();
        builder.Services.AddScoped<OutsideLooks>();
        builder.Services.AddSingleton<SourceChecks>();
        builder.Services.AddSingleton<SourceReadings>();
        var site = builder.Configuration.GetSection("Site").Get<SiteOptions>() ?? new();
        // A newsroom on a laptop calls nobody, and whoever is asked may see who asks.
        var isOn = site.ChecksSources ?? (builder.Environment.IsProduction() && site.Address is not null);
        if (builder.Configuration["command"] is not null)
            return;
        if (isOn)
            builder.Services.AddHostedService(services => services.GetRequiredService<SourceChecks>());
        if (site.ReadsSources)
            builder.Services.AddHostedService(services => services.GetRequiredService<SourceReadings>());
    }
}
