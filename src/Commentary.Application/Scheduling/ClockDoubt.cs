namespace Commentary.Application.Scheduling;

/// <summary>Why a time on the site's clock is not one moment: its name, after <c>Clock</c>, is the key of its sentence in the resources.</summary>
public enum ClockDoubt
{
    None,

    /// <summary>The clocks are set forward over it.</summary>
    Skipped,

    /// <summary>The clocks are set back over it.</summary>
    Twice,
}
