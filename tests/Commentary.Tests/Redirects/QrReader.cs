using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Commentary.Tests.Redirects;

/// <summary>
/// Reads a clean QR code of one block (ISO/IEC 18004), as a camera would and without what draws them: versions 1 to 3 at
/// level M.
/// </summary>
internal static partial class QrReader
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

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
        // Segments, each in the mode that writes it shortest, until the terminator.
        var (at, text) = (0, new StringBuilder());
        while (bits.Count - at >= 4 && Take(4) is > 0 and var mode)
            if (mode == 0b0100)
                text.Append(Encoding.UTF8.GetString([.. Enumerable.Range(0, Take(8)).Select(_ => (byte)Take(8))]));
            else if (mode == 0b0010)
                for (var left = Take(9); left > 0; left -= 2)
                    text.Append(left > 1 && Take(11) is var two ? $"{Letters[two / 45]}{Letters[two % 45]}" : $"{Letters[Take(6)]}");
            else if (mode == 0b0001)
                for (var left = Take(10); left > 0; left -= 3)
                    text.Append(Take(Math.Min(left, 3) * 3 + 1).ToString(CultureInfo.InvariantCulture).PadLeft(Math.Min(left, 3), '0'));
            else
                throw new NotSupportedException($"Mode {mode}");
        return text.ToString();

        int Take(int count)
        {
            var value = 0;
            while (count-- > 0)
                value = (value << 1) | (bits[at++] ? 1 : 0);
            return value;
        }
    }

    /// <summary>The modules of an SVG whose unit is one of them, without its margin of four: each run of dark ones is a piece of the path.</summary>
    public static bool[,] Svg(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        var size = Number(root.Attribute("viewBox")!.Value.Split(' ')[2]) - 8;
        var dark = new bool[size, size];
        foreach (Match run in Run().Matches(root.Elements().Single(e => e.Name.LocalName == "path").Attribute("d")!.Value))
            for (var i = 0; i < Number(run.Groups["length"].Value); i++)
                dark[Number(run.Groups["y"].Value) - 4, Number(run.Groups["x"].Value) - 4 + i] = true;
        return dark;

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"M(?<x>\d+) (?<y>\d+)h(?<length>\d+)v1h-\d+z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Run();

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
