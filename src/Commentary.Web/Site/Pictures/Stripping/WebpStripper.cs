using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Commentary.Application.Pictures;

namespace Commentary.Web.Site.Pictures.Stripping;

/// <summary>The chunks of a WebP (RFC 9649) that its picture is made of.</summary>
internal static class WebpStripper
{
    private const int HeadLength = 12;
    private const byte SaysExif = 0x08;
    private const byte SaysXmp = 0x04;

    public static byte[] Strip(ReadOnlySpan<byte> webp, ref int orientation)
    {
        var frames = 0;
        List<(string Type, byte[] Data)> kept = [];
        for (var rest = webp[HeadLength..]; rest.Length >= 8; )
        {
            var type = Encoding.Latin1.GetString(rest[..4]);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (length > rest.Length - 8)
                throw MetadataStripper.Broken();
            var data = rest.Slice(8, (int)length);
            // Each has an even place; the last byte of a file is forgotten by some programs.
            rest = rest[Math.Min(8 + data.Length + data.Length % 2, rest.Length)..];
            if (type is "ANMF" && ++frames > 1)
                throw new UnfitPicture(WhyUnfit.Moving);
            if (type is "EXIF" && orientation == ExifOrientation.Upright)
                orientation = ExifOrientation.Of(data);
            else if (type is "ICCP" && data.Length > MetadataStripper.MaxProfileLength)
                throw MetadataStripper.Broken();
            else if (type is "VP8 " or "VP8L" or "VP8X" or "ALPH" or "ANIM" or "ANMF" or "ICCP" && !kept.Exists(k => k.Type == type))
                kept.Add((type, data.ToArray()));
        }
        if (kept.Find(k => k.Type is "VP8X").Data is { Length: > 0 } says)
            says[0] &= 0xFF & ~(SaysExif | SaysXmp);
        return Written(kept);
    }

    private static byte[] Written(List<(string Type, byte[] Data)> chunks)
    {
        var written = new ArrayBufferWriter<byte>();
        Span<byte> number = stackalloc byte[4];
        written.Write("RIFF"u8);
        BinaryPrimitives.WriteInt32LittleEndian(number, 4 + chunks.Sum(chunk => 8 + chunk.Data.Length + chunk.Data.Length % 2));
        written.Write(number);
        written.Write("WEBP"u8);
        foreach (var (type, data) in chunks)
        {
            written.Write(Encoding.Latin1.GetBytes(type));
            BinaryPrimitives.WriteInt32LittleEndian(number, data.Length);
            written.Write(number);
            written.Write(data);
            if (data.Length % 2 == 1)
                written.Write((ReadOnlySpan<byte>)[0]);
        }
        return written.WrittenSpan.ToArray();
    }
}
