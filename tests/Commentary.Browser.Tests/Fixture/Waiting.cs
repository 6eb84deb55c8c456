namespace Commentary.Browser.Tests.Fixture;

public static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Loads the page again until it is so, as a reader would: what was published shows on a node within a second.
    /// </summary>
    public static async Task ReloadUntil(this IPage page, Func<Task<bool>> isSo, string because)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (!await isSo())
        {
            limit.IsCancellationRequested.Should().BeFalse(because);
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
            await page.ReloadAsync();
        }
    }
}
