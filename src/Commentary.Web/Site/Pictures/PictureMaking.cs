using System.Globalization;
using System.Security.Cryptography;
using Commentary.Application.Pictures;
using Commentary.Application.Press;
using Commentary.Text.Markdown;
using Commentary.Web.Site.Pictures.Stripping;
using NetVips;

namespace Commentary.Web.Site.Pictures;

/// <summary>
/// Makes the files of a picture: turned as it was held, in sRGB, on white, in some widths, and with nothing in them but pixels. The first bytes
/// choose the one decoder that may read it, what is no pixel is taken out before it does, and its dimensions are known before anything is decoded.
/// </summary>
internal sealed class PictureMaking : IDisposable
{
    /// <summary>A column of text on the sharpest of screens, a phone held upright, a small old one.</summary>
    private static readonly int[] Widths = [480, 800, 1200, 1800];

    /// <summary>A screenshot of a phone is long; it is not endless.</summary>
    private const int MostHeight = 6000;

    /// <summary>What a decoder of JPEG offers, the most first.</summary>
    private static readonly int[] Shrinks = [8, 4, 2];
    private const int LeastSide = 16;
    private const int AvifQuality = 55;
    private const int WebpQuality = 78;
    private const int JpegQuality = 82;

    /// <summary>Of 9. What is slower saves little.</summary>
    private const int Effort = 3;

    private static readonly double[] White = [255, 255, 255];
    private static readonly Log.LogDelegate Silence = (_, _, _) => { };
    private static readonly Lazy<bool> OnlyTheseDecoders = new(CloseTheOthers);

    /// <summary>One needs a hundred megabytes, the largest several hundred; its encoders use every core by themselves.</summary>
    private readonly SemaphoreSlim atOnce = new(1);

    public async Task<MadePicture> Make(byte[] sent, CancellationToken stop)
    {
        var kind = PictureKinds.Of(sent);
        await atOnce.WaitAsync(stop);
        try
        {
            return await Task.Run(() => MakeNow(sent, kind, stop), stop);
        }
        finally
        {
            atOnce.Release();
        }
    }

    public void Dispose() => atOnce.Dispose();

    private static MadePicture MakeNow(byte[] sent, PictureKind kind, CancellationToken stop)
    {
        _ = OnlyTheseDecoders.Value;
        try
        {
            using var largest = Pixels(MetadataStripper.Strip(sent, kind, out var orientation), kind, orientation, stop);
            List<PictureFile> files = [];
            var widths = Widths
                .Where(width => width < largest.Width && (long)largest.Height * width / largest.Width >= LeastSide)
                .Append(largest.Width)
                .ToList();
            var plain = FigurePicture.PlainOf(widths);
            foreach (var width in widths)
            {
                stop.ThrowIfCancellationRequested();
                using var sized = width == largest.Width ? largest.Copy() : Sized(largest, width);
                files.Add(File(width, PictureFormat.Avif, Avif(sized)));
                stop.ThrowIfCancellationRequested();
                files.Add(File(width, PictureFormat.Webp, Webp(sized)));
                if (width == plain)
                    files.Add(File(width, PictureFormat.Jpeg, Jpeg(sized)));
            }
            return new(Convert.ToHexStringLower(SHA256.HashData(sent)), largest.Width, largest.Height, files);
        }
        catch (VipsException)
        {
            stop.ThrowIfCancellationRequested();
            throw new UnfitPicture(WhyUnfit.Broken);
        }
    }

    /// <summary>Only the head is read here: the pixels come when they are asked for.</summary>
    /// <param name="shrink">A decoder of JPEG can leave out what would be thrown away: by 1, 2, 4 or 8.</param>
    private static Image Open(byte[] sent, PictureKind kind, int shrink = 1)
    {
        // From top to bottom, once: a decoder that can holds some lines, not the whole.
        const Enums.Access Access = Enums.Access.Sequential;
        const Enums.FailOn FailOn = Enums.FailOn.Error;
        return kind switch
        {
            PictureKind.Jpeg => Image.JpegloadBuffer(sent, shrink: shrink, access: Access, failOn: FailOn),
            PictureKind.Png => Image.PngloadBuffer(sent, access: Access, failOn: FailOn),
            PictureKind.Webp => Image.WebploadBuffer(sent, access: Access, failOn: FailOn),
            PictureKind.Avif => Image.HeifloadBuffer(sent, access: Access, failOn: FailOn),
            _ => Image.GifloadBuffer(sent, access: Access, failOn: FailOn),
        };
    }

