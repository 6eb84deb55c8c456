using System.Buffers;
using Commentary.Application.Pictures;

namespace Commentary.Web.Site.Pictures.Stripping;

/// <summary>The blocks of a GIF (version 89a) that its picture is made of: comments, captions and the data of programs go.</summary>
internal static class GifStripper
{
    private const int HeadLength = 13;
    private const byte Extension = 0x21;
    private const byte Frame = 0x2C;
    private const byte End = 0x3B;

    /// <summary>What says which colour is transparent.</summary>
    private const byte GraphicControl = 0xF9;

    public static byte[] Strip(ReadOnlySpan<byte> gif)
    {
        var kept = new ArrayBufferWriter<byte>(gif.Length);
        var at = HeadLength + TableLength(gif[..HeadLength][10]);
        kept.Write(gif[..at]);
        var frames = 0;
        // Some programs forget the end.
        for (var start = at; at < gif.Length && gif[at] is not End; start = at)
        {
            if (gif[at] is Extension)
                at = PastBlocks(gif, at + 2);
            else if (gif[at] is not Frame)
                throw MetadataStripper.Broken();
            else if (++frames > 1)
                throw new UnfitPicture(WhyUnfit.Moving);
            else
                at = PastBlocks(gif, at + 11 + TableLength(gif.Slice(at, 10)[9]));
            if (gif[start] is Frame || gif[start + 1] is GraphicControl)
                kept.Write(gif[start..at]);
        }
        kept.Write((ReadOnlySpan<byte>)[End]);
        return kept.WrittenSpan.ToArray();
    }

    /// <param name="flags">Of the whole, or of one frame.</param>
    private static int TableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static int PastBlocks(ReadOnlySpan<byte> gif, int at)
    {
        for (; gif[at..(at + 1)] is [> 0 and var length]; at += length + 1) { }
        return at + 1;
    }
}
