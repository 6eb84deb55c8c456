using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Commentary.Text.HouseFormat;

/// <summary>A line's place in its text: its content is <c>[Start, End)</c>, its line end <c>[End, Next)</c>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Line(int Number, int Start, int End, int Next);

/// <summary>
/// Lines end in CRLF, LF or a lone CR, and also where word processors break them (vertical tab, form feed, U+0085, U+2028,
/// U+2029): dropped as control characters, those would glue two words together.
/// </summary>
internal static class Lines
{
    public static readonly SearchValues<char> Ends = SearchValues.Create("\n\r\v\f\u0085\u2028\u2029");

    public static IEnumerable<Line> Of(string text)
    {
        for (int start = 0, number = 1; start < text.Length; number++)
        {
            var length = text.AsSpan(start).IndexOfAny(Ends);
            var end = length < 0 ? text.Length : start + length;
            var next = end + EndLength(text, end);
            yield return new Line(number, start, end, next);
            start = next;
        }
    }

    public static bool IsEnd(char c) => Ends.Contains(c);

    /// <summary>The same text with every line end as <c>\n</c>.</summary>
    public static string Normalise(string text)
    {
        if (text.AsSpan().IndexOfAny(Ends) < 0)
            return text;
        var normal = new StringBuilder(text.Length);
        foreach (var line in Of(text))
        {
            normal.Append(text, line.Start, line.End - line.Start);
            if (line.Next > line.End)
                normal.Append('\n');
        }
        return normal.ToString();
    }

    private static int EndLength(string text, int end)
    {
        if (end == text.Length)
            return 0;
        return text[end] is '\r' && end + 1 < text.Length && text[end + 1] is '\n' ? 2 : 1;
    }
}
