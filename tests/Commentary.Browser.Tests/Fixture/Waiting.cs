namespace Commentary.Browser.Tests.Fixture;

public static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Loads the page again until it is so, as a reader would: what was published shows on a node within a second.
    /// </summary>
    public static Task ReloadUntil(this IPage page, Func<Task<bool>> isSo, string because) =>
        Until(isSo, because, between: () => page.ReloadAsync());

    /// <summary>Asks again until it is so.</summary>
    public static async Task Until(Func<Task<bool>> isSo, string because, Func<Task>? between = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (!await isSo())
        {
            limit.IsCancellationRequested.Should().BeFalse(because);
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
            if (between is not null)
                await between();
        }
    }
}
