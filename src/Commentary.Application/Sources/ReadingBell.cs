namespace Commentary.Application.Sources;

/// <summary>
/// Tells this node's reader of sources that there is one to read, so that nobody waits for its clock. What is to be read stands in the database:
/// a bell that nobody hears loses nothing.
/// </summary>
public sealed class ReadingBell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rings already.
        }
    }

    /// <summary>Until it rings, or so long.</summary>
    public Task Wait(TimeSpan most, CancellationToken stop) => rung.WaitAsync(most, stop);

    public void Dispose() => rung.Dispose();
}
