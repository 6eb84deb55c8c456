namespace Commentary.Application.Press;

/// <summary>How a publication was made, written by the system in the transaction that published it. What is not known is not said.</summary>
public class Making
{
    public const int NoteLength = 600;
    public const int WritersLength = 400;

    /// <summary>When the newsroom took up the source; null when the piece was public before that.</summary>
    public DateTime? SourceTakenAt { get; init; }

    /// <summary>How many people saved a text of this edition.</summary>
    public int Writers { get; init; }

    /// <summary>Their names, with commas between; empty unless the operator has them named.</summary>
    public string WrittenBy { get; init; } = "";

    /// <summary>Whether who published it is none of those who wrote it.</summary>
    public bool IsReviewed { get; init; }

    /// <summary>Whether the editor declared that a machine helped.</summary>
    public bool IsMachineHelped { get; init; }

    /// <summary>What the editor says was corrected, as plain text; empty when nothing is said.</summary>
    public string CorrectionNote { get; init; } = "";

    /// <summary>A print of the words that readers see, by which a translation knows its original.</summary>
    public string TextKey { get; init; } = "";

    /// <summary>For a translation, the print of the original that it renders; empty for an original.</summary>
    public string OriginalKey { get; init; } = "";

    /// <summary>When that original was published; when it was saved, if it was not public yet.</summary>
    public DateTime? OriginalAt { get; init; }

    /// <summary>Whether it renders an older original than this one. Who translated ahead of what is public is not behind it.</summary>
    public bool IsOlderThan(string textKey, DateTime publishedAt) =>
        OriginalKey.Length > 0 && textKey != OriginalKey && publishedAt > OriginalAt;
}
