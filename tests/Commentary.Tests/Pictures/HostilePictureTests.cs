using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Commentary.Application.Pictures;
using Commentary.Tests.Fixture;
using Commentary.Web.Site.Pictures;
using Commentary.Web.Site.Pictures.Stripping;
using NetVips;

namespace Commentary.Tests.Pictures;

/// <summary>Files that are no picture, claim to be another, or would cost the house more than it has.</summary>
public sealed class HostilePictureTests : IDisposable
{
    private readonly PictureMaking making = new();

    private static readonly Dictionary<string, (Func<byte[]> File, WhyUnfit Why)> Files = new(StringComparer.Ordinal)
    {
        ["a text"] = (() => "Bonjour, ceci est un texte."u8.ToArray(), WhyUnfit.NoPicture),
        ["one byte"] = (() => [0xFF], WhyUnfit.NoPicture),
        ["zeros"] = (() => new byte[5000], WhyUnfit.NoPicture),
        ["a page"] = (() => "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray(), WhyUnfit.NoPicture),
        ["a document"] = (() => "%PDF-1.7\n1 0 obj"u8.ToArray(), WhyUnfit.NoPicture),
        ["an archive"] = (() => "PK\u0003\u0004"u8.ToArray(), WhyUnfit.NoPicture),
        ["a program"] = (() => "\u007FELF\u0002\u0001"u8.ToArray(), WhyUnfit.NoPicture),
        ["a TIFF"] = (() => [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0], WhyUnfit.NoPicture),
        ["a bitmap"] = (() => [(byte)'B', (byte)'M', .. new byte[60]], WhyUnfit.NoPicture),
        ["an ImageMagick script"] = (
            () => "push graphic-context\nimage over 0,0 0,0 'https://example.org/x'"u8.ToArray(),
            WhyUnfit.NoPicture
        ),
        ["an SVG"] = (() => "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), WhyUnfit.Svg),
        ["an SVG behind a declaration"] = (
            () => Encoding.Unicode.GetBytes("<?xml version=\"1.0\"?><!-- x --><SVG onload='alert(1)'/>"),
            WhyUnfit.Svg
        ),
        ["a phone's HEIC"] = (() => [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8], WhyUnfit.Heic),
        ["a film"] = (() => [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 0, 0, .. "isommp41"u8], WhyUnfit.NoPicture),
        ["an AVIF that moves"] = (() => [0, 0, 0, 24, .. "ftypavis"u8, 0, 0, 0, 0, .. "avismsf1"u8], WhyUnfit.Moving),
        ["a GIF that moves"] = (() => Moving(gif: true), WhyUnfit.Moving),
        ["a WebP that moves"] = (() => Moving(gif: false), WhyUnfit.Moving),
        ["half a JPEG"] = (() => Half(SomePicture.Jpeg()), WhyUnfit.Broken),
        ["half a PNG"] = (() => Half(SomePicture.Png()), WhyUnfit.Broken),
        ["half a WebP"] = (() => Half(Saved(p => p.WebpsaveBuffer())), WhyUnfit.Broken),
        ["half an AVIF"] = (() => Half(Avif()), WhyUnfit.Broken),
        ["the head of a JPEG"] = (() => [0xFF, 0xD8, 0xFF, 0xE0], WhyUnfit.Broken),
        ["the head of a PNG"] = (() => SomePicture.Png()[..8], WhyUnfit.Broken),
        ["a PNG with a wrong sum"] = (() => Changed(SomePicture.Png(), "IDAT"u8, 40), WhyUnfit.Broken),
        ["noise that begins like a JPEG"] = (() => [0xFF, 0xD8, 0xFF, .. Noise()], WhyUnfit.Broken),
        ["noise that begins like a WebP"] = (() => [.. "RIFF"u8, 0, 0, 8, 0, .. "WEBPVP8 "u8, .. Noise()], WhyUnfit.Broken),
        ["noise that begins like an AVIF"] = (() => [0, 0, 0, 24, .. "ftypavif"u8, .. Noise()], WhyUnfit.Broken),
        ["a PNG of ten billion pixels"] = (() => PngOf(100_000, 100_000), WhyUnfit.TooLarge),
        ["a PNG that is one pixel too large"] = (() => PngOf(64_000, 1001), WhyUnfit.TooLarge),
        ["a JPEG of four billion pixels"] = (JpegOfFourBillion, WhyUnfit.TooLarge),
        ["an AVIF of a billion pixels"] = (AvifOfABillion, WhyUnfit.TooLarge),
        ["a point"] = (() => SomePicture.Png(1, 1), WhyUnfit.TooSmall),
        ["a line"] = (() => SomePicture.Png(4000, 2), WhyUnfit.TooSmall),
        ["a line of four million"] = (() => PngOf(1, 4_000_000), WhyUnfit.TooSmall),
        ["a strip of four million"] = (() => PngOf(16, 4_000_000), WhyUnfit.TooNarrow),
        ["a PNG that moves"] = (() => With(SomePicture.Png(), Chunk("acTL", [0, 0, 0, 2, 0, 0, 0, 0])), WhyUnfit.Moving),
        ["a PNG whose profile unfolds"] = (
            () => With(SomePicture.Png(), Chunk("iCCP", [.. "x\0\0"u8, .. Packed(MetadataStripper.MaxProfileLength + 1)])),
            WhyUnfit.Broken
        ),
        ["a JPEG of a thousand scans"] = (JpegOfAThousandScans, WhyUnfit.Broken),
        ["an AVIF whose item is itself a thousand times"] = (AvifAThousandTimes, WhyUnfit.Broken),
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task What_is_no_picture_for_readers_is_refused_for_the_right_reason(string name)
    {
        var (file, why) = Files[name];

        var refused = await Assert.ThrowsAsync<UnfitPicture>(() => making.Make(file(), TestContext.Current.CancellationToken));

        refused.Why.Should().Be(why);
    }

    [Theory]
    [InlineData("a page behind a JPEG")]
    [InlineData("an archive behind a PNG")]
    [InlineData("a script in a comment of a PNG")]
    [InlineData("a page that is called a picture and is one")]
    public async Task What_hides_in_a_picture_does_not_come_along(string name)
    {
        const string Payload = "<script>fetch('https://example.org')</script>";
        byte[] file = name switch
        {
            "a script in a comment of a PNG" => WithText(SomePicture.Png(), Payload),
            "an archive behind a PNG" => [.. SomePicture.Png(), .. "PK\u0003\u0004"u8, .. Encoding.ASCII.GetBytes(Payload)],
            _ => [.. SomePicture.Jpeg(), .. Encoding.ASCII.GetBytes(Payload)],
        };

        var made = await making.Make(file, TestContext.Current.CancellationToken);

        foreach (var each in made.Files)
            Encoding.Latin1.GetString(each.Bytes).Should().NotContainAny("script", "PK\u0003\u0004", "example.org");
    }

    /// <summary>In each kind that is taken, what says something beside the picture.</summary>
    public static TheoryData<string> Taken => ["jpeg", "png", "webp", "avif", "gif"];

    [Theory, MemberData(nameof(Taken))]
    public async Task No_decoder_is_given_what_a_file_says_besides(string kind)
    {
        const string Canary = "Jeanne Canari";
        using var pixels = SomePicture.Pixels(300, 200);
        using var told = pixels.Mutate(m =>
        {
            m.Set(GValue.GStrType, "exif-ifd0-Artist", Canary);
            m.Set(GValue.BlobType, "xmp-data", Encoding.ASCII.GetBytes($"<x:xmpmeta>{Canary}</x:xmpmeta>"));
            m.Set(GValue.GStrType, "gif-comment", Canary);
        });
        var sent = kind switch
        {
            "jpeg" => told.JpegsaveBuffer(),
            "png" => WithText(told.PngsaveBuffer(), Canary),
            "webp" => told.WebpsaveBuffer(),
            "avif" => told.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0),
            _ => WithComment(told.GifsaveBuffer(), Canary),
        };
        Encoding.Latin1.GetString(sent).Should().Contain(Canary, "else this test proves nothing");

        var bare = MetadataStripper.Strip(sent, PictureKinds.Of(sent), out _);

        using var read = Image.NewFromBuffer(bare, access: Enums.Access.Sequential);
        read.GetFields()
            .Should()
            .NotContain(field => field.StartsWith("exif", StringComparison.Ordinal) || field.Contains("xmp") || field.Contains("comment"));
        if (kind != "avif")
            Encoding.Latin1.GetString(bare).Should().NotContain(Canary, "nothing is written of it at all");
        (await making.Make(sent, TestContext.Current.CancellationToken)).Width.Should().Be(300);
    }

    /// <summary>What is given to the decoder is counted; <see cref="PictureMemoryTests"/> looks at the process.</summary>
    [Fact]
    public void Eighty_packed_texts_are_not_unpacked()
    {
        var bomb = Bomb();
        bomb.Length.Should().BeInRange(600_000, 700_000);

        var bare = MetadataStripper.Strip(bomb, PictureKind.Png, out _);

        bare.Length.Should().BeLessThan(bomb.Length - 80 * 7_000);
        Encoding.Latin1.GetString(bare).Should().NotContain("zTXt");
    }

    private static byte[] WithComment(byte[] gif, string text)
    {
        var at = 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1));
        return [.. gif[..at], 0x21, 0xFE, (byte)text.Length, .. Encoding.ASCII.GetBytes(text), 0, .. gif[at..]];
    }

