using Commentary.Text.HouseFormat;
using SkiaSharp;

namespace Commentary.Web.Site.Cards;

/// <summary>The five marks, in the shapes of the page's own (Site/Shared/_Marks.cshtml) and the colours of its day.</summary>
internal static class CardMarks
{
    /// <summary>The square in which the shapes were drawn.</summary>
    private const float Box = 16;

    public static void Draw(SKCanvas canvas, Part part, float x, float y, float size)
    {
        var (shape, _) = Of(part);
        using var path = SKPath.ParseSvgPathData(shape);
        path.FillType = SKPathFillType.EvenOdd;
        using var paint = new SKPaint { Color = Colour(part), IsAntialias = true };
        canvas.Save();
        canvas.Translate(x, y);
        canvas.Scale(size / Box);
        canvas.DrawPath(path, paint);
        canvas.Restore();
    }

    public static SKColor Colour(Part part) => SKColor.Parse(Of(part).Colour);

    private static (string Shape, string Colour) Of(Part part) =>
        part switch
        {
            Part.Summary => ("M8 1a7 7 0 0 1 0 14a7 7 0 0 1 0-14z", "#16191d"),
            Part.Neutral => ("M0 6.25h16v3.5H0z", "#56606a"),
            Part.Example => ("M1 1h14v14H1zM3.25 3.25v9.5h9.5v-9.5zM8 5a3 3 0 0 1 0 6a3 3 0 0 1 0-6z", "#17654a"),
            Part.Optimistic => ("M1 9.5a7 7 0 0 1 14 0zM0 11h16v2.5H0z", "#944a00"),
            Part.Pessimistic => ("M1 6.5h14a7 7 0 0 1-14 0zM0 2.5h16V5H0z", "#2f49a8"),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "No part with a mark."),
        };
}
