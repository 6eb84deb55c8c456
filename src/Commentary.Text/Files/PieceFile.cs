using System.IO.Compression;
using System.Text.RegularExpressions;
using Commentary.Text.HouseFormat;

namespace Commentary.Text.Files;

/// <summary>
/// Reads a file that somebody has: a text, an HTML page or a Word document, each to the text of the house format. Other documents are named.
/// Never throws.
/// </summary>
public static partial class PieceFile
{
    /// <param name="Kind">What it is.</param>
    /// <param name="Pieces">One at least for what is read, even where it is no piece; empty for what is not.</param>
    /// <param name="Notes">What is to be said of the file as a whole: it stands with its first piece too, and not in <see cref="Text"/>.</param>
    public sealed record Content(FileKind Kind, IReadOnlyList<Manuscript> Pieces, IReadOnlyList<Finding> Notes)
    {
        /// <summary>All that was read, as text.</summary>
        public string Text => string.Concat(Pieces.SelectMany(piece => piece.Stretches).Select(stretch => stretch.Text));
    }

    /// <param name="bytes">Any whatever.</param>
    /// <param name="notes">What was said before of the file that this text is from.</param>
    public static Content Read(byte[] bytes, IReadOnlyList<Finding>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        switch (KindOf(bytes))
        {
            case FileKind.Text:
                var (typed, note) = Decoding.Decode(bytes);
                return Of(FileKind.Text, typed, note is { } damage ? [new(damage, 1, "")] : []);
            case FileKind.Html:
                return HtmlText.Read(Decoding.Text(bytes)) is var (page, left)
                    ? Of(FileKind.Html, page, [new(FindingKind.ReadAsHtml, 1, ""), .. left])
                    : new(FileKind.Broken, [], []);
            case FileKind.Docx:
                return DocxText.Read(bytes) is var (text, leftOut)
                    ? Of(FileKind.Docx, text, [new(FindingKind.ReadAsDocx, 1, ""), .. leftOut])
                    : new(FileKind.Broken, [], []);
            case var other:
                return new(other, [], []);
        }

        Content Of(FileKind kind, string text, IReadOnlyList<Finding> own)
        {
            IReadOnlyList<Finding> all = [.. notes ?? [], .. own];
            return new(kind, ManuscriptReader.ReadAll(text, all), all);
        }
    }

    public static FileKind KindOf(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var start = bytes.AsSpan();
        if (start.StartsWith("{\\rtf"u8))
            return FileKind.Rtf;
        if (start[..Math.Min(1024, start.Length)].IndexOf("%PDF-"u8) >= 0)
            return FileKind.Pdf;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return FileKind.Doc;
        if (start.StartsWith("PK\u0003\u0004"u8))
            return InZip(bytes);
        return Page().IsMatch(Decoding.Text(start[..Math.Min(4096, start.Length)])) ? FileKind.Html : FileKind.Text;
    }

    private static FileKind InZip(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false));
            if (zip.GetEntry("word/document.xml") is not null)
                return FileKind.Docx;
            return zip.GetEntry("content.xml") is not null && zip.GetEntry("mimetype") is not null ? FileKind.Odt : FileKind.Text;
        }
        catch (InvalidDataException)
        {
            return FileKind.Broken;
        }
    }

    /// <summary>A page, or the part of one that was copied: it begins with a tag that heads or holds text.</summary>
    [GeneratedRegex(
        @"\A[\s\uFEFF]*(<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(!doctype\s+html|html|head|body|meta|title|article|main|section|header|div|p|h[1-6]|ul|ol)[\s>/]",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Page();
}
