using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Commentary.Application.Pictures;

namespace Commentary.Web.Site.Pictures.Stripping;

/// <summary>The chunks of a PNG (W3C PNG, third edition) that its picture is made of, each once, its pixels apart.</summary>
internal static class PngStripper
{
    private const int HeadLength = 8;
    private const int AroundData = 12;

    public static byte[] Strip(ReadOnlySpan<byte> png, ref int orientation)
    {
        var kept = new ArrayBufferWriter<byte>(png.Length);
        kept.Write(png[..HeadLength]);
        HashSet<string> seen = [];
        for (var rest = png[HeadLength..]; ; )
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - AroundData)
                throw MetadataStripper.Broken();
            var chunk = rest[..((int)length + AroundData)];
            var data = chunk[8..^4];
            var type = Encoding.Latin1.GetString(chunk[4..8]);
            rest = rest[chunk.Length..];
            if (type is "acTL" && data.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(data) > 1)
                throw new UnfitPicture(WhyUnfit.Moving);
            if (type is not "IDAT" && !seen.Add(type))
                continue;
            if (type is "eXIf")
                orientation = ExifOrientation.Of(data);
            else if (IsKept(type, data))
                kept.Write(chunk);
            if (type is "IEND")
                return kept.WrittenSpan.ToArray();
        }
    }

    private static bool IsKept(string type, ReadOnlySpan<byte> data) =>
        type switch
        {
            "IHDR" or "PLTE" or "IDAT" or "IEND" or "tRNS" or "gAMA" or "cHRM" or "sRGB" => true,
            "iCCP" => IsProfile(data),
            _ => false,
        };

    /// <summary>A profile is packed, as texts are: it is unpacked here, within bounds, before anybody else does.</summary>
    private static bool IsProfile(ReadOnlySpan<byte> data)
    {
        var name = data.IndexOf((byte)0);
        if (name is < 1 or > 79)
            return false;
        using var unpacked = new ZLibStream(new MemoryStream(data[(name + 2)..].ToArray()), CompressionMode.Decompress);
        var buffer = new byte[16 * 1024];
        var length = 0;
        try
        {
            for (int read; (read = unpacked.Read(buffer)) > 0; )
                if ((length += read) > MetadataStripper.MaxProfileLength)
                    throw MetadataStripper.Broken();
        }
        catch (InvalidDataException)
        {
            return false;
        }
        return length > 0;
    }
}
