using Commentary.Application.Press;
using Commentary.Application.Redirects;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Web.Changes;

/// <summary>
/// Reads the change log on, and brings this node up to date with whichever node made the change: first the redirects, then the number under
/// which pages are cached. Reading the same change twice does no harm; losing the database for a while leaves what was there. The rules are
/// loaded while the node answers already.
/// </summary>
internal sealed class ChangeTail(IServiceScopeFactory scopes, ILogger<ChangeTail> logger) : BackgroundService, IRulesInMemory
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private const int MostAtOnce = 1000;
    private const int Many = 100_000;

    private readonly SemaphoreSlim oneReader = new(1);
    private volatile Seen seen = new(default, null);

    private sealed record Seen(ChangePosition Position, RedirectIndex? Redirects);

    /// <summary>Null until they are loaded.</summary>
    public RedirectIndex? Redirects => seen.Redirects;

    public async Task<RedirectIndex> Now(CancellationToken stop)
    {
        if (Redirects is { } loaded)
            return loaded;
        // A command follows nobody's changes: it sees what is there when it begins.
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new LoadIndex.Query(), stop);
    }

    /// <summary>What this node shows now: another object after each change. A page is kept for the moment at which it was begun, and no other.</summary>
    public object Moment => seen;

    /// <summary>Before the server answers, the node knows where the log ends: what comes after it is read on.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var press = scope.ServiceProvider.GetRequiredService<PressDb>();
        var last = await press.ChangesAfter(default).LastOrDefaultAsync(cancellationToken);
        seen = new(last is null ? default : ChangePosition.Of(last), null);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        var failing = false;
        do try
        {
            await CatchUp(stoppingToken);
            if (failing)
                logger.LogInformation("The change log can be read again");
            failing = false;
        }
        // A host that could not start is thrown away, not stopped: that is no failure of the tail.
        catch (ObjectDisposedException)
        {
            return;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
        catch (Exception error)
        {
            if (!failing)
                logger.LogError(error, "The change log cannot be read; what is shown stays as it is until it can");
            failing = true;
        }
        while (!stoppingToken.IsCancellationRequested && await Tick(timer, stoppingToken));
    }

    /// <summary>A host that could not start is thrown away, not stopped: that is no failure of the tail.</summary>
    private static async Task<bool> Tick(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>
    /// Pages are made anew though the log holds no more: something else that they show, such as what the search index knows, has come after it.
    /// </summary>
    public async Task Renew(CancellationToken stop)
    {
        await oneReader.WaitAsync(stop);
        seen = seen with { };
        oneReader.Release();
    }

    /// <summary>Reads what is there now.</summary>
    public async Task CatchUp(CancellationToken stop)
    {
        await oneReader.WaitAsync(stop);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var press = scope.ServiceProvider.GetRequiredService<PressDb>();
            var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
            if (seen.Redirects is null)
            {
                seen = seen with { Redirects = await mediator.Send(new LoadIndex.Query(), stop) };
                // What reading a million rows leaves behind is given back at once, not when the machine runs short.
                if (seen.Redirects.Count > Many)
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
            while (await press.ChangesAfter(seen.Position).Take(MostAtOnce).ToListAsync(stop) is { Count: > 0 } changes)
                seen = new(ChangePosition.Of(changes[^1]), await mediator.Send(new FollowChanges.Query(seen.Redirects!, changes), stop));
        }
        finally
        {
            oneReader.Release();
        }
    }

    public override void Dispose()
    {
        oneReader.Dispose();
        base.Dispose();
    }
}

internal static class ChangeTailServices
{
    public static void AddChangeTail(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ChangeTail>();
        builder.Services.AddSingleton<IRulesInMemory>(services => services.GetRequiredService<ChangeTail>());
        builder.Services.AddSingleton<SearchTail>();
        builder.Services.AddSingleton<OnTime>();
        if (builder.Configuration["command"] is not null)
            return;
        builder.Services.AddHostedService(services => services.GetRequiredService<ChangeTail>());
        builder.Services.AddHostedService(services => services.GetRequiredService<SearchTail>());
        builder.Services.AddHostedService(services => services.GetRequiredService<OnTime>());
        builder.Services.AddHostedService<DraftTail>();
    }
}
