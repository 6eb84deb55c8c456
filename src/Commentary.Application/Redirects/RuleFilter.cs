namespace Commentary.Application.Redirects;

/// <summary>What a rule does now.</summary>
public enum RuleState
{
    On,
    Off,

    /// <summary>Its first day has not come.</summary>
    Scheduled,
    Over,

    /// <summary>It leads to an article that is not public, and answers again once it is.</summary>
    Asleep,
}

public enum RuleSort
{
    Newest,

    /// <summary>As they are asked for an address.</summary>
    Precedence,

    /// <summary>In the last <see cref="ShowRules.Days"/> days; what was not used in them is left out.</summary>
    MostUsed,
    LastUsed,
}

/// <summary>Which rules the desk shows, and which "all that match" means when several are changed at once.</summary>
public record RuleFilter
{
    /// <summary>The beginning of an old address or of a target when it begins with a slash; else words found anywhere.</summary>
    public string Words { get; init; } = "";
    public RedirectMatch? Match { get; init; }
    public RedirectAnswer? Answer { get; init; }
    public string Group { get; init; } = "";
    public RedirectOrigin? Origin { get; init; }
    public RuleState? State { get; init; }

    /// <summary>In days: those that nobody has used for so long, and that are older than that.</summary>
    public int? UnusedFor { get; init; }

    /// <summary>Those by which nobody arrives, as the last check found.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Those that this batch wrote last.</summary>
    public int? Batch { get; init; }

    /// <summary>Only older ones than this number: to look further than what was looked through at once.</summary>
    public int? Before { get; init; }
    public RuleSort Sort { get; init; }

    public bool IsEmpty => this with { Sort = default, Before = null } == new RuleFilter();
}
