using System.Globalization;

namespace Commentary.Application.Press;

/// <summary>What is known of a source: whether the page that a piece comments on can still be read.</summary>
public enum SourceState
{
    /// <summary>It was not looked at yet, or it never said anything clear.</summary>
    Unknown,
    There,

    /// <summary>Its server says that there is no such page.</summary>
    Gone,

    /// <summary>Its address leads to another page than before.</summary>
    Changed,
}

/// <summary>What readers are told of a source that is gone or has changed; no row while there is nothing to say.</summary>
public class SourceNotice
{
    public int ArticleId { get; init; }

    /// <summary>The address that was looked at: a publication that names another is not spoken of.</summary>
    public string Url { get; private set; } = "";
    public SourceState State { get; private set; }

    /// <summary>When it was found out.</summary>
    public DateTime Since { get; private set; }

    public bool Says(string url, SourceState state) => Url == url && State == state;

    public void Say(string url, SourceState state, DateTime since) => (Url, State, Since) = (url, state, since);

    /// <summary>Where the Internet Archive shows what it kept of the page nearest to a day, if it kept any.</summary>
    public string Archived(DateTime day) => $"https://web.archive.org/web/{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}/{Url}";
}
