namespace Commentary.Text.HouseFormat;

/// <summary>
/// What stands under one label, or before the first: the text's place, from the line where it begins to the end of its last line
/// that is not blank. <c>Start</c> is -1 when there is none.
/// </summary>
internal sealed class Section(LabelLine? label, int line)
{
    public LabelLine? Label { get; } = label;
    public int Line { get; } = line;
    public int Start { get; private set; } = -1;
    public int End { get; private set; } = -1;
    public int TextLine { get; private set; }
    public bool IsEmpty => Start < 0;
    public Part Part => Label?.Part ?? Part.Teaser;

    public void Extend(int start, int end, int textLine)
    {
        if (IsEmpty)
            (Start, TextLine) = (start, textLine);
        End = end;
    }

    /// <summary>The same without its first or its last lines.</summary>
    public void Narrow(int start, int end, int textLine) => (Start, End, TextLine) = start < end ? (start, end, textLine) : (-1, -1, 0);
}

/// <summary>Divides a text into sections, and paints the lines that are no text: labels, forwarding words, escapes.</summary>
internal static class Outline
{
    public static List<Section> Draw(PaintedText page)
    {
        var labels = LabelChoice.Of(page);
        var section = new Section(null, 1);
        var sections = new List<Section> { section };
        var forwarded = false;
        var afterLabel = false;
        foreach (var line in Lines.Of(page.Text))
        {
            var content = page.Text.AsSpan(line.Start, line.End - line.Start);
            if (page.IsBlank(line.Start, line.End))
            {
                afterLabel = false;
                continue;
            }
            var underline = afterLabel && IsUnderline(content);
            afterLabel = false;
            if (underline)
            {
                page.Paint(line.Start, line.End, StretchKind.Label);
            }
            else if (labels.TryGetValue(line.Start, out var label))
            {
                section = new Section(label, line.Number);
                sections.Add(section);
                var rest = line.Start + label.Rest;
                page.Paint(line.Start, rest, StretchKind.Label);
                if (!page.IsBlank(rest, line.End))
                    section.Extend(rest, line.End, line.Number);
                afterLabel = rest == line.End;
                forwarded = false;
            }
            else if (ForwardingWords.Are(content, forwarded))
            {
                page.Paint(line.Start, line.Next, StretchKind.ForwardingWords);
                forwarded = true;
            }
            else
            {
                if (Escape(content) is >= 0 and var escape)
                    page.Paint(line.Start + escape, line.Start + escape + 1, StretchKind.Escape);
                section.Extend(line.Start, line.End, line.Number);
                forwarded = false;
            }
        }
        Wrapping.Unwrap(page, sections);
        return sections;
    }

    /// <summary>Whether the reader would take this line of text for something else, so that the writer must escape it.</summary>
    public static bool NeedsEscape(ReadOnlySpan<char> line)
    {
        var bare = line.TrimStart().TrimStart('\\');
        return LabelLine.Match(bare) is not null || ForwardingWords.Are(bare, afterOthers: true);
    }

    /// <summary>Where the backslash stands that makes text of a line, or -1.</summary>
    private static int Escape(ReadOnlySpan<char> line)
    {
        var start = line.Length - line.TrimStart().Length;
        return line[start] is '\\' && NeedsEscape(line[start..]) ? start : -1;
    }

    /// <summary>The second line of a Markdown heading that is underlined.</summary>
    private static bool IsUnderline(ReadOnlySpan<char> content)
    {
        var line = content.Trim();
        return line.Length >= 3 && line[0] is '=' or '-' && line.IndexOfAnyExcept(line[0]) < 0;
    }
}
