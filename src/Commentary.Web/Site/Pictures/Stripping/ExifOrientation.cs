using System.Buffers.Binary;

namespace Commentary.Web.Site.Pictures.Stripping;

/// <summary>How a camera was held, the one thing in its EXIF data that a picture needs (tag 0x0112 of TIFF 6.0: 1 upright to 8).</summary>
internal static class ExifOrientation
{
    public const int Upright = 1;
    private const int Tag = 0x0112;
    private const int EntryLength = 12;

    /// <param name="exif">With or without the letters that a JPEG puts before it.</param>
    /// <returns><see cref="Upright"/> where it says nothing that can be read.</returns>
    public static int Of(ReadOnlySpan<byte> exif)
    {
        var tiff = exif.StartsWith("Exif\0\0"u8) ? exif[6..] : exif;
        var isLittle = tiff.StartsWith("II*\0"u8);
        if (tiff.Length < 8 || (!isLittle && !tiff.StartsWith("MM\0*"u8)))
            return Upright;
        var first = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (first > tiff.Length - 2)
            return Upright;
        var directory = tiff[(int)first..];
        var count = Short(directory, isLittle);
        for (var i = 0; i < count && 2 + (i + 1) * EntryLength <= directory.Length; i++)
        {
            var entry = directory.Slice(2 + i * EntryLength, EntryLength);
            if (Short(entry, isLittle) == Tag)
                return Short(entry[8..], isLittle) is >= 1 and <= 8 and var held ? held : Upright;
        }
        return Upright;
    }

    private static int Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
