namespace Commentary.Text.Networks;

/// <summary>A social network on which the team tells of a piece, in the order in which the newsroom shows them.</summary>
public enum Network
{
    X = 1,
    Bluesky = 2,
    Mastodon = 3,
    Threads = 4,
    LinkedIn = 5,
}

public static class NetworkNames
{
    public static IReadOnlyList<Network> All { get; } = [Network.X, Network.Bluesky, Network.Mastodon, Network.Threads, Network.LinkedIn];

    /// <summary>Where a post is begun there, with this text in it. Mastodon has no one server: its own page asks for the reader's.</summary>
    public static string Compose(this Network network, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return network.ComposeStem() + Uri.EscapeDataString(text);
    }

    /// <summary>The same address up to the text, which is percent-encoded behind it.</summary>
    public static string ComposeStem(this Network network) =>
        network switch
        {
            Network.X => "https://x.com/intent/post?text=",
            Network.Bluesky => "https://bsky.app/intent/compose?text=",
            Network.Mastodon => "https://share.joinmastodon.org/#text=",
            Network.Threads => "https://www.threads.net/intent/post?text=",
            Network.LinkedIn => "https://www.linkedin.com/feed/?shareActive=true&text=",
            _ => throw new ArgumentOutOfRangeException(nameof(network), network, "No such network."),
        };
}
