namespace Commentary.Application.Model;

/// <summary>What the last look at an address found to which texts link.</summary>
public class OutsideLink
{
    /// <summary>How long it is good enough.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromDays(7);

    /// <summary>As <see cref="SourceLink.KeyOf"/> makes it.</summary>
    public string Key { get; init; } = "";

    /// <summary>Whether there is no such page, and that is sure: 404 or 410.</summary>
    public bool IsGone { get; private set; }
    public DateTime SeenAt { get; private set; }

    public void See(bool isGone, DateTime at) => (IsGone, SeenAt) = (isGone, at);
}
