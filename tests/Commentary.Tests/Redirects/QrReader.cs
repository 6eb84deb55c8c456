using System.Text;
using System.Xml.Linq;

namespace Commentary.Tests.Redirects;

/// <summary>
/// Reads a clean QR code of one block in byte mode (ISO/IEC 18004), as a camera would and without what draws them: versions 1 to 3 at
/// level M.
/// </summary>
internal static class QrReader
{
    public static string Read(bool[,] dark)
    {
        var size = dark.GetLength(0);
        var mask = 0;
        // Format information beside the upper left finder; its mask is bits 10 to 12 of what was drawn, once 101010000010010 is taken off.
        for (var i = 2; i < 5; i++)
            mask = (mask << 1) | (dark[8, i] ? 1 : 0);
        mask ^= 0b101;
        List<bool> bits = [];
        var up = true;
        for (var right = size - 1; right > 0; right -= 2, up = !up)
        {
            if (right == 6)
                right--;
            for (var step = 0; step < size; step++)
            for (var x = right; x > right - 2; x--)
            {
                var y = up ? size - 1 - step : step;
                if (!IsFunction(x, y, size))
                    bits.Add(dark[y, x] ^ IsMasked(mask, x, y));
            }
        }
        var at = 0;
        Take(4).Should().Be(0b0100, "it is in byte mode");
        var bytes = new byte[Take(8)];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)Take(8);
        return Encoding.UTF8.GetString(bytes);

        int Take(int count)
        {
            var value = 0;
            while (count-- > 0)
                value = (value << 1) | (bits[at++] ? 1 : 0);
            return value;
        }
    }

    /// <summary>The squares of an SVG that is one unit a module or a whole number of them, without its margin of four.</summary>
    public static bool[,] Svg(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        var rects = root.Elements()
            .Where(e => e.Name.LocalName == "rect")
            .Select(e =>
                (X: Number(e, "x"), Y: Number(e, "y"), W: Number(e, "width"), H: Number(e, "height"), Fill: e.Attribute("fill")?.Value)
            )
            .Where(r => r.Fill != "#ffffff")
            .ToList();
        var unit = rects.Min(r => Math.Min(r.W, r.H));
        var whole = double.Parse(root.Attribute("viewBox")!.Value.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
        var size = (int)Math.Round(whole / unit) - 8;
        var dark = new bool[size, size];
        foreach (var rect in rects)
            for (var y = rect.Y; y < rect.Y + rect.H - unit / 2; y += unit)
            for (var x = rect.X; x < rect.X + rect.W - unit / 2; x += unit)
                dark[(int)Math.Round(y / unit) - 4, (int)Math.Round(x / unit) - 4] = true;
        return dark;

        static double Number(XElement e, string name) =>
            double.TryParse(e.Attribute(name)?.Value, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : 0;
    }

    private static bool IsFunction(int x, int y, int size) =>
        x < 9 && y < 9
        || x < 9 && y >= size - 8
        || x >= size - 8 && y < 9
        || x == 6
        || y == 6
        // The one alignment pattern that versions 2 and 3 have.
        || size > 21 && Math.Abs(x - (size - 7)) <= 2 && Math.Abs(y - (size - 7)) <= 2;

    private static bool IsMasked(int mask, int x, int y) =>
        mask switch
        {
            0 => (x + y) % 2 == 0,
            1 => y % 2 == 0,
            2 => x % 3 == 0,
            3 => (x + y) % 3 == 0,
            4 => (y / 2 + x / 3) % 2 == 0,
            5 => x * y % 2 + x * y % 3 == 0,
            6 => (x * y % 2 + x * y % 3) % 2 == 0,
            _ => ((x + y) % 2 + x * y % 3) % 2 == 0,
        };
}
