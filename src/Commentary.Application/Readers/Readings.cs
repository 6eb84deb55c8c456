using Commentary.Text.Languages;

namespace Commentary.Application.Readers;

/// <summary>
/// How often a piece was asked for in one language on one day of the site's own; days long past are folded into the first of their month.
/// Nothing about who asked.
/// </summary>
public class Readings
{
    public DateOnly Day { get; init; }
    public int ArticleId { get; init; }
    public Language Language { get; init; }
    public int People { get; set; }
    public int Robots { get; set; }
}
