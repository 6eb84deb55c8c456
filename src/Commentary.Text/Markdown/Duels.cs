using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;

namespace Commentary.Text.Markdown;

/// <summary>
/// Two paragraphs that answer each other, one of the optimistic viewpoint and one of the pessimistic: both begin with the same mark, such as
/// <c>[duel A]</c>. The mark goes where its paragraph goes, and is never shown. A duel is where exactly one paragraph of each side has the label.
/// </summary>
public static class Duels
{
    public enum FaultKind
    {
        /// <summary>No paragraph of the other side has the label.</summary>
        OneSide,

        /// <summary>More than one paragraph of a side has it.</summary>
        Twice,

        /// <summary>There is no paragraph behind it.</summary>
        Alone,
    }

    /// <param name="Key">By its words: it names the paragraph wherever it goes.</param>
    public sealed record Paragraph(string Key, string Words, string? Label);

    /// <param name="IsCrossed">Whether its paragraphs stand in another order than those of the other duels: they link to each other, and no more.</param>
    public sealed record Duel(string Label, string Optimistic, string Pessimistic, bool IsCrossed);

    /// <param name="Part">Where the label is, or is more than once.</param>
    public sealed record Fault(string Label, Part Part, FaultKind Kind);

    /// <summary>All that an editor is told of the duels of two texts.</summary>
    public sealed record Found(
        IReadOnlyList<Duel> Duels,
        IReadOnlyList<Fault> Faults,
        IReadOnlyList<Paragraph> Optimistic,
        IReadOnlyList<Paragraph> Pessimistic
    );

    /// <summary>Whether the part knows the mark. Elsewhere it is ordinary text.</summary>
    public static bool Knows(Part part) => part is Part.Optimistic or Part.Pessimistic;

    /// <summary>The Markdown of a part without its marks.</summary>
    public static string Unmarked(string markdown, Part part) => Knows(part) ? MarkedText.Of(markdown).Text : markdown;

    /// <summary>The HTML of a part, in which each block that is marked says so to <see cref="FaceToFace"/>.</summary>
    public static string ToHtml(string markdown, Part part, Language language)
    {
        if (!Knows(part))
            return HouseMarkdown.ToHtml(markdown, language);
        var marked = MarkedText.Of(HouseMarkdown.Clean(markdown));
        return HouseMarkdown.ToLabelledHtml(marked.Text, language, marked.Labels);
    }

    public static Found Find(string optimistic, string pessimistic)
    {
        var (one, other) = (MarkedText.Of(optimistic), MarkedText.Of(pessimistic));
        var pairs = Pairs([.. one.Blocks.Select(b => b.Label)], [.. other.Blocks.Select(b => b.Label)]);
        var inOrder = InOrder(pairs);
        return new(
            [
                .. pairs.Select(pair => new Duel(
                    one.Blocks[pair.One].Label!,
                    one.Blocks[pair.One].Words,
                    other.Blocks[pair.Other].Words,
                    !inOrder.Contains(pair)
                )),
            ],
            [.. Faults(one, other)],
            Listed(one),
            Listed(other)
        );
    }

    /// <summary>Where a paragraph stands that was chosen by its key: by its words, or in the place that it had among its neighbours in an older text.</summary>
    public static int? Place(string markdown, string key, string older)
    {
        var now = Listed(MarkedText.Of(markdown));
        for (var i = 0; i < now.Count; i++)
            if (now[i].Key == key)
                return i;
        var before = Listed(MarkedText.Of(older));
        var whence = Paragraphs.Match([.. now.Select(p => p.Words)], [.. before.Select(p => p.Words)]);
        var place = Array.FindIndex(whence, i => i is { } at && before[at].Key == key);
        return place < 0 ? null : place;
    }

    /// <summary>Both texts with a duel of these two paragraphs. A duel that one of them had is undone.</summary>
    public static (string Optimistic, string Pessimistic) Join(string optimistic, string pessimistic, int one, int other)
    {
        var (left, right) = (MarkedText.Of(optimistic), MarkedText.Of(pessimistic));
        foreach (var label in new[] { left.Blocks[one].Label, right.Blocks[other].Label }.OfType<string>())
            (optimistic, pessimistic) = Undo(optimistic, pessimistic, label);
        (left, right) = (MarkedText.Of(optimistic), MarkedText.Of(pessimistic));
        var taken = left.Marks.Concat(right.Marks).SelectMany(mark => mark.Others.Prepend(mark.Label)).ToHashSet(StringComparer.Ordinal);
        var free = Enumerable.Range(0, int.MaxValue).Select(Label).First(label => !taken.Contains(label));
        return (Marked(left, one, free), Marked(right, other, free));
    }

