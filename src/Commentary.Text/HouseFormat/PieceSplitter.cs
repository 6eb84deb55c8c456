using System.Runtime.InteropServices;

namespace Commentary.Text.HouseFormat;

/// <summary>
/// Where one piece ends and the next begins in a text that holds several: the labels begin anew. The next one's teaser has no label; it is
/// what follows the last dividing line, the old site's forwarding words or front matter, or else the last paragraph with hashtags.
/// </summary>
public static class PieceSplitter
{
    /// <summary>More in one file is no file that somebody wrote: the rest stays with the last.</summary>
    public const int Most = 50;

    /// <summary>So many labels that came before, close together: a part that merely comes again is none of this.</summary>
    private const int Enough = 3;

    /// <summary>The texts of the pieces, in order; put together they are the whole. One for a text that holds one or none.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var page = new PaintedText(text);
        FrontMatter.Take(page);
        var labels = LabelChoice.Of(page).OrderBy(label => label.Key).ToList();
        var seen = new HashSet<Part>();
        List<string> pieces = [];
        var start = 0;
        for (var i = 0; i < labels.Count; i++)
        {
            if (pieces.Count < Most - 1 && seen.Count >= Enough && seen.Contains(labels[i].Value.Part) && BeginsAnew(labels, i, seen))
            {
                var next = StartOf(text, labels[i - 1], labels[i].Key);
                pieces.Add(text[start..next]);
                start = next;
                seen.Clear();
            }
            seen.Add(labels[i].Value.Part);
        }
        pieces.Add(text[start..]);
        return pieces;
    }

    private static bool BeginsAnew(List<KeyValuePair<int, LabelLine>> labels, int from, HashSet<Part> seen) =>
        labels.Skip(from).Take(6).Select(label => label.Value.Part).Distinct().Count(seen.Contains) >= Enough;

    /// <summary>Where the teaser begins that stands between two labels.</summary>
    private static int StartOf(string text, KeyValuePair<int, LabelLine> before, int label)
    {
        var labelBefore = before.Key;
        var divider = -1;
        // What stands beside a label is its own.
        List<Paragraph> paragraphs = before.Value.IsAlone ? [] : [new(labelBefore, labelBefore)];
        var isApart = true;
        foreach (var line in Lines.Of(text[labelBefore..label]).Skip(1))
        {
            var start = labelBefore + line.Start;
            var content = text.AsSpan(start, line.End - line.Start);
            if (content.IsWhiteSpace())
            {
                isApart = true;
            }
            else if (Wrapping.IsDivider(content) || ForwardingWords.Are(content, afterOthers: divider >= 0))
            {
                if (content.Trim() is "---" && FrontMatter.Begins(text[start..Math.Min(text.Length, start + FrontMatter.Most)]))
                    return start;
                divider = Wrapping.IsDivider(content) ? start : labelBefore + line.Next;
                isApart = true;
            }
            else
            {
                if (isApart)
                    paragraphs.Add(new(start, start));
                paragraphs[^1] = paragraphs[^1] with { End = labelBefore + line.End };
                isApart = false;
            }
        }
        if (paragraphs is [.., var last] && divider >= 0 && last.Start >= divider)
            return divider;
        var tagged = paragraphs.FindLastIndex(p => Teaser.Hashtags(text[p.Start..p.End]).Count > 0);
        if (tagged > 0)
            return paragraphs[
                TrailingHashtags.Off(text[paragraphs[tagged].Start..paragraphs[tagged].End]).Length == 0 ? tagged - 1 : tagged
            ].Start;
        return paragraphs.Count > 1 ? paragraphs[^1].Start : label;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Paragraph(int Start, int End);
}
