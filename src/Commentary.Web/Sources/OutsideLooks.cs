using System.Net;
using Commentary.Application.Checking;
using MediatR;

namespace Commentary.Web.Sources;

/// <summary>
/// Looks at the pages to which a piece links, because somebody asked: all at once, a host after the other, and never longer than is decided here. What
/// did not answer in time tells nothing.
/// </summary>
internal sealed class OutsideLooks(SourceFetcher fetcher, IMediator mediator)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public sealed record Result(int Asked, int Answered, int Gone);

    public async Task<Result> Look(int article, CancellationToken stop)
    {
        var links = await mediator.Send(new ListOutsideLinks.Query(article), stop);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        var looks = await Task.WhenAll(links.Select(link => Look(link, limit.Token)));
        stop.ThrowIfCancellationRequested();
        var seen = looks.OfType<SettleOutsideLinks.Seen>().ToList();
        await mediator.Send(new SettleOutsideLinks.Command(seen), stop);
        return new(links.Count, seen.Count, seen.Count(link => link.IsGone));
    }

    private async Task<SettleOutsideLinks.Seen?> Look(string link, CancellationToken stop)
    {
        try
        {
            return await fetcher.Fetch(new(link), stop) is { } page
                ? new(link, page.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
