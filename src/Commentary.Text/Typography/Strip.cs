using System.Text;

namespace Commentary.Text.Typography;

/// <summary>
/// The words of one block as one text, whatever marks stand in it. <see cref="Thing"/> stands for what has no words of its own: code, an address.
/// </summary>
internal sealed class Strip
{
    /// <summary>U+FFFC, the object replacement character.</summary>
    public const char Thing = '\uFFFC';

    private readonly Run[] runs;
    private int last;

    /// <param name="runs">One behind the other, over the whole text.</param>
    public Strip(string text, Run[] runs)
    {
        Text = text;
        this.runs = runs;
    }

    public Strip(string text, Style style)
        : this(text, [new(text.Length, style)]) { }

    /// <param name="End">Where it ends in the text; it begins where the one before ends.</param>
    /// <param name="Style">Whose rules it follows; null for what is left alone.</param>
    internal readonly record struct Run(int End, Style? Style);

    public string Text { get; }

    public int Count => runs.Length;

    public string Words(int run) => Text[(run == 0 ? 0 : runs[run - 1].End)..runs[run].End];

    public Style? StyleAt(int at) => runs[RunAt(at)].Style;

    /// <summary>Whether a stretch is in one run that may be changed.</summary>
    public bool IsOpen(int start, int end) => RunAt(start) is var run && runs[run].Style is not null && end <= runs[run].End;

    /// <summary>The text with its changes, each in the run that it belongs to.</summary>
    /// <param name="edits">By their place; no two overlap.</param>
    public Strip With(List<Edit> edits)
    {
        if (edits.Count == 0)
            return this;
        var text = new StringBuilder(Text.Length + edits.Count);
        var changed = new Run[runs.Length];
        var (from, next) = (0, 0);
        for (var run = 0; run < runs.Length; run++)
        {
            for (; next < edits.Count && RunAt(edits[next].Owner) == run; next++)
            {
                var edit = edits[next];
                // Two signs may want the space between them; the first has it.
                if (edit.Start < from)
                    continue;
                text.Append(Text, from, edit.Start - from).Append(edit.With);
                from = edit.Start + edit.Length;
            }
            text.Append(Text, from, runs[run].End - from);
            from = runs[run].End;
            changed[run] = runs[run] with { End = text.Length };
        }
        return new(text.ToString(), changed);
    }

    // Asked for one place after another: the answer is mostly where it was.
    private int RunAt(int at)
    {
        while (last > 0 && at < runs[last - 1].End)
            last--;
        while (last < runs.Length - 1 && at >= runs[last].End)
            last++;
        return last;
    }
}

/// <param name="Length">0 for what comes in between.</param>
/// <param name="Owner">The place of the character whose run it belongs to.</param>
internal readonly record struct Edit(int Start, int Length, string With, int Owner)
{
    public static Edit Instead(int start, int length, string with) => new(start, length, with, start);

    public static Edit Before(int at, string with) => new(at, 0, with, at);

    public static Edit After(int at, string with) => new(at + 1, 0, with, at);
}
