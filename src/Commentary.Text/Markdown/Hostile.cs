using System.Buffers;

namespace Commentary.Text.Markdown;

/// <summary>
/// Text on which parser and sanitizer work far longer than on any piece: it is shown as typed instead. The limits are many times what
/// a body of some thousand characters has; each stands where time was measured to grow with the square of the length.
/// </summary>
internal static class Hostile
{
    private const int Characters = 200_000;

    /// <summary>Each may become an element, and the sanitizer searches an element among its siblings.</summary>
    private const int Marks = 10_000;

    /// <summary>An unfinished link is tried again from each bracket, an address from each of its beginnings.</summary>
    private const int Links = 2_000;

    /// <summary>Every row of a table is filled to the width of its widest.</summary>
    private const int CellsInLine = 100;

    /// <summary>Of its widest row times its rows: some bytes for each row would make kilobytes of it.</summary>
    private const int CellsInTable = 10_000;

    private static readonly SearchValues<char> MarkSigns = SearchValues.Create("\n*_`~^<>#&|");

    public static bool Is(string text) =>
        text.Length > Characters
        || Count(text, MarkSigns) > Marks
        || text.AsSpan().Count('[') + text.AsSpan().Count("://") + text.AsSpan().Count("www.") > Links
        || HasWideTable(text);

    private static int Count(ReadOnlySpan<char> text, SearchValues<char> signs)
    {
        var count = 0;
        for (int next; (next = text.IndexOfAny(signs)) >= 0; count++)
            text = text[(next + 1)..];
        return count;
    }

    private static bool HasWideTable(ReadOnlySpan<char> text)
    {
        var (rows, widest) = (0, 0);
        foreach (var line in text.EnumerateLines())
        {
            (rows, widest) = line.IsWhiteSpace() ? (0, 0) : (rows + 1, Math.Max(widest, line.Count('|')));
            if (widest > CellsInLine || (long)rows * widest > CellsInTable)
                return true;
        }
        return false;
    }
}
