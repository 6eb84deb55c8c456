using System.Text;
using Commentary.Application.Press;
using Commentary.Tests.Fixture;
using Commentary.Web.Site.Pictures;
using NetVips;

namespace Commentary.Tests.Pictures;

/// <summary>What becomes of the file that somebody sends.</summary>
public sealed class MakingTests : IDisposable
{
    private readonly PictureMaking making = new();

    private Task<MadePicture> Make(byte[] sent) => making.Make(sent, TestContext.Current.CancellationToken);

    private static Image Open(PictureFile file) =>
        file.Format switch
        {
            PictureFormat.Avif => Image.HeifloadBuffer(file.Bytes),
            PictureFormat.Webp => Image.WebploadBuffer(file.Bytes),
            _ => Image.JpegloadBuffer(file.Bytes),
        };

    [Fact]
    public async Task Nothing_that_the_camera_knew_is_left_and_the_picture_stands_as_it_was_held()
    {
        var sent = SomePicture.FromPhone(640, 400);
        Encoding.Latin1.GetString(sent).Should().Contain("Canari", "else this test proves nothing");
        using (var before = Image.JpegloadBuffer(sent))
            before.GetFields().Should().Contain(["orientation", "exif-ifd3-GPSLatitude", "xmp-data"]);

        var made = await Make(sent);

        (made.Width, made.Height).Should().Be((400, 640));
        made.Files.Should().HaveCount(3);
        foreach (var file in made.Files)
        {
            using var picture = Open(file);
            (picture.Width, picture.Height).Should().Be((400, 640), "{0} is upright by itself", file.Format);
            picture
                .GetFields()
                .Should()
                .NotContain(field =>
                    field.StartsWith("exif", StringComparison.Ordinal)
                    || field.StartsWith("xmp", StringComparison.Ordinal)
                    || field.StartsWith("iptc", StringComparison.Ordinal)
                    || field.StartsWith("icc", StringComparison.Ordinal)
                    || field == "orientation"
                );
            Encoding.Latin1.GetString(file.Bytes).Should().NotContainAny("Canari", "Exif", "xmpmeta", "GPS");
        }
    }

    [Fact]
    public async Task A_large_one_comes_in_four_widths_of_each_format_and_one_for_old_browsers()
    {
        var made = await Make(SomePicture.Jpeg(2600, 1300));

        made.Files.Where(f => f.Format is PictureFormat.Avif).Select(f => f.Width).Should().Equal(480, 800, 1200, 1800);
        made.Files.Where(f => f.Format is PictureFormat.Webp).Select(f => f.Width).Should().Equal(480, 800, 1200, 1800);
        made.Files.Where(f => f.Format is PictureFormat.Jpeg).Select(f => f.Width).Should().Equal(1200);
        (made.Width, made.Height).Should().Be((1800, 900));
        foreach (var file in made.Files)
        {
            using var picture = Open(file);
            (picture.Width, picture.Height).Should().Be((file.Width, file.Width / 2));
        }
        made.Files.Count(f => f.Bytes.AsSpan(4, 8).SequenceEqual("ftypavif"u8)).Should().Be(4, "it is AVIF and not only called so");
    }

