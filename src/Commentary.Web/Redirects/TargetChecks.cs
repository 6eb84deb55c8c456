using Commentary.Application.Redirects;
using MediatR;

namespace Commentary.Web.Redirects;

/// <summary>
/// Looks in the background whether rules still lead anywhere: a few at a time, so that a million are looked at in days and nothing waits. Outside,
/// only hosts that the operator allowed are asked, by HEAD and once.
/// </summary>
internal sealed class TargetChecks(IServiceScopeFactory scopes, IHttpClientFactory http, ILogger<TargetChecks> logger) : BackgroundService
{
    public const string Client = "targets";
    private const int Most = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

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

    public async Task Look(CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new CheckRedirects.Command(Most, Answers), stop);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogWarning(error, "Targets of redirects could not be checked");
        }
    }

    public async Task<bool> Answers(Uri address, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        try
        {
            using var client = http.CreateClient(Client);
            using var answer = await client.SendAsync(request, stop);
            // Many servers know no HEAD, or none from programs: only «there is nothing» is no answer.
            return (int)answer.StatusCode is not (404 or 410);
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            return false;
        }
    }
}
