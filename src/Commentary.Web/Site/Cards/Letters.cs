using System.Text;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Commentary.Web.Site.Cards;

/// <summary>
/// Text on a canvas, shaped by HarfBuzz in Eczar SemiBold, the press's title letter: what is in none of its files (an emoji, another script) is
/// left out. The machine's own fonts are not asked: the same publication has the same card wherever it is drawn. The files are the package's WOFF,
/// unpacked: HarfBuzz reads no WOFF, and every letter would be a box.
/// </summary>
internal sealed class Letters(SKCanvas canvas) : IDisposable
{
    private static readonly SKTypeface[] Faces = [Load("eczar-latin-600-normal.ttf"), Load("eczar-latin-ext-600-normal.ttf")];

    /// <summary>Only asked which letters it has, at no size in particular.</summary>
    private static readonly SKFont[] Known = [.. Faces.Select(face => new SKFont(face))];

    private readonly SKShaper[] shapers = [.. Faces.Select(face => new SKShaper(face))];
    private readonly Dictionary<string, float> widths = [];

    /// <summary>What of a text can be written, on one line.</summary>
    public static string Writable(string text)
    {
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsWhiteSpace(rune))
                // No-break spaces stay together; a narrow one that the letter lacks is as wide as a word's.
                kept.Append(rune.Value is 0xA0 or 0x202F ? '\u00A0' : ' ');
            else if (FaceOf(rune) is not null)
                kept.Append(rune.ToString());
        return kept.ToString();
    }

    /// <summary>How wide a text is for one unit of size.</summary>
    public float Width(string text)
    {
        if (widths.TryGetValue(text, out var known))
            return known;
        const float size = 100;
        var width = 0f;
        foreach (var (face, run) in Runs(text))
        {
            using var font = Font(face, size);
            width += shapers[face].Shape(run, font).Width;
        }
        return widths[text] = width / size;
    }

    public void Write(string text, float x, float baseline, float size, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        foreach (var (face, run) in Runs(text))
        {
            using var font = Font(face, size);
            canvas.DrawShapedText(shapers[face], run, x, baseline, SKTextAlign.Left, font, paint);
            x += shapers[face].Shape(run, font).Width;
        }
    }

    public void Dispose()
    {
        foreach (var shaper in shapers)
            shaper.Dispose();
    }

    /// <summary>Stretches of one file's letters: a mark that sits on a letter stays in the letter's file if it is there.</summary>
    private static IEnumerable<(int Face, string Run)> Runs(string text)
    {
        var run = new StringBuilder();
        var face = -1;
        foreach (var rune in Writable(text).EnumerateRunes())
        {
            var of = face >= 0 && Known[face].ContainsGlyph(rune.Value) ? face : FaceOf(rune) ?? 0;
            if (of != face && run.Length > 0)
            {
                yield return (face, run.ToString());
                run.Clear();
            }
            face = of;
            run.Append(rune.ToString());
        }
        if (run.Length > 0)
            yield return (face, run.ToString());
    }

    private static int? FaceOf(Rune rune)
    {
        for (var face = 0; face < Faces.Length; face++)
            if (Known[face].ContainsGlyph(rune.Value))
                return face;
        return null;
    }

    private static SKFont Font(int face, float size) =>
        new(Faces[face], size)
        {
            Edging = SKFontEdging.Antialias,
            Hinting = SKFontHinting.None,
            Subpixel = true,
            LinearMetrics = true,
        };

    private static SKTypeface Load(string file)
    {
        using var ttf = typeof(Letters).Assembly.GetManifestResourceStream($"Cards/{file}")!;
        return SKTypeface.FromStream(ttf) ?? throw new InvalidOperationException($"{file} is no font that can be read.");
    }
}
