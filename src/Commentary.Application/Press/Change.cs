using Commentary.Text.Languages;

namespace Commentary.Application.Press;

public enum ChangeKind
{
    Published,
    Withdrawn,
    Redirects,

    /// <summary>A topic was renamed or merged: what is shown of it in many pieces.</summary>
    Topics,

    /// <summary>Publications that had no card have one now.</summary>
    Cards,

    /// <summary>How readers of a piece moved, as it is shown, or whether they are asked.</summary>
    Voices,

    /// <summary>The source of a piece is gone, has changed, or is there again.</summary>
    Source,

    /// <summary>What a picture of a public piece shows was described anew.</summary>
    Pictures,

    /// <summary>A public page was typeset again: its words are the same, and nobody is told.</summary>
    Typeset,
}

/// <summary>
/// Something that the public sees has changed: written in the transaction that changed it, and read by every node. Whoever reacts to it
/// may see it twice, and must do no harm then.
/// </summary>
public class Change
{
    public long Id { get; private set; }
    public ChangeKind Kind { get; init; }
    public int? ArticleId { get; init; }

    /// <summary>The edition that was published or withdrawn; null for any other change.</summary>
    public Language? Language { get; init; }

    /// <summary>The batch that wrote rules; null for any other change.</summary>
    public int? BatchId { get; init; }
    public DateTime At { get; init; }

    /// <summary>SQL Server's <c>rowversion</c>, by which changes are read there; 0 on SQLite, whose one writer numbers them in order.</summary>
    public ulong Stamp { get; private set; }
}

/// <summary>How far a node has read. Ordered by the stamp, then by the number.</summary>
public readonly record struct ChangePosition(ulong Stamp, long Id)
{
    public static ChangePosition Of(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new(change.Stamp, change.Id);
    }
}
