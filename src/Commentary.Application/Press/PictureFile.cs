using Commentary.Text.Languages;

namespace Commentary.Application.Press;

public enum PictureFormat
{
    Avif,
    Webp,
    Jpeg,
}

/// <summary>A picture in one size and format. The press sees those of pictures that a publication names.</summary>
public class PictureFile
{
    public int PictureId { get; private set; }
    public int Width { get; init; }
    public PictureFormat Format { get; init; }
    public byte[] Bytes { get; init; } = [];
}

/// <summary>What a picture shows, in one language, for whoever does not see it.</summary>
public class PictureDescription
{
    public const int WordsLength = 1000;

    public int PictureId { get; private set; }
    public Language Language { get; init; }
    public string Words { get; set; } = "";

    /// <summary>What it is found by in the newsroom (<see cref="Folding.Line"/>); made of the rest whenever it is saved.</summary>
    public string Folded
    {
        get => Folding.Line(Words);
        private set => _ = value;
    }
}

/// <summary>That a publication shows a picture: as long as this row stands, the picture does.</summary>
public class PublicationPicture
{
    public int PublicationId { get; private set; }
    public Publication Publication { get; private set; } = null!;
    public int PictureId { get; init; }
    public string Key { get; init; } = "";
}
