namespace Commentary.Application.Redirects.Rescue;

/// <summary>What this node knows for lost addresses, between one and the next.</summary>
public sealed class LostNow(TimeProvider clock)
{
    /// <summary>For how long a reader of a 404 waits for the database, and for how long a silent one is left alone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private volatile Known known = new(LiveArticles.None, KnownPages.None);
    private long silentUntil;

    private sealed record Known(LiveArticles Live, KnownPages Pages);

    public bool IsDatabaseSilent => clock.GetUtcNow().Ticks < Interlocked.Read(ref silentUntil);

    public void DatabaseWasSilent() => Interlocked.Exchange(ref silentUntil, clock.GetUtcNow().Add(Rest).Ticks);

    /// <summary>Made once for each change of what is live; two that ask at once make it twice, which does no harm.</summary>
    public KnownPages PagesOf(LiveArticles live)
    {
        var now = known;
        if (!ReferenceEquals(now.Live, live))
            known = now = new(live, KnownPages.Of(live));
        return now.Pages;
    }
}
