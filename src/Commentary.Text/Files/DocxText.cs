using System.IO.Compression;
using System.Xml;
using Commentary.Text.HouseFormat;
using DocumentFormat.OpenXml.Packaging;

namespace Commentary.Text.Files;

/// <summary>
/// A Word document as a text of the house format: headings, paragraphs, lists, bold, italics, struck, raised and lowered words, links,
/// footnotes. Nothing is fetched: no entity is resolved, no relation to the outside followed.
/// </summary>
public static class DocxText
{
    /// <summary>In bytes, unpacked: a document of 5 MB that holds more is a bomb.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private const int MaxEntries = 2000;

    /// <summary>In elements within each other; Word has some two hundred for tables within tables. The library reads each level on the stack.</summary>
    private const int MaxDepth = 500;

    /// <summary>Null for what cannot be opened.</summary>
    internal static (string Text, IReadOnlyList<Finding> LeftOut)? Read(byte[] bytes)
    {
        try
        {
            using var unpacked = Unpacked(bytes);
            if (unpacked is null)
                return null;
            using var document = WordprocessingDocument.Open(
                unpacked,
                isEditable: false,
                new OpenSettings { MaxCharactersInPart = MaxBytes }
            );
            var text = new TextBuilder();
            if (document.MainDocumentPart is { Document.Body: { } body } main)
                new DocxWalk(main, new DocxStyles(main), text).Document(body);
            return text.Built;
        }
        // Packages, XML and the types of Word each have their own way to say that a file is broken.
        catch (Exception broken)
            when (broken
                    is InvalidDataException
                        or OpenXmlPackageException
                        or XmlException
                        or IOException
                        or FormatException
                        or ArgumentException
                        or InvalidOperationException
                        or NotSupportedException
                        or IndexOutOfRangeException
            )
        {
            return null;
        }
    }

    /// <summary>
    /// The same package with its parts unpacked, counted byte by byte: what a package says of its own size is not believed. Only XML is taken
    /// over; no picture is decoded.
    /// </summary>
    private static MemoryStream? Unpacked(byte[] bytes)
    {
        using var packed = new ZipArchive(new MemoryStream(bytes, writable: false));
        if (packed.Entries.Count > MaxEntries)
            return null;
        var copy = new MemoryStream();
        using (var plain = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true))
        {
            var left = MaxBytes;
            var chunk = new byte[81920];
            foreach (var entry in packed.Entries)
            {
                using var from = entry.Open();
                using var to = plain.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                for (int read; (read = from.Read(chunk)) > 0; )
                {
                    if ((left -= read) < 0)
                        return null;
                    to.Write(chunk, 0, read);
                }
            }
        }
        using (var plain = new ZipArchive(copy, ZipArchiveMode.Read, leaveOpen: true))
            if (plain.Entries.Any(IsTooDeep))
                return null;
        copy.Position = 0;
        return copy;
    }

    /// <summary>Asked of every part, for a part of Word may have any name; what is no XML is not deep.</summary>
    private static bool IsTooDeep(ZipArchiveEntry part)
    {
        using var bytes = part.Open();
        using var xml = XmlReader.Create(bytes);
        try
        {
            while (xml.Read())
                if (xml.Depth > MaxDepth)
                    return true;
        }
        catch (XmlException)
        {
            // The library stops there too.
        }
        return false;
    }
}
