using System.Text;
using Commentary.Application.Pictures;

namespace Commentary.Web.Site.Pictures;

/// <summary>What a file is by its first bytes, whatever its name and its sender say.</summary>
internal enum PictureKind
{
    Jpeg,
    Png,
    Webp,
    Avif,
    Gif,
}

internal static class PictureKinds
{
    /// <summary>Where a drawing says that it is one, within this many bytes.</summary>
    private const int Beginning = 1024;

    /// <summary>The kind of a file; what is not taken is refused with what it is, so that its sender knows what to do.</summary>
    public static PictureKind Of(ReadOnlySpan<byte> file) =>
        file switch
        {
            [0xFF, 0xD8, 0xFF, ..] => PictureKind.Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PictureKind.Png,
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => PictureKind.Gif,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => PictureKind.Webp,
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => Boxed(file),
            _ => throw new UnfitPicture(IsSvg(file) ? WhyUnfit.Svg : WhyUnfit.NoPicture),
        };

    /// <summary>One container (ISO/IEC 23008-12) for several kinds: the brand tells which, and a phone's own is not to be read everywhere.</summary>
    private static PictureKind Boxed(ReadOnlySpan<byte> file)
    {
        var brand = file.Length < 12 ? "" : Encoding.ASCII.GetString(file[8..12]);
        return brand switch
        {
            "avif" => PictureKind.Avif,
            "avis" or "msf1" or "hevc" => throw new UnfitPicture(WhyUnfit.Moving),
            "heic" or "heix" or "heim" or "heis" or "mif1" => throw new UnfitPicture(WhyUnfit.Heic),
            _ => throw new UnfitPicture(WhyUnfit.NoPicture),
        };
    }

    private static bool IsSvg(ReadOnlySpan<byte> file) =>
        Encoding.Latin1.GetString(file[..Math.Min(file.Length, Beginning)]).Replace("\0", "", StringComparison.Ordinal) is var text
        && text.Contains("<svg", StringComparison.OrdinalIgnoreCase);
}
