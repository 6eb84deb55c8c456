namespace Commentary.Text.Files;

/// <summary>What a file is, by its bytes: its name may say anything.</summary>
public enum FileKind
{
    /// <summary>Anything that is none of the others; whether it is a piece is for its reader to find.</summary>
    Text,
    Html,
    Docx,

    // Known, and not read.
    Rtf,
    Odt,
    Pdf,

    /// <summary>The Word of before 2007.</summary>
    Doc,

    /// <summary>A document that cannot be opened, or that grows beyond <see cref="DocxText.MaxBytes"/> when it is.</summary>
    Broken,
}
