using System.Text;
using System.Text.RegularExpressions;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;

namespace Commentary.Text.Markdown;

/// <summary>
/// A text with its marks of duels, and the same text without them. A mark is what stands at the head of a block of the text as it is without
/// its marks: so one may stand before a list or a block of code, and none changes what the text is made of.
/// </summary>
internal sealed partial class MarkedText
{
    private MarkedText(string source, string text, List<Mark> marks)
    {
        Source = source;
        Text = text;
        Marks = marks;
        blocks = new(ReadBlocks);
    }

    private readonly Lazy<IReadOnlyList<TextBlock>> blocks;

    public string Source { get; }

    /// <summary>What readers are shown.</summary>
    public string Text { get; }
    public IReadOnlyList<Mark> Marks { get; }

    /// <summary>The blocks at the top that have words, in order.</summary>
    public IReadOnlyList<TextBlock> Blocks => blocks.Value;

    /// <summary>Those that have a label, by the line of <see cref="Text"/> on which they begin.</summary>
    public Dictionary<int, string> Labels =>
        Blocks.Where(block => block.Label is not null).ToDictionary(block => block.Line, block => block.Label!);

    /// <param name="Start">Where it begins in the source.</param>
    /// <param name="At">Where it would stand in the text.</param>
    /// <param name="Others">Labels of further marks behind it, which mark nothing.</param>
    internal sealed record Mark(string Label, int Start, int Length, IReadOnlyList<string> Others, int At = 0, int Line = 0);

    /// <param name="Start">Where its line begins in the source; before its mark, if it has one.</param>
    internal sealed record TextBlock(string Words, string? Label, int Line, int Start, bool IsParagraph);

    public static MarkedText Of(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!source.Contains("duel", StringComparison.OrdinalIgnoreCase) || Candidates(source) is not { Count: > 0 } found)
            return new(source, source, []);
        var (trial, tried) = Without(source, found);
        var kept = tried.Where(IsMark(source, trial)).ToList();
        var (text, marks) = Without(source, kept);
        return new(source, text, marks);
    }

    /// <summary>The source without the marks that are so.</summary>
    public string Without(Func<Mark, bool> isLeftOut) => Without(Source, [.. Marks.Where(isLeftOut)]).Text;

    private static Func<Mark, bool> IsMark(string source, string trial)
    {
        // Too long or too deep to be read: a paragraph is what follows an empty line.
        if (HouseMarkdown.Parse(trial) is not { } without || HouseMarkdown.Parse(source) is not { } with)
            return mark => string.IsNullOrWhiteSpace(LineBefore(source, mark.Start));
        var (there, here) = (Beginnings(without), Beginnings(with));
        // Where two lists join once the mark between them is gone, no block begins; it began one all the same.
        return mark => there.Contains(mark.Line) || here.Contains(source.AsSpan(0, mark.Start).Count('\n'));
    }

    private static HashSet<int> Beginnings(MarkdownDocument document) =>
        [.. document.Where(block => block is not (LinkReferenceDefinitionGroup or FootnoteGroup)).Select(block => block.Line)];

    private static string LineBefore(string source, int at)
    {
        var end = source.LastIndexOf('\n', Math.Max(0, at - 1));
        return end <= 0 ? "" : source[(source.LastIndexOf('\n', end - 1) + 1)..end];
    }

    private static List<Mark> Candidates(string source)
    {
        List<Mark> found = [];
        for (var match = Pattern().Match(source); match.Success; match = match.NextMatch())
        {
            var labels = match.Groups["label"].Captures.Select(label => label.Value.ToUpperInvariant()).ToList();
            var marks = match.Groups["marks"];
            var end = marks.Index + marks.Length;
            // Alone on its line, it takes the line with it; behind the sign of a heading or a list it leaves that where it is.
            if (match.Groups["signs"].Length == 0 && end < source.Length && source[end] == '\n')
                end++;
            found.Add(new(labels[0], marks.Index, end - marks.Index, labels[1..]));
        }
        return found;
    }

    private static (string Text, List<Mark> Marks) Without(string source, IReadOnlyList<Mark> marks)
    {
        var text = new StringBuilder(source.Length);
        List<Mark> placed = [];
        var (from, line) = (0, 0);
        foreach (var mark in marks)
        {
            var before = source.AsSpan(from, mark.Start - from);
            text.Append(before);
            line += before.Count('\n');
            placed.Add(mark with { At = text.Length, Line = line });
            from = mark.Start + mark.Length;
        }
        return (text.Append(source, from, source.Length - from).ToString(), placed);
    }

    private List<TextBlock> ReadBlocks()
    {
        if (HouseMarkdown.Parse(Text) is not { } document)
            return [];
        var labels = Marks.GroupBy(mark => mark.Line).ToDictionary(line => line.Key, line => line.First().Label);
        List<int> lines = [0];
        for (var i = 0; i < Text.Length; i++)
            if (Text[i] == '\n')
                lines.Add(i + 1);
        return
        [
            .. document
                .Where(block => block is not (LinkReferenceDefinitionGroup or FootnoteGroup or ThematicBreakBlock))
                .Select(block => new TextBlock(
                    WordsOf(block),
                    labels.GetValueOrDefault(block.Line),
                    block.Line,
                    SourceOf(lines[block.Line]),
                    block is ParagraphBlock
                ))
                .Where(block => block.Words.Length > 0),
        ];
    }

    private int SourceOf(int at) => at + Marks.TakeWhile(mark => mark.At < at).Sum(mark => mark.Length);

    private static string WordsOf(Block block) =>
        string.Join(
            ' ',
            HouseMarkdown
                .PlainText(block is ContainerBlock several ? several.Descendants<LeafBlock>() : [(LeafBlock)block])
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    /// <summary>One mark or more at the head of a line, behind the signs that may begin one; the words of a link are no mark.</summary>
    [GeneratedRegex(
        """^ {0,3}(?<signs>(?:(?:\#{1,6}|[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]*|\|[ \t]*){0,9})(?<marks>(?:\[[^\S\n]*duel[^\S\n]+(?<label>[\p{L}\p{Nd}]{1,8})[^\S\n]*\](?![(:])[^\S\n]*)+)""",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Pattern();
}
