namespace Commentary.Application.Model;

/// <summary>Why nothing was learnt from a source's page.</summary>
public enum WhyUnread
{
    /// <summary>Something was.</summary>
    None,

    /// <summary>The address, or one that it sends to, is no http or https address, or has a user name in it.</summary>
    NotWeb,

    /// <summary>It stands for a machine that is not on the open Internet.</summary>
    Inside,

    /// <summary>No name server knows its name, or none answers.</summary>
    NoName,

    /// <summary>Nobody answers there, or not as a web server does.</summary>
    Silent,
    TooSlow,

    /// <summary>It goes on, and what was read of it says nothing.</summary>
    TooLarge,

    /// <summary>It sends on and on.</summary>
    NoArrival,

    /// <summary>A file, or a picture.</summary>
    NotAPage,

    /// <summary>404 or 410.</summary>
    Missing,

    /// <summary>It is not for programs, or for those who pay only.</summary>
    Walled,

    /// <summary>A fault: theirs as a rule; ours where one page brought the reading down again and again.</summary>
    Fault,

    /// <summary>A page that says nothing of itself.</summary>
    Mute,
}

/// <summary>The last reading of a source's page: what it said of itself was put where nothing stood.</summary>
public class SourceReading
{
    /// <summary>UTC; null while the page at this address was not read.</summary>
    public DateTime? At { get; private set; }
    public WhyUnread Why { get; private set; }

    /// <summary>How often a node has begun to read without coming to an end.</summary>
    public int Tries { get; private set; }

    /// <summary>The version of the source that somebody wrote, and on which the reading stands.</summary>
    public int OnVersion { get; private set; }

    /// <summary>The version that it made; the same when it had nothing to add.</summary>
    public int ToVersion { get; private set; }

    internal SourceReading Asked()
    {
        var reading = (SourceReading)MemberwiseClone();
        reading.Tries = 0;
        return reading;
    }

    /// <param name="why">Why nothing was learnt.</param>
    /// <param name="now">UTC.</param>
    /// <param name="before">The version that it was made on; one that another reading made stands on what that one stood on.</param>
    /// <param name="after">The version that it made.</param>
    internal SourceReading Made(WhyUnread why, DateTime now, int before, int after) =>
        new()
        {
            At = now,
            Why = why,
            OnVersion = ToVersion == before ? OnVersion : before,
            ToVersion = after,
        };
}
