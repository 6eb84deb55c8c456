using Commentary.Application.Press;

namespace Commentary.Application.Announcing;

/// <summary>How far in the change log search engines were told, by whichever node; and until when one of them is at it. There is one row.</summary>
public class Announced
{
    public const int TheOne = 1;

    public int Id { get; private set; } = TheOne;
    public ulong Stamp { get; private set; }
    public long ChangeId { get; private set; }
    public DateTime ClaimedUntil { get; private set; }

    public ChangePosition Position => new(Stamp, ChangeId);

    /// <summary>What is public when the first key is set is known to search engines by the sitemap: they are told what comes after.</summary>
    public static Announced From(ChangePosition position) =>
        new()
        {
            Stamp = position.Stamp,
            ChangeId = position.Id,
            ClaimedUntil = DateTime.UnixEpoch,
        };
}
