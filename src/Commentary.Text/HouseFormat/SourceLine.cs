using System.Runtime.InteropServices;
using Commentary.Text.Links;

namespace Commentary.Text.HouseFormat;

/// <summary>
/// Finds the address in what stands under the source's label: bare, in angle brackets, or as a Markdown link. Everything is an
/// offset into the text searched; <c>Start</c> and <c>End</c> enclose the link's own punctuation. <c>Extra</c> is a Markdown title that says
/// something of its own.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SourceLine(int Start, int End, Range Url, Range Title, Range Extra)
{
    public static SourceLine? Find(ReadOnlySpan<char> text)
    {
        for (var from = 0; ; )
        {
            var next = text[from..].IndexOf("http", StringComparison.OrdinalIgnoreCase);
            if (next < 0)
                return null;
            var start = from + next;
            var end = UrlEnd(text, start);
            // The words of a link may be its address: [https://…](https://…).
            if (text[start..end].IndexOf("](") is >= 0 and var inner)
            {
                start += inner + 2;
                if (start < end && text[start] is '<')
                    start++;
                end = Math.Max(start, end);
            }
            end = Trim(text, start, end);
            if (SourceAddress.TryCanonical(text[start..end].ToString(), out _))
                return Around(text, start, end);
            from = Math.Max(end, start + 1);
            if (from >= text.Length)
                return null;
        }
    }

    /// <summary>
    /// Whether what follows the source's label on its own line is about the address. The words of the label also begin sentences
    /// ("Article en référence à la loi 25…"), which are none.
    /// </summary>
    public static bool Follows(ReadOnlySpan<char> rest, bool afterColon)
    {
        if (Find(rest) is { } source)
            return !rest[..source.Start].ContainsLetter() || (afterColon && !rest[source.End..].ContainsLetter());

        // "Article en référence : Wired" or "… : www.wired.com" is a label whose address cannot be read, and a finding.
        const int Note = 60;
        var note = rest.Trim();
        return afterColon && note.Length <= Note && note is not [.., '.' or '!' or '?' or '…'];
    }

    /// <summary>A picture after an address is decoration: addresses write theirs as %F0%9F….</summary>
    private static int UrlEnd(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (
            end < text.Length
            && !SourceAddress.IsInvisible(text[end])
            && !char.IsSurrogate(text[end])
            && text[end] is not ('"' or '>' or '«' or '»' or '“' or '”')
        )
        {
            // "<" begins an address only in "](<https://…>)".
            if (text[end] is '<' && text[end - 1] is not '(')
                break;
            end++;
        }
        return end;
    }

    /// <summary>A sentence's punctuation is no part of an address, nor is a bracket that the address did not open.</summary>
    private static int Trim(ReadOnlySpan<char> text, int start, int end)
    {
        var open = text[start..end].Count('(') - text[start..end].Count(')');
        var square = text[start..end].Count('[') - text[start..end].Count(']');
        for (; end > start; end--)
        {
            var last = text[end - 1];
            if (last is ')' && open < 0)
                open++;
            else if (last is ']' && square < 0)
                square++;
            else if (last is not ('.' or ',' or ';' or ':' or '!' or '*' or '\'' or '’' or '…' or '<'))
                break;
        }
        return end;
    }

    private static SourceLine Around(ReadOnlySpan<char> text, int start, int end)
    {
        var before = text[..start].TrimEnd(" <");
        if (!before.EndsWith("]("))
            return new SourceLine(start, end, start..end, default, default);

        var line = before.LastIndexOfAny(Lines.Ends) + 1;
        var open = before[line..].IndexOf('[');
        var close = text[end..].IndexOf(')');
        if (open < 0 || close < 0 || text[end..(end + close)].ContainsAny(Lines.Ends))
            return new SourceLine(start, end, start..end, default, default);
        var title = (line + open + 1)..(before.Length - 2);
        var isAddress = text[title].Contains("://", StringComparison.Ordinal);
        // An optional Markdown title, [words](address "title"), mostly says the words again: only then it goes with the brackets.
        var said = text[end..(end + close)];
        var from = end + said.Length - said.TrimStart(" >\"'(").Length;
        var extra = from..(from + text[from..(end + close)].TrimEnd(" \"'").Length);
        if (text[title].IndexOf(text[extra]) >= 0)
            extra = default;
        return new SourceLine(line + open, end + close + 1, start..end, isAddress ? default : title, extra);
    }
}

internal static class Spans
{
    public static bool ContainsLetter(this ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (System.Text.Rune.IsLetterOrDigit(rune))
                return true;
        }
        return false;
    }
}
