using Commentary.Application.Articles.DraftSearch;
using MediatR;

namespace Commentary.Web.Changes;

/// <summary>
/// Fills this process's index of drafts, and keeps it near what is saved: whoever searches asks for the last few saves, and waits for no more than
/// these.
/// </summary>
internal sealed class DraftTail(IServiceScopeFactory scopes, ILogger<DraftTail> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                await using (var scope = scopes.CreateAsyncScope())
                    await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new KeepDrafts.Query(), stoppingToken);
                if (failing)
                    logger.LogInformation("The index of drafts is kept again");
                failing = false;
                await Task.Delay(Pause, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // A host that could not start is thrown away, not stopped.
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (Exception error)
            {
                if (!failing)
                    logger.LogError(error, "The index of drafts cannot be kept; the newsroom's search rests or is late until it can");
                failing = true;
                await Task.Delay(Pause, CancellationToken.None);
            }
    }
}
