using Commentary.Application.Members;
using Commentary.Application.Publishing;
using MediatR;

namespace Commentary.Web.Site.Cards;

/// <summary>After a start, draws the cards of what was published before there were any. No reader waits for it, and nobody who publishes for long.</summary>
internal sealed class MissingCards(IServiceScopeFactory scopes, ILogger<MissingCards> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var done = await Draw(new(), stoppingToken);
            while (!done.IsDone)
            {
                await Task.Delay(Pause, stoppingToken);
                done = await Draw(new(done.Last, done.Drawn), stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops; the next start goes on.
        }
        catch (Exception error)
        {
            logger.LogError(error, "Not all missing cards could be drawn; the next start goes on");
        }
    }

    private async Task<DrawCards.Result> Draw(DrawCards.Command command, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentMember>().BecomeOperator("Commentary");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, stop);
    }
}
