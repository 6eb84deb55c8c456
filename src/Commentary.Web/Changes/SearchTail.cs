using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Application.Reading.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Web.Changes;

/// <summary>
/// Keeps this node's search indexes up to date, behind the <see cref="ChangeTail"/> and apart from it: filling an index of a hundred thousand
/// pieces takes minutes, and a disk that is full must take neither redirects nor pages with it.
/// </summary>
internal sealed class SearchTail(ChangeTail tail, IServiceScopeFactory scopes, SearchIndexes indexes, ILogger<SearchTail> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);
    private const int MostAtOnce = 1000;

    private readonly SemaphoreSlim oneWriter = new(1);

    /// <summary>Null until all was compared once.</summary>
    private ChangePosition? position;
    private object? shown;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var failing = false;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    // The database is asked only when there is something to read.
                    if (!ReferenceEquals(tail.Moment, shown) || position is null || indexes.AreInDoubt)
                        await CatchUp(stoppingToken);
                    if (failing)
                        logger.LogInformation("The search indexes are kept again");
                    failing = false;
                }
                catch (ObjectDisposedException)
                {
                    return;
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    if (!failing)
                        logger.LogError(error, "The search indexes cannot be kept; search rests or is late until they can");
                    failing = true;
                }
                await Task.Delay(failing ? AfterFailure : Pause, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    /// <summary>Brings the indexes to where the change log is now.</summary>
    public async Task CatchUp(CancellationToken stop)
    {
        await oneWriter.WaitAsync(stop);
        try
        {
            var (moment, isNew) = (tail.Moment, false);
            await using var scope = scopes.CreateAsyncScope();
            var press = scope.ServiceProvider.GetRequiredService<PressDb>();
            var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
            if (position is null || indexes.AreInDoubt)
            {
                // Asked before all is compared: what comes between the two is read twice, and nothing never.
                var last = await press.ChangesAfter(position ?? default).LastOrDefaultAsync(stop);
                isNew = await mediator.Send(new KeepIndex.Query(), stop) > 0;
                position = last is null ? position ?? default : ChangePosition.Of(last);
            }
            while (await press.ChangesAfter(position.Value).Take(MostAtOnce).ToListAsync(stop) is { Count: > 0 } changes)
            {
                isNew |= await mediator.Send(new KeepIndex.Query(changes), stop) > 0;
                position = ChangePosition.Of(changes[^1]);
            }
            // A page that was made before them shows what was related then.
            if (isNew)
                await tail.Renew(stop);
            shown = moment;
        }
        finally
        {
            oneWriter.Release();
        }
    }

    public override void Dispose()
    {
        oneWriter.Dispose();
        base.Dispose();
    }
}