    [Fact]
    public async Task No_other_decoder_can_be_called()
    {
        await making.Make(SomePicture.Png(40, 40), TestContext.Current.CancellationToken);

        Assert.Throws<VipsException>(() =>
            Image.NewFromBuffer("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"u8.ToArray())
        );
        Assert.Throws<VipsException>(() => Image.TiffloadBuffer(new byte[200]));
        Assert.Throws<VipsException>(() => Image.NewFromFile("/etc/passwd"));
    }

    public void Dispose() => making.Dispose();

    private static byte[] Half(byte[] file) => file[..(file.Length / 2)];

    private static byte[] Noise()
    {
        var noise = new byte[4000];
        new Random(7).NextBytes(noise);
        return noise;
    }

    private static byte[] Saved(Func<Image, byte[]> save)
    {
        using var pixels = SomePicture.Pixels();
        return save(pixels);
    }

    private static byte[] Avif() => Saved(p => p.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0));

    private static byte[] Moving(bool gif)
    {
        using var one = SomePicture.Pixels(60, 40);
        using var other = one.Invert();
        using var film = one.Join(other, Enums.Direction.Vertical).Mutate(m => m.Set(GValue.GIntType, "page-height", 40));
        return gif ? film.GifsaveBuffer() : film.WebpsaveBuffer();
    }

    private static byte[] Changed(byte[] file, ReadOnlySpan<byte> behind, int by)
    {
        file[file.AsSpan().IndexOf(behind) + by] ^= 0x55;
        return file;
    }

    private static byte[] Chunk(string kind, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(kind, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var each in data)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320u;
        }
        return ~crc;
    }

    /// <summary>A head that promises so many pixels, and a few bytes that would unfold into some of them.</summary>
    private static byte[] PngOf(int width, int height)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize))
            zip.Write(new byte[1_000_000]);
        return [0x89, .. "PNG\r\n\u001A\n"u8, .. Chunk("IHDR", head), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] WithText(byte[] png, string text) => With(png, Chunk("tEXt", Encoding.Latin1.GetBytes("Comment\0" + text)));

    private static byte[] With(byte[] png, byte[] chunk) => [.. png[..33], .. chunk, .. png[33..]];

    private static byte[] Packed(int zeros)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize))
            zip.Write(new byte[zeros]);
        return packed.ToArray();
    }

    /// <summary>Some hundred kilobytes whose texts unfold into hundreds of megabytes, and into gigabytes where they are kept several times.</summary>
    internal static byte[] Bomb()
    {
        byte[] text = [.. "Comment\0\0"u8, .. Packed(7_900_000)];
        return With(SomePicture.Png(), [.. Enumerable.Range(0, 80).SelectMany(i => Chunk("zTXt", [(byte)('A' + i % 26), .. text]))]);
    }

    private static byte[] JpegOfAThousandScans()
    {
        var file = SomePicture.Jpeg(64, 64);
        var scan = file.AsSpan().IndexOf([(byte)0xFF, (byte)0xDA]);
        return [.. file[..scan], .. Enumerable.Repeat(file[scan..^2], 1000).SelectMany(each => each), 0xFF, 0xD9];
    }

    /// <summary>The place of its pixels (<c>iloc</c>) says that they are as long as four files.</summary>
    private static byte[] AvifAThousandTimes()
    {
        var file = Avif();
        var place = file.AsSpan().IndexOf("iloc"u8);
        var (version, length) = (file[place + 4], file[place + 8] & 15);
        var end = place + 4 + 4 + 2 + 2 + (version == 0 ? 4 : 6) + (file[place + 9] >> 4) + 2 + (file[place + 8] >> 4);
        length.Should().Be(4, "else this test proves nothing");
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(end), file.Length * 4);
        return file;
    }

    private static byte[] JpegOfFourBillion()
    {
        var file = SomePicture.Jpeg(64, 64);
        var frame = file.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0, (byte)0x00, (byte)0x11]);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 5), 65_000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 7), 65_000);
        return file;
    }

    private static byte[] AvifOfABillion()
    {
        var file = Avif();
        var size = file.AsSpan().IndexOf("ispe"u8);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(size + 8), 32_000);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(size + 12), 32_000);
        return file;
    }
}
