using Commentary.Application.Pictures;

namespace Commentary.Web.Site.Pictures.Stripping;

/// <summary>
/// Takes out of a file what is no part of its picture, before any decoder sees it: texts, thumbnails, positions, programs of cameras. A few hundred
/// bytes of them can be packed to unfold into gigabytes. What the right display needs is left: how it was held, its colour profile, what is transparent.
/// </summary>
internal static class MetadataStripper
{
    /// <summary>In bytes, unpacked: twice the largest profiles that printers use. What is longer is none.</summary>
    public const int MaxProfileLength = 4 * 1024 * 1024;

    /// <param name="orientation">How it was held, as <see cref="ExifOrientation"/> says it: it is left out too.</param>
    /// <exception cref="UnfitPicture">The file is not built as its kind is, or it moves.</exception>
    public static byte[] Strip(byte[] sent, PictureKind kind, out int orientation)
    {
        orientation = ExifOrientation.Upright;
        try
        {
            return kind switch
            {
                PictureKind.Jpeg => JpegStripper.Strip(sent, ref orientation),
                PictureKind.Png => PngStripper.Strip(sent, ref orientation),
                PictureKind.Webp => WebpStripper.Strip(sent, ref orientation),
                PictureKind.Avif => AvifStripper.Strip(sent),
                _ => GifStripper.Strip(sent),
            };
        }
        // A length that leads out of the file: each is read where the one before it says.
        catch (Exception outside) when (outside is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw Broken();
        }
    }

    public static UnfitPicture Broken() => new(WhyUnfit.Broken);
}