    private static Image Pixels(byte[] sent, PictureKind kind, int orientation, CancellationToken stop)
    {
        using var head = Open(sent, kind);
        Refuse(head, orientation);
        // Twice what is needed is kept, so that nothing is lost to the eye.
        var shrink = Shrinks.FirstOrDefault(by => Math.Min(head.Width, head.Height) / by >= 2 * Widths[^1], 1);
        using var whole = Open(sent, kind, shrink);
        using var held = whole.Mutate(told => told.Set(GValue.GIntType, "orientation", orientation));
        using var small = held.ThumbnailImage(Widths[^1], height: MostHeight, size: Enums.Size.Down, outputProfile: "srgb");
        using var colours = small.Colourspace(Enums.Interpretation.Srgb);
        using var opaque = colours.HasAlpha() ? colours.Flatten(background: White) : colours.Copy();
        using var bytes = opaque.Format == Enums.BandFormat.Uchar ? opaque.Copy() : opaque.Cast(Enums.BandFormat.Uchar);
        using var killed = stop.Register(() => bytes.SetKill(true));
        // Once: each size is made of these, and a file that is broken in its middle is found out here.
        return bytes.CopyMemory();
    }

    private static void Refuse(Image head, int orientation)
    {
        if ((long)head.Width * head.Height > SendPicture.MostPixels)
            throw new UnfitPicture(WhyUnfit.TooLarge);
        if (Math.Min(head.Width, head.Height) < LeastSide)
            throw new UnfitPicture(WhyUnfit.TooSmall);
        if (head.Contains("n-pages") && Convert.ToInt32(head.Get("n-pages"), CultureInfo.InvariantCulture) > 1)
            throw new UnfitPicture(WhyUnfit.Moving);
        if (SmallestSide(head, isTurned: orientation > 4) < LeastSide)
            throw new UnfitPicture(WhyUnfit.TooNarrow);
    }

    /// <summary>Of what readers would get: of a strip that is made to fit, nothing is left of one side.</summary>
    private static double SmallestSide(Image head, bool isTurned)
    {
        var (width, height) = isTurned ? (head.Height, head.Width) : (head.Width, head.Height);
        return Math.Min(width, height) * Math.Min(1, Math.Min(Widths[^1] / (double)width, MostHeight / (double)height));
    }

    private static Image Sized(Image largest, int width) =>
        largest.ThumbnailImage(width, height: MostHeight, size: Enums.Size.Down, noRotate: true);

    private static byte[] Avif(Image picture) =>
        picture.HeifsaveBuffer(
            q: AvifQuality,
            compression: Enums.ForeignHeifCompression.Av1,
            effort: Effort,
            bitdepth: 8,
            keep: Enums.ForeignKeep.None
        );

    private static byte[] Webp(Image picture) =>
        picture.WebpsaveBuffer(q: WebpQuality, effort: Effort, smartSubsample: true, keep: Enums.ForeignKeep.None);

    private static byte[] Jpeg(Image picture) =>
        picture.JpegsaveBuffer(q: JpegQuality, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None);

    private static PictureFile File(int width, PictureFormat format, byte[] bytes) =>
        new()
        {
            Width = width,
            Format = format,
            Bytes = bytes,
        };

    /// <summary>libvips reads forty formats, and writes most of them. Here it reads five, from memory, and remembers nothing.</summary>
    private static bool CloseTheOthers()
    {
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (var decoder in new[] { "Jpeg", "Png", "Webp", "Heif", "Nsgif" })
            Operation.Block($"VipsForeignLoad{decoder}", false);
        Cache.Max = 0;
        // What it murmurs of a broken file would fill the log of whoever operates the site; that it is broken is said to its sender.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, Silence);
        return true;
    }
}
