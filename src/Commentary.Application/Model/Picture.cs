using Commentary.Application.Press;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;

namespace Commentary.Application.Model;

/// <summary>A picture as the house keeps it: its files in each size, and what describes it in each language. What was sent is not among them.</summary>
public class Picture
{
    public const int NameLength = 120;

    private Picture() { }

    public int Id { get; private set; }

    /// <summary>A print of its files: its name in a text and in its address.</summary>
    public string Key { get; private init; } = "";

    /// <summary>A print of what was sent, by which it is known when it is sent again.</summary>
    public string SentKey { get; private init; } = "";

    /// <summary>What its file was called.</summary>
    public string FileName { get; private init; } = "";

    /// <summary>Of the largest of its files.</summary>
    public int Width { get; private init; }
    public int Height { get; private init; }
    public DateTime SentAt { get; private init; }
    public string SentBy { get; private init; } = "";

    /// <summary>What it is found by in the newsroom (<see cref="Folding.Line"/>); made of the rest whenever it is saved.</summary>
    public string Folded
    {
        get => Folding.Line($"{FileName} {SentBy} {Key}");
        private set => _ = value;
    }
    public List<PictureFile> Files { get; } = [];
    public List<PictureDescription> Descriptions { get; } = [];

    public static Picture Keep(MadePicture made, string fileName, string by, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(made);
        var picture = new Picture
        {
            Key = made.Key[..PictureMark.KeyLength],
            SentKey = made.SentKey,
            FileName = Shorten(fileName),
            Width = made.Width,
            Height = made.Height,
            SentAt = at,
            SentBy = by,
        };
        picture.Files.AddRange(made.Files);
        return picture;
    }

    public string Description(Language language) => Descriptions.Find(d => d.Language == language)?.Words ?? "";

    /// <summary>Says what it shows; nothing takes the words away.</summary>
    public void Describe(Language language, string words)
    {
        if (Descriptions.Find(d => d.Language == language) is { } there)
            there.Words = words;
        else
            Descriptions.Add(new() { Language = language, Words = words });
        Descriptions.RemoveAll(d => d.Words.Length == 0);
    }

    /// <summary>The end tells what kind it was, and the beginning what it is.</summary>
    private static string Shorten(string name)
    {
        name = EditionText.Kept(name).ReplaceLineEndings(" ").Trim();
        return name.Length <= NameLength ? name : $"{name[..(NameLength - 13)].TrimEnd()}…{name[^12..]}";
    }
}

/// <summary>That a revision names a picture: kept as long as the revision is.</summary>
public class RevisionPicture
{
    public int RevisionId { get; private set; }
    public int PictureId { get; init; }
    public Revision Revision { get; private set; } = null!;
}
