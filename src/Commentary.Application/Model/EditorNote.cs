using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;

namespace Commentary.Application.Model;

/// <summary>Words that belong to a piece but to none of its parts, such as those of a file that had no place: kept for the editor to decide.</summary>
public class EditorNote
{
    public int Id { get; private set; }
    public int ArticleId { get; private set; }
    public Language Language { get; init; }
    public string Text { get; init; } = "";

    /// <summary>Where it comes from: the name of a file.</summary>
    public string Origin { get; init; } = "";
    public DateTime MadeAt { get; init; }
}

/// <summary>A file that was taken in, by its fingerprint, and the revision that it made.</summary>
public class ImportedFile
{
    public const int NameLength = 260;
    public const int MaxFindings = 100;

    public int Id { get; private set; }

    /// <summary>SHA-256 of the bytes, in hexadecimal.</summary>
    public string Fingerprint { get; init; } = "";
    public string Name { get; init; } = "";
    public Edition Edition { get; init; } = null!;
    public int EditionId { get; private set; }
    public int Version { get; init; }
    public DateTime ImportedAt { get; init; }

    /// <summary>What was read in another way than it stood, changed or left out, for the editors to see.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}
