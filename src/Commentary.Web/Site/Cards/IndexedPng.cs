using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp;

namespace Commentary.Web.Site.Cards;

/// <summary>
/// A picture of few colours as a PNG with a palette (ISO/IEC 15948), a fifth as large as one without: every publication keeps its own. Edges of
/// letters keep 16 steps, which no eye tells from 256; the colours it is given are kept exactly.
/// </summary>
internal static class IndexedPng
{
    private const int MostColours = 256;
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Remainder)];

    public static byte[] Write(SKPixmap pixels, params ReadOnlySpan<SKColor> exact)
    {
        var (width, height) = (pixels.Width, pixels.Height);
        List<SKColor> palette = [];
        Dictionary<int, byte> known = [];
        foreach (var colour in exact)
            if (known.TryAdd(Step(colour.Red, colour.Green, colour.Blue), (byte)palette.Count))
                palette.Add(colour);

        var source = pixels.GetPixelSpan();
        var rows = new byte[(width + 1) * height];
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
        {
            var pixel = source.Slice((y * pixels.RowBytes) + (x * 4), 3);
            var step = Step(pixel[0], pixel[1], pixel[2]);
            if (!known.TryGetValue(step, out var index))
            {
                if (palette.Count == MostColours)
                    throw new InvalidOperationException("A card has few colours, and this one has more than a palette holds.");
                known[step] = index = (byte)palette.Count;
                palette.Add(new(pixel[0], pixel[1], pixel[2]));
            }
            rows[(y * (width + 1)) + 1 + x] = index;
        }

        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Span<byte> head = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head[4..], height);
        // Eight bits, each an index into the palette.
        (head[8], head[9]) = (8, 3);
        Chunk(png, "IHDR"u8, head);
        Chunk(png, "PLTE"u8, [.. palette.SelectMany(colour => (byte[])[colour.Red, colour.Green, colour.Blue])]);
        Chunk(png, "IDAT"u8, Compressed(rows));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static int Step(byte red, byte green, byte blue) => ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);

    private static byte[] Compressed(byte[] rows)
    {
        using var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.Optimal))
            zlib.Write(rows);
        return bytes.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(name);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Check(Check(uint.MaxValue, name), data));
        png.Write(number);
    }

    /// <summary>CRC-32, as the standard's annex D computes it.</summary>
    private static uint Check(uint check, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
            check = Table[(check ^ value) & 0xFF] ^ (check >> 8);
        return check;
    }

    private static uint Remainder(int value)
    {
        var remainder = (uint)value;
        for (var bit = 0; bit < 8; bit++)
            remainder = (remainder & 1) != 0 ? 0xEDB88320 ^ (remainder >> 1) : remainder >> 1;
        return remainder;
    }
}
