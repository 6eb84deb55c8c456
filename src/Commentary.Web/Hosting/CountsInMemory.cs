using MediatR;

namespace Commentary.Web.Hosting;

/// <summary>
/// What is counted in memory, so that an answer waits for nothing, and written in batches: a node that is killed loses no more than one pause,
/// one that is stopped nothing. What the database does not take is kept for the next time.
/// </summary>
/// <typeparam name="TBatch">What was counted since the last time.</typeparam>
internal abstract class CountsInMemory<TBatch>(TimeSpan pause, IServiceScopeFactory scopes, ILogger logger) : BackgroundService
    where TBatch : class
{
    protected ILogger Logger => logger;

    /// <summary>Takes what was counted; null when it was nothing.</summary>
    protected abstract TBatch? Take();

    protected abstract IRequest<Unit> Command(TBatch batch);

    protected abstract void PutBack(TBatch batch);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Write(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What came since is written by StopAsync.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Write(cancellationToken);
    }

    public async Task Write(CancellationToken stop)
    {
        if (Take() is not { } batch)
            return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(Command(batch), stop);
        }
        catch (Exception error)
        {
            PutBack(batch);
            if (stop.IsCancellationRequested)
                throw;
            logger.LogWarning(error, "{Counts} could not be written; they are kept for the next time", GetType().Name);
        }
    }
}
