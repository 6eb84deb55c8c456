using Commentary.Application.Press;
using Commentary.Text.Links;

namespace Commentary.Application.Model;

/// <summary>What a look at a source's page found.</summary>
public enum SourceAnswer
{
    /// <summary>Nothing that tells whether the page is there: no network, a fault of theirs, a wall for programs or for those who do not pay.</summary>
    Nothing,
    Page,

    /// <summary>404 or 410.</summary>
    NoPage,

    /// <summary>It was sent on to a front page: what sites do with a page that they no longer have.</summary>
    FrontPage,
}

/// <param name="Title">What the page calls itself; empty when it does not, or is no page.</param>
public record SourceSight(SourceAnswer Answer, string Title = "");

/// <summary>
/// The last look at a source, and what is held of it by now. Readers are told bad news only when two looks, a day apart at least, found the same:
/// sites are repaired, and headlines tried out. Good news is believed at once.
/// </summary>
public class SourceCheck
{
    /// <summary>How long what was found is good enough.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromDays(7);

    /// <summary>How long bad news waits for the look that confirms it.</summary>
    public static readonly TimeSpan Doubt = TimeSpan.FromDays(1);

    /// <summary>The key of the address that was looked at; what is held goes for no other.</summary>
    public string Key { get; private set; } = "";
    public DateTime? At { get; private set; }
    public SourceState State { get; private set; }
    public DateTime? Since { get; private set; }

    /// <summary>What the page called itself when it was first seen: by this it is known again.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What the last look found and the next has to confirm.</summary>
    public SourceState Suspected { get; private set; }
    public DateTime? SuspectedAt { get; private set; }

    /// <summary>How many looks in a row have found out nothing.</summary>
    public int Failures { get; private set; }

    /// <summary>UTC. Until then one node has taken it upon itself to look.</summary>
    public DateTime ClaimedUntil { get; private set; } = DateTime.UnixEpoch;

    internal SourceCheck Settled(string key, SourceSight sight, DateTime now)
    {
        var check = Key == key ? (SourceCheck)MemberwiseClone() : new() { Key = key };
        (check.At, check.ClaimedUntil) = (now, DateTime.UnixEpoch);
        check.Learn(sight, now);
        return check;
    }

    private void Learn(SourceSight sight, DateTime now)
    {
        if (sight.Answer is SourceAnswer.Nothing)
        {
            Failures++;
            return;
        }
        Failures = 0;
        var found = Found(sight);
        var isSure = found is SourceState.There || (found == Suspected && now - SuspectedAt >= Doubt);
        if (found == State || isSure)
        {
            (Suspected, SuspectedAt) = (SourceState.Unknown, null);
            if (found != State)
                (State, Since) = (found, now);
            if (Title.Length == 0 && found is SourceState.There)
                Title = sight.Title;
        }
        else if (found != Suspected)
            (Suspected, SuspectedAt) = (found, now);
    }

    private SourceState Found(SourceSight sight) =>
        sight.Answer switch
        {
            SourceAnswer.NoPage => SourceState.Gone,
            SourceAnswer.FrontPage => SourceState.Changed,
            _ => PageTitle.AreAlike(Title, sight.Title) ? SourceState.There : SourceState.Changed,
        };
}
