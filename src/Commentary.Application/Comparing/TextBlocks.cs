namespace Commentary.Application.Comparing;

/// <summary>A text as its paragraphs, what stands between two blank lines, and all that stands around them: no character is lost.</summary>
/// <param name="Lead">The blank lines before the first paragraph; the whole text where there is none.</param>
/// <param name="Tail">What follows the last.</param>
public record TextBlocks(string Lead, IReadOnlyList<TextBlocks.Block> Blocks, string Tail)
{
    /// <param name="Before">What separates it from the paragraph before; null for the first.</param>
    public record Block(string? Before, string Text);

    public static TextBlocks Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<Block> blocks = [];
        var (lead, from, to, gap) = (text, -1, 0, 0);
        var fence = "";
        for (var at = 0; at < text.Length; )
        {
            var end = text.IndexOf('\n', at);
            var next = end < 0 ? text.Length : end + 1;
            end =
                end < 0 ? text.Length
                : end > at && text[end - 1] == '\r' ? end - 1
                : end;
            var line = text.AsSpan(at, end - at);
            if (!line.IsWhiteSpace())
            {
                if (from < 0)
                    (from, gap) = (at, to);
                to = end;
                fence = Fence(line, fence);
            }
            else if (from >= 0 && fence.Length == 0)
                Close();
            at = next;
        }
        if (from >= 0)
            Close();
        return new(lead, blocks, blocks.Count == 0 ? "" : text[to..]);

        void Close()
        {
            if (blocks.Count == 0)
                lead = text[..from];
            blocks.Add(new(blocks.Count == 0 ? null : text[gap..from], text[from..to]));
            from = -1;
        }
    }

    /// <summary>The fence of code that is open after a line: the blank lines in it end no paragraph. Empty when none is.</summary>
    private static string Fence(ReadOnlySpan<char> line, string open)
    {
        var rest = line.TrimStart("> \t");
        if (open.Length == 0 && rest.Length > 2 && rest[0] is '-' or '*' or '+' && rest[1] is ' ' or '\t')
            rest = rest[2..].TrimStart();
        if (rest.Length < 3 || rest[0] is not ('`' or '~'))
            return open;
        var after = rest.TrimStart(rest[0]);
        var length = rest.Length - after.Length;
        if (open.Length > 0)
            return rest[0] == open[0] && length >= open.Length && after.IsWhiteSpace() ? "" : open;
        return length >= 3 && (rest[0] == '~' || !after.Contains('`')) ? new string(rest[0], length) : "";
    }
}
