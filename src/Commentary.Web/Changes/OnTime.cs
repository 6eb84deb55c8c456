using Commentary.Application.Members;
using Commentary.Application.Scheduling;
using MediatR;

namespace Commentary.Web.Changes;

/// <summary>Publishes what is due, on whichever node looks first. What was due while the site was down goes out when it is up again.</summary>
internal sealed class OnTime(IServiceScopeFactory scopes, ILogger<OnTime> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            do await Publish(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The site stops.
        }
    }

    /// <summary>Publishes what is due now.</summary>
    public async Task Publish(CancellationToken stop)
    {
        try
        {
            foreach (var edition in await Send(new FindDue.Query(), stop))
                await PublishOne(edition, stop);
        }
        // A host that could not start is thrown away, not stopped.
        catch (ObjectDisposedException) { }
        catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            logger.LogWarning(error, "What is due could not be looked for; it is in a moment");
        }
    }

    /// <summary>What is wrong with one keeps no other from going out.</summary>
    private async Task PublishOne(int edition, CancellationToken stop)
    {
        try
        {
            var result = await Send(new PublishDue.Command(edition), stop);
            if (result is not PublishDue.Result.NotDue)
                logger.LogInformation("Edition {Edition} was due: {Result}", edition, result);
        }
        catch (Exception error) when (error is not OperationCanceledException and not ObjectDisposedException)
        {
            logger.LogError(error, "Edition {Edition} is due and could not be published; it is tried again", edition);
        }
    }

    private async Task<T> Send<T>(IRequest<T> request, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentMember>().BecomeOperator("Commentary");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, stop);
    }
}