    /// <summary>Both texts without the marks of one label.</summary>
    public static (string Optimistic, string Pessimistic) Undo(string optimistic, string pessimistic, string label)
    {
        return (Without(optimistic), Without(pessimistic));

        string Without(string markdown) =>
            MarkedText.Of(markdown).Without(mark => mark.Others.Prepend(mark.Label).Contains(label, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Those that have a label which one block of each side has, in the order of the first side.</summary>
    internal static List<(int One, int Other)> Pairs(IReadOnlyList<string?> one, IReadOnlyList<string?> other)
    {
        var (here, there) = (Once(one), Once(other));
        return
        [
            .. here.Where(mark => there.ContainsKey(mark.Key)).Select(mark => (mark.Value, there[mark.Key])).OrderBy(pair => pair.Value),
        ];

        static Dictionary<string, int> Once(IReadOnlyList<string?> labels) =>
            labels
                .Select((label, place) => (label, place))
                .Where(mark => mark.label is not null)
                .GroupBy(mark => mark.label!)
                .Where(marks => marks.Count() == 1)
                .ToDictionary(marks => marks.Key, marks => marks.Single().place);
    }

    /// <summary>As many of the pairs as stand in one order on both sides.</summary>
    internal static HashSet<(int One, int Other)> InOrder(List<(int One, int Other)> pairs)
    {
        var (length, before) = (new int[pairs.Count], new int[pairs.Count]);
        var last = -1;
        for (var i = 0; i < pairs.Count; i++)
        {
            (length[i], before[i]) = (1, -1);
            for (var j = 0; j < i; j++)
                if (pairs[j].Other < pairs[i].Other && length[j] >= length[i])
                    (length[i], before[i]) = (length[j] + 1, j);
            if (last < 0 || length[i] > length[last])
                last = i;
        }
        HashSet<(int, int)> chosen = [];
        for (; last >= 0; last = before[last])
            chosen.Add(pairs[last]);
        return chosen;
    }

    private static List<Paragraph> Listed(MarkedText text)
    {
        Dictionary<string, int> seen = [];
        return
        [
            .. text.Blocks.Select(block =>
            {
                var print = Paragraphs.Print(block.Words);
                var time = seen[print] = seen.GetValueOrDefault(print) + 1;
                return new Paragraph(time == 1 ? print : $"{print}-{time}", block.Words, block.Label);
            }),
        ];
    }

    private static IEnumerable<Fault> Faults(MarkedText one, MarkedText other)
    {
        var (here, there) = (Count(one), Count(other));
        HashSet<string> told = [];
        foreach (var label in here.Keys.Union(there.Keys, StringComparer.Ordinal))
        {
            var (left, right) = (here.GetValueOrDefault(label), there.GetValueOrDefault(label));
            if ((left, right) is not (1, 1) && told.Add(label))
                yield return left > 1 || right > 1
                    ? new(label, left > 1 ? Part.Optimistic : Part.Pessimistic, FaultKind.Twice)
                    : new(label, left == 1 ? Part.Optimistic : Part.Pessimistic, FaultKind.OneSide);
        }
        foreach (var (text, part, counted) in new[] { (one, Part.Optimistic, here), (other, Part.Pessimistic, there) })
        foreach (var label in text.Marks.SelectMany(mark => mark.Others.Prepend(mark.Label)))
            if (!counted.ContainsKey(label) && told.Add(label))
                yield return new(label, part, FaultKind.Alone);

        static Dictionary<string, int> Count(MarkedText text) =>
            text.Blocks.Select(b => b.Label).OfType<string>().CountBy(l => l).ToDictionary();
    }

    private static string Marked(MarkedText text, int place, string label)
    {
        var block = text.Blocks[place];
        return text.Source.Insert(block.Start, $"[duel {label}]{(block.IsParagraph ? ' ' : '\n')}");
    }

    /// <summary>A to Z, then A1 to Z1, and so on.</summary>
    private static string Label(int number) => (char)('A' + number % 26) + (number < 26 ? "" : $"{number / 26}");
}
