using Commentary.Application.Pictures;
using NetVips;

namespace Commentary.Tests.Fixture;

/// <summary>Real pictures, made as cameras and programs make them.</summary>
internal static class SomePicture
{
    private static int number;

    /// <summary>A slope of colours with a corner of its own: what is turned can be told, and none is like another.</summary>
    public static Image Pixels(int width = 640, int height = 400)
    {
        var tone = Interlocked.Increment(ref number) * 37 % 200;
        using var slope = Image.Xyz(width, height);
        using var red = slope[0] * (200.0 / width) + tone % 50;
        using var green = slope[1] * (200.0 / height);
        using var blue = red * 0 + tone;
        using var joined = red.Bandjoin(green, blue);
        using var bytes = joined.Cast(Enums.BandFormat.Uchar);
        return bytes.Copy(interpretation: Enums.Interpretation.Srgb).CopyMemory();
    }

    public static byte[] Jpeg(int width = 640, int height = 400)
    {
        using var pixels = Pixels(width, height);
        return pixels.JpegsaveBuffer(q: 90);
    }

    public static byte[] Png(int width = 640, int height = 400)
    {
        using var pixels = Pixels(width, height);
        return pixels.PngsaveBuffer();
    }

    /// <summary>As a phone writes it: held upright, and with where it was, whose it is and a thumbnail's worth of more.</summary>
    public static byte[] FromPhone(int width = 640, int height = 400)
    {
        using var pixels = Pixels(width, height);
        using var told = pixels.Mutate(m =>
        {
            m.Set(GValue.GIntType, "orientation", 6);
            m.Set(GValue.GStrType, "exif-ifd0-Artist", "Jeanne Canari");
            m.Set(GValue.GStrType, "exif-ifd0-Model", "CanariPhone 12");
            m.Set(GValue.GStrType, "exif-ifd3-GPSLatitudeRef", "N");
            m.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "46/1 48/1 50/1");
            m.Set(GValue.GStrType, "exif-ifd3-GPSLongitude", "71/1 12/1 28/1");
            m.Set(GValue.BlobType, "xmp-data", "<x:xmpmeta><dc:creator>Jeanne Canari</dc:creator></x:xmpmeta>"u8.ToArray());
        });
        return told.JpegsaveBuffer(q: 90);
    }

    /// <summary>Sends one as a member does.</summary>
    public static Task<SendPicture.Sent> Send(this Building building, byte[]? bytes = null, string name = "photo.jpg") =>
        building.As.Author.Send(new SendPicture.Command(bytes ?? Jpeg(), name));

    /// <summary>Sends one and says what it shows.</summary>
    public static async Task<SendPicture.Sent> SendDescribed(this Building building, string french, string english = "")
    {
        var sent = await building.Send();
        await building.As.Author.Send(
            new DescribePicture.Command
            {
                Id = sent.Id,
                French = french,
                English = english,
            }
        );
        return sent;
    }
}