    [Theory]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("jpeg")]
    public async Task Whatever_its_kind_it_stands_as_it_was_held(string kind)
    {
        using var pixels = SomePicture.Pixels(300, 200);
        using var held = pixels.Mutate(m => m.Set(GValue.GIntType, "orientation", 6));

        var made = await Make(
            kind switch
            {
                "png" => held.PngsaveBuffer(),
                "webp" => held.WebpsaveBuffer(),
                _ => held.JpegsaveBuffer(),
            }
        );

        (made.Width, made.Height).Should().Be((200, 300));
    }

    [Fact]
    public async Task A_banner_has_no_size_in_which_nothing_of_it_would_be_seen()
    {
        var made = await Make(SomePicture.Png(1800, 20));

        made.Files.Select(f => f.Width).Distinct().Should().Equal(1800);
    }

    [Fact]
    public async Task A_small_one_is_not_blown_up()
    {
        var made = await Make(SomePicture.Png(120, 90));

        made.Files.Select(f => (f.Width, f.Format))
            .Should()
            .BeEquivalentTo([(120, PictureFormat.Avif), (120, PictureFormat.Webp), (120, PictureFormat.Jpeg)]);
    }

    [Fact]
    public async Task A_screenshot_that_is_as_long_as_a_street_keeps_its_shape_within_bounds()
    {
        var made = await Make(SomePicture.Png(600, 9000));

        (made.Width, made.Height).Should().Be((400, 6000));
    }

    public static TheoryData<string> Kinds =>
        ["jpeg", "png", "webp", "avif", "gif", "grey", "cmyk", "16 bits", "transparent", "palette", "interlaced"];

    private static byte[] OfKind(string kind)
    {
        using var pixels = SomePicture.Pixels(300, 200);
        switch (kind)
        {
            case "jpeg":
                return pixels.JpegsaveBuffer();
            case "webp":
                return pixels.WebpsaveBuffer();
            case "avif":
                return pixels.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0);
            case "gif":
                return pixels.GifsaveBuffer();
            case "grey":
                using (var grey = pixels.Colourspace(Enums.Interpretation.Bw))
                    return grey.JpegsaveBuffer();
            case "cmyk":
                using (var cmyk = pixels.Colourspace(Enums.Interpretation.Cmyk))
                    return cmyk.JpegsaveBuffer();
            case "16 bits":
                using (var deep = pixels.Colourspace(Enums.Interpretation.Rgb16))
                    return deep.PngsaveBuffer();
            case "transparent":
                using (var alpha = pixels.Bandjoin(128))
                    return alpha.PngsaveBuffer();
            case "palette":
                return pixels.PngsaveBuffer(palette: true);
            case "interlaced":
                return pixels.PngsaveBuffer(interlace: true);
            default:
                return pixels.PngsaveBuffer();
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Whatever_a_program_writes_becomes_colours_of_the_screen(string kind)
    {
        var made = await Make(OfKind(kind));

        (made.Width, made.Height).Should().Be((300, 200));
        foreach (var file in made.Files)
        {
            using var picture = Open(file);
            (picture.Bands, picture.Format, picture.HasAlpha()).Should().Be((3, Enums.BandFormat.Uchar, false), "of {0}", file.Format);
        }
    }

    [Fact]
    public async Task What_was_transparent_lies_on_white()
    {
        using var black = Image.Black(200, 200, bands: 4).Copy(interpretation: Enums.Interpretation.Srgb);

        var made = await Make(black.PngsaveBuffer());

        using var picture = Open(made.Files.Single(f => f.Format is PictureFormat.Jpeg));
        picture[100, 100].Should().OnlyContain(value => value > 250);
    }

    [Fact]
    public async Task Colours_of_another_profile_are_brought_into_those_of_the_web()
    {
        using var pixels = SomePicture.Pixels(200, 200);
        using var wide = pixels.IccTransform("p3", inputProfile: "srgb");
        using (var head = Image.JpegloadBuffer(wide.JpegsaveBuffer()))
            head.Contains("icc-profile-data").Should().BeTrue("else this test proves nothing");

        var made = await Make(wide.JpegsaveBuffer(q: 95));

        using var picture = Open(made.Files.Single(f => f.Format is PictureFormat.Jpeg));
        picture.Contains("icc-profile-data").Should().BeFalse();
        var (was, now) = (pixels[150, 150], picture[150, 150]);
        was.Zip(now).Should().OnlyContain(pair => Math.Abs(pair.First - pair.Second) < 12, "it looks as it did");
    }

    [Fact]
    public async Task The_same_pixels_have_the_same_name_whatever_their_file_says()
    {
        using var pixels = SomePicture.Pixels(200, 150);
        using var signed = pixels.Mutate(m => m.Set(GValue.GStrType, "exif-ifd0-Artist", "Anne"));

        var (one, other) = (await Make(pixels.PngsaveBuffer()), await Make(signed.PngsaveBuffer()));

        other.SentKey.Should().NotBe(one.SentKey);
        other.Key.Should().Be(one.Key);
    }

    [Fact]
    public async Task Who_gives_up_is_not_worked_for()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => making.Make(SomePicture.Jpeg(), stop.Token));
        (await Make(SomePicture.Jpeg())).Files.Should().NotBeEmpty("the place that was waited for is free again");
    }

    public void Dispose() => making.Dispose();
}
