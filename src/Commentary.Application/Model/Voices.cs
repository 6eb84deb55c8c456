namespace Commentary.Application.Model;

/// <summary>How many readers of a piece stood on one step before the two readings, and on one after. At most 25 rows a piece, and who is nowhere.</summary>
public class Voices
{
    public int ArticleId { get; init; }

    /// <summary>1 (no) to 5 (yes).</summary>
    public byte Before { get; init; }
    public byte After { get; init; }
    public int Count { get; set; }
}
