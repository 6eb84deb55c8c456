using Commentary.Application.Members;
using Commentary.Application.Sources;
using MediatR;

namespace Commentary.Web.Sources;

/// <summary>
/// Reads in the background the pages that editors start from. It is woken by who asks, and looks by its own clock too: for what another node left,
/// and what was asked for before a restart.
/// </summary>
internal sealed class SourceReadings(IServiceScopeFactory scopes, SourceFetcher fetcher, ReadingBell bell, ILogger<SourceReadings> logger)
    : BackgroundService
{
    /// <summary>At once: a page that is slow keeps none of its neighbours waiting.</summary>
    private const int Most = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Who rings has not committed yet.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                while (await Read(stoppingToken) == Most)
                {
                    // There may be more.
                }
                await bell.Wait(Pause, stoppingToken);
                await Task.Delay(Breath, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The site stops.
        }
        // A host that could not start is thrown away, not stopped.
        catch (ObjectDisposedException) { }
    }

    /// <summary>Reads some of those that wait.</summary>
    /// <returns>How many.</returns>
    public async Task<int> Read(CancellationToken stop)
    {
        try
        {
            var due = await Send(new ClaimReadings.Command(Most), stop);
            await Task.WhenAll(due.Select(each => Read(each, stop)));
            return due.Count;
        }
        catch (Exception error)
            when (error is not ObjectDisposedException && (error is not OperationCanceledException || !stop.IsCancellationRequested))
        {
            logger.LogWarning(error, "Sources could not be read; they are in a while");
            return 0;
        }
    }

    /// <summary>One that cannot be read takes none of the others along.</summary>
    private async Task Read(ClaimReadings.Due due, CancellationToken stop)
    {
        try
        {
            var (facts, why) = await fetcher.Learn(new(due.Url), stop);
            await Send(new SettleReading.Command(due.SourceId, due.Url, facts, why), stop);
        }
        catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            logger.LogWarning(error, "Source {Source} could not be read; it is in a while", due.SourceId);
        }
    }

    private async Task<T> Send<T>(IRequest<T> request, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentMember>().BecomeOperator("Commentary");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, stop);
    }
}
