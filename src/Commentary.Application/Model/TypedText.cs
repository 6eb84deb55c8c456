namespace Commentary.Application.Model;

/// <summary>
/// What a member typed at one desk and has not saved: the last burst of it, whole, apart from the draft. A desk is one open page, so that two
/// pages of one person do not write over each other.
/// </summary>
public class TypedText
{
    public const int DeskLength = 40;

    public int Id { get; private set; }
    public int ArticleId { get; init; }
    public int MemberId { get; init; }

    /// <summary>A name that the page gave itself.</summary>
    public string Desk { get; init; } = "";

    /// <summary>Grows with each burst; what comes late and is older is no news.</summary>
    public long Burst { get; private set; }

    /// <summary>The fields as JSON; empty once they are saved, so that a late burst finds that it is.</summary>
    public string Fields { get; private set; } = "";

    /// <summary>UTC, by the server's clock.</summary>
    public DateTime At { get; private set; }

    public void Keep(long burst, string fields, DateTime at) => (Burst, Fields, At) = (burst, fields, at);
}
