using Commentary.Application.Members;

namespace Commentary.Application.Model;

/// <summary>How it stands with an edition that was to be published at a moment.</summary>
public enum Standing
{
    Waiting,

    /// <summary>Somebody saved since who may not publish: it waits for an editor to look.</summary>
    Held,

    /// <summary>The moment came, and there was a reason not to publish.</summary>
    Missed,
}

/// <summary>That an edition, as it is saved by then, is to be published at a moment.</summary>
public class Schedule
{
    public int EditionId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Who gave the moment: in their name it is published.</summary>
    public string By { get; private set; } = "";

    /// <summary>As <see cref="Press.Making.CorrectionNote"/>.</summary>
    public string CorrectionNote { get; private set; } = "";
    public bool? IsMachineHelped { get; private set; }

    /// <summary>Who saved first without leave to publish; empty when nobody did.</summary>
    public string HeldBy { get; private set; } = "";

    /// <summary>UTC. When it was to go out and did not.</summary>
    public DateTime? MissedAt { get; private set; }

    public Standing Standing =>
        MissedAt is not null ? Standing.Missed
        : HeldBy.Length > 0 ? Standing.Held
        : Standing.Waiting;

    /// <summary>An editor gives it, having seen the text that is saved.</summary>
    public void Give(DateTime at, string by, string correctionNote, bool? isMachineHelped)
    {
        (At, By, CorrectionNote, IsMachineHelped) = (at, by, correctionNote, isMachineHelped);
        (HeldBy, MissedAt) = ("", null);
    }

    /// <summary>A newer text is saved. The first who may not publish is named: what they wrote is in all that is saved after it.</summary>
    public void Follow(CurrentMember by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (HeldBy.Length == 0 && by.Role is not (>= Role.Editor))
            HeldBy = by.Name;
    }
}
