using Commentary.Application.Press;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using SkiaSharp;

namespace Commentary.Web.Site.Cards;

/// <summary>
/// A card: the name of the press, the language, the title as large as it fits, the five marks, and whose news it is about. The same paper, ink,
/// letters and marks as the page (assets/shared/tokens.css and marks.css).
/// </summary>
internal static class CardDrawing
{
    private const float Edge = 72;
    private const float Inside = PublicationCard.Width - (2 * Edge);
    private const float TitleTop = 150;
    private const float TitleHeight = 320;
    private const float Largest = 128;
    private const float Smallest = 40;
    private const float Leading = 1.12f;
    private const float LargestHost = 36;
    private const float SmallestHost = 24;

    private static readonly SKColor Paper = SKColor.Parse("#fcfcfa");
    private static readonly SKColor Ink = SKColor.Parse("#16191d");
    private static readonly SKColor Quiet = SKColor.Parse("#474c52");
    private static readonly SKColor Rule = SKColor.Parse("#cfd1cb");

    public static byte[] Draw(CardText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var surface = SKSurface.Create(
            new SKImageInfo(PublicationCard.Width, PublicationCard.Height, SKColorType.Rgba8888, SKAlphaType.Opaque)
        );
        using var letters = new Letters(surface.Canvas);
        surface.Canvas.Clear(Paper);
        Head(letters, text.Language);
        Title(letters, text.Title);
        Foot(surface.Canvas, letters, text.Source);
        using var picture = surface.Snapshot();
        using var pixels = picture.PeekPixels();
        return IndexedPng.Write(pixels, [Paper, Ink, Quiet, Rule, .. PartNames.Bodies.Select(CardMarks.Colour)]);
    }

    private static void Head(Letters letters, Language language)
    {
        letters.Write("Commentary", Edge, 104, 46, Ink);
        var code = language.Code().ToUpperInvariant();
        letters.Write(code, PublicationCard.Width - Edge - (letters.Width(code) * 34), 104, 34, Quiet);
    }

    private static void Title(Letters letters, string title)
    {
        var words = new TitleLines(letters, title);
        var size = Largest;
        var lines = words.At(Inside / size);
        while (size > Smallest && lines.Count * size * Leading > TitleHeight)
            lines = words.At(Inside / --size);
        // As few lines, but each as long as the others: no last line of one word.
        lines = words.Evenly(lines.Count, Inside / size);
        // Small enough for any title of ours; what still does not fit is cut where everybody sees it.
        var most = (int)(TitleHeight / (size * Leading));
        if (lines.Count > most)
            lines = [.. lines.Take(most - 1), lines[most - 1].TrimEnd() + "…"];
        var baseline = TitleTop + ((TitleHeight - (lines.Count * size * Leading)) / 2) + size;
        foreach (var line in lines)
        {
            letters.Write(line, Edge, baseline, size, Ink);
            baseline += size * Leading;
        }
    }

    private static void Foot(SKCanvas canvas, Letters letters, string host)
    {
        const float top = 536;
        const float mark = 48;
        using (var rule = new SKPaint { Color = Rule, StrokeWidth = 2 })
            canvas.DrawLine(Edge, 508, PublicationCard.Width - Edge, 508, rule);
        var x = Edge;
        foreach (var part in PartNames.Bodies)
        {
            CardMarks.Draw(canvas, part, x, top, mark);
            x += mark + 26;
        }
        // A host of any length: never as far as the marks, and never too small to read. Its end says whose it is.
        var most = PublicationCard.Width - Edge - x - 26;
        var shown = host;
        for (var from = 1; letters.Width(shown) * SmallestHost > most; from++)
            shown = "…" + host[from..];
        var width = letters.Width(shown);
        var size = width > 0 ? Math.Clamp(most / width, SmallestHost, LargestHost) : LargestHost;
        letters.Write(shown, PublicationCard.Width - Edge - (width * size), top + (mark / 2) + (size * .32f), size, Quiet);
    }
}
