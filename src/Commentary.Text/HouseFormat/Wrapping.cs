using System.Buffers;

namespace Commentary.Text.HouseFormat;

/// <summary>
/// Takes off what stands around a piece and its parts and is none of them: what a chat assistant says before and after, and the lines that
/// only divide. A backslash before such a line makes text of it.
/// </summary>
internal static class Wrapping
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("-*_=~⸻—");

    public static void Unwrap(PaintedText page, List<Section> sections)
    {
        UnwrapStart(page, sections[0]);
        var last = sections.FindLast(section => !section.IsEmpty);
        foreach (var section in sections.Where(section => !section.IsEmpty))
            UnwrapEnd(page, section, isLast: section == last);
    }

    /// <summary><c>---</c>, <c>* * *</c>, <c>=====</c> and the like.</summary>
    public static bool IsDivider(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.IsEmpty || !Signs.Contains(line[0]) || line.ContainsAnyExcept(line[0], ' '))
            return false;
        return line[0] is '⸻' || line.Count(line[0]) >= 3;
    }

    /// <summary>Whether the first line of a text would be taken off it.</summary>
    public static bool WouldTakeFirst(ReadOnlySpan<char> line) =>
        IsDivider(line) || ChatWords.AreOpening(line) || ChatWords.AreAssent(line);

    /// <summary>Whether the last line of a part would be; the last part's may be an assistant's.</summary>
    public static bool WouldTakeLast(ReadOnlySpan<char> line, bool isLastPart) =>
        IsDivider(line) || (isLastPart && ChatWords.AreClosing(line));

    private static void UnwrapStart(PaintedText page, Section teaser)
    {
        while (!teaser.IsEmpty)
        {
            var end = LineEnd(page.Text, teaser.Start, teaser.End);
            var line = page.Text.AsSpan(teaser.Start, end - teaser.Start);
            var (next, lines) = Next(page, end, teaser.End);
            if (Escape(line) is >= 0 and var escape && WouldTakeFirst(line.TrimStart().TrimStart('\\')))
            {
                page.Paint(teaser.Start + escape, teaser.Start + escape + 1, StretchKind.Escape);
                return;
            }
            var following = page.Text.AsSpan(next, LineEnd(page.Text, next, teaser.End) - next);
            var isChat =
                ChatWords.AreOpening(line) || (ChatWords.AreAssent(line) && (IsDivider(following) || ChatWords.AreOpening(following)));
            if (!isChat && !IsDivider(line))
                return;
            page.Paint(teaser.Start, end, isChat ? StretchKind.ChatWords : StretchKind.Divider);
            teaser.Narrow(next, teaser.End, teaser.TextLine + lines);
        }
    }

    private static void UnwrapEnd(PaintedText page, Section section, bool isLast)
    {
        while (!section.IsEmpty)
        {
            var start = Math.Max(section.Start, page.Text.AsSpan(0, section.End).LastIndexOfAny(Lines.Ends) + 1);
            var line = page.Text.AsSpan(start, section.End - start);
            var before = Before(page, section.Start, start, out var isApart);
            if (Escape(line) is >= 0 and var escape && WouldTakeLast(line.TrimStart().TrimStart('\\'), isLast))
            {
                page.Paint(start + escape, start + escape + 1, StretchKind.Escape);
                return;
            }
            var isDivider = IsDivider(line);
            // A question under the line before it is that paragraph's.
            if (!isDivider && !(isLast && isApart && ChatWords.AreClosing(line)))
                return;
            page.Paint(start, section.End, isDivider ? StretchKind.Divider : StretchKind.ChatWords);
            section.Narrow(section.Start, before, section.TextLine);
        }
    }

    /// <summary>The end of the last line before <paramref name="start"/> that is not blank, or the section's start.</summary>
    private static int Before(PaintedText page, int from, int start, out bool isApart)
    {
        var end = start;
        while (end > from && IsNothing(page, end - 1, end))
            end--;
        var between = page.Text.AsSpan(end, start - end);
        // One line end only: CR and LF are one.
        isApart = between.Count('\n') > 1 || (between.Count('\n') is 0 && between.Length > 1);
        if (!isApart && end > from)
        {
            var lineBefore = Math.Max(from, page.Text.AsSpan(0, end).LastIndexOfAny(Lines.Ends) + 1);
            isApart = IsDivider(page.Text.AsSpan(lineBefore, end - lineBefore));
        }
        return end;
    }

    /// <summary>Where the next line that is not blank begins, and how many lines further down.</summary>
    private static (int Start, int Lines) Next(PaintedText page, int from, int end)
    {
        var lines = 0;
        while (from < end)
        {
            from += from + 1 < end && page.Text[from] is '\r' && page.Text[from + 1] is '\n' ? 2 : 1;
            lines++;
            var lineEnd = LineEnd(page.Text, from, end);
            if (!IsNothing(page, from, lineEnd))
                break;
            from = lineEnd;
        }
        return (Math.Min(from, end), lines);
    }

    private static bool IsNothing(PaintedText page, int start, int end) =>
        page.IsBlank(start, end) || page.Is(start, StretchKind.ForwardingWords);

    private static int LineEnd(string text, int start, int end)
    {
        var length = text.AsSpan(start, end - start).IndexOfAny(Lines.Ends);
        return length < 0 ? end : start + length;
    }

    private static int Escape(ReadOnlySpan<char> line)
    {
        var start = line.Length - line.TrimStart().Length;
        return start < line.Length && line[start] is '\\' ? start : -1;
    }
}
