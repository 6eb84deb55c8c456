namespace Commentary.Application.Press;

/// <summary>
/// What is public of a piece's reading delta: how its readers moved, as it was when it was last shown. It follows the voices in groups, so that
/// nobody who looks at it twice sees what one person answered.
/// </summary>
public class ReadingDelta
{
    /// <summary>Below as many voices nothing is shown.</summary>
    public const int Least = 20;

    /// <summary>As many new voices at least are shown together.</summary>
    public const int Group = 5;

    /// <summary>25 numbers and the commas between them.</summary>
    public const int ShownLength = 300;

    public int ArticleId { get; init; }

    /// <summary>An editor has switched the question off: neither it nor an answer is shown.</summary>
    public bool IsOff { get; set; }

    /// <summary>Empty while there are too few.</summary>
    public string Shown { get; private set; } = "";

    public Movement? Movement => Shown.Length == 0 ? null : Movement.Parse(Shown);

    /// <summary>Whether enough have answered, since it was shown last, to show it again.</summary>
    public bool IsDue(int voices) => voices >= Least && voices - (Movement?.Total ?? 0) >= Math.Max(Group, voices / 20);

    public void Show(Movement movement)
    {
        ArgumentNullException.ThrowIfNull(movement);
        Shown = movement.ToString();
    }

    public void Forget() => Shown = "";
}
