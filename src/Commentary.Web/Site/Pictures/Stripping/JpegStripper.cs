using System.Buffers;
using System.Buffers.Binary;

namespace Commentary.Web.Site.Pictures.Stripping;

/// <summary>The segments of a JPEG (ITU-T T.81) that its picture is made of. What follows its end, such as a second picture, goes too.</summary>
internal static class JpegStripper
{
    private const byte StartOfScan = 0xDA;
    private const byte End = 0xD9;

    /// <summary>An encoder makes a dozen; each of them costs as much as the whole picture.</summary>
    private const int MaxScans = 100;

    public static byte[] Strip(ReadOnlySpan<byte> jpeg, ref int orientation)
    {
        var kept = new ArrayBufferWriter<byte>(jpeg.Length);
        kept.Write(jpeg[..2]);
        var (scans, profile) = (0, 0);
        for (var rest = jpeg[2..]; ; )
        {
            // Bytes between two segments, and those that fill up, say nothing.
            rest = rest[rest.IndexOf((byte)0xFF)..].TrimStart((byte)0xFF);
            var marker = rest[0];
            rest = rest[1..];
            if (marker is End)
            {
                kept.Write((ReadOnlySpan<byte>)[0xFF, End]);
                return kept.WrittenSpan.ToArray();
            }
            if (marker is 0 or 1 or (>= 0xD0 and <= 0xD8))
                continue;
            var data = rest[2..BinaryPrimitives.ReadUInt16BigEndian(rest)];
            rest = rest[(data.Length + 2)..];
            switch (marker)
            {
                case StartOfScan:
                    if (++scans > MaxScans)
                        throw MetadataStripper.Broken();
                    Write(kept, marker, data);
                    var length = ScanLength(rest);
                    kept.Write(rest[..length]);
                    rest = rest[length..];
                    // Half of a file: its decoder says so.
                    if (rest.IsEmpty)
                        return kept.WrittenSpan.ToArray();
                    break;
                case >= 0xC0 and <= 0xCF or 0xDB or 0xDC or 0xDD:
                    Write(kept, marker, data);
                    break;
                // Without its thumbnail; by it a decoder knows what the numbers of its colours mean, as by the one of Adobe.
                case 0xE0 when data.StartsWith("JFIF\0"u8) && data.Length >= 14:
                    Write(kept, marker, [.. data[..12], 0, 0]);
                    break;
                case 0xEE when data.StartsWith("Adobe"u8) && data.Length >= 12:
                    Write(kept, marker, data[..12]);
                    break;
                case 0xE1 when orientation == ExifOrientation.Upright && data.StartsWith("Exif\0\0"u8):
                    orientation = ExifOrientation.Of(data);
                    break;
                case 0xE2 when data.StartsWith("ICC_PROFILE\0"u8):
                    if ((profile += data.Length) > MetadataStripper.MaxProfileLength)
                        throw MetadataStripper.Broken();
                    Write(kept, marker, data);
                    break;
            }
        }
    }

    /// <summary>Up to the next marker that is no part of the pixels (0xFF 0x00 is one byte of them, 0xD0 to 0xD7 begin anew within them).</summary>
    private static int ScanLength(ReadOnlySpan<byte> rest)
    {
        for (var at = 0; ; )
        {
            var next = rest[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= rest.Length)
                return rest.Length;
            at += next;
            if (rest[at + 1] is not (0 or (>= 0xD0 and <= 0xD7) or 0xFF))
                return at;
            at += rest[at + 1] is 0xFF ? 1 : 2;
        }
    }

    private static void Write(ArrayBufferWriter<byte> kept, byte marker, ReadOnlySpan<byte> data)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(data.Length + 2));
        kept.Write(head);
        kept.Write(data);
    }
}
