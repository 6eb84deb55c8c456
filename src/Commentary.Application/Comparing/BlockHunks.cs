using System.Buffers;

namespace Commentary.Application.Comparing;

/// <summary>What one person did to a list of paragraphs, in pieces as small as can be told: this one was rewritten, that one came in.</summary>
public record BlockHunks(IReadOnlyList<BlockHunks.Hunk> Hunks, IReadOnlyList<int> Kept)
{
    /// <summary>Two paragraphs with fewer of their words in common are not one that was rewritten.</summary>
    private const double LeastAlike = 0.3;

    /// <summary>Of the words of a paragraph: with fewer of them in the one beside it, it was not joined to it.</summary>
    private const double LeastMoved = 0.6;

    /// <summary>In pairs of paragraphs: above it nobody asks which was made of which.</summary>
    private const int MostPairs = 2_500;

    private static readonly SearchValues<char> Between = SearchValues.Create(" \n\t\u00A0\u202F.,;:!?’'\"«»()[]*_");

    /// <summary>The paragraphs from <c>Start</c> to <c>End</c> became those from <c>From</c> to <c>To</c>.</summary>
    public record struct Hunk(int Start, int End, int From, int To)
    {
        public readonly bool Adds => Start == End;
    }

    /// <returns>And where each paragraph that was kept stands now; -1 for one that was not.</returns>
    public static BlockHunks Of(IReadOnlyList<string> was, IReadOnlyList<string> now)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(now);
        var hunks = Together(Narrow(was, now), was, now);
        Widen(hunks, was, now);

        var kept = new int[was.Count];
        Array.Fill(kept, -1);
        var (old, young) = (0, 0);
        foreach (var hunk in hunks.Append(new(was.Count, was.Count, now.Count, now.Count)))
        {
            while (old < hunk.Start)
                kept[old++] = young++;
            (old, young) = (hunk.End, hunk.To);
        }
        return new(hunks, kept);
    }

    /// <summary>The same as narrow as it can be told, for those who read it.</summary>
    internal static List<Hunk> Narrow(IReadOnlyList<string> was, IReadOnlyList<string> now)
    {
        List<Hunk> hunks = [];
        foreach (var block in BoundedDiff.Of(was, now).Blocks)
            Split(new(block.Start, block.End, block.From, block.To), was, now, hunks);
        return hunks;
    }

    private static void Split(Hunk hunk, IReadOnlyList<string> was, IReadOnlyList<string> now, List<Hunk> hunks)
    {
        var (start, from) = (hunk.Start, hunk.From);
        foreach (var (old, young) in Pairs(hunk, was, now).Append((hunk.End, hunk.To)))
        {
            // As many as before, and nothing alike: each in its place.
            if (old - start == young - from)
                for (; start < old; start++, from++)
                    hunks.Add(new(start, start + 1, from, from + 1));
            else
                hunks.Add(new(start, old, from, young));
            if (old < hunk.End)
                hunks.Add(new(old, old + 1, young, young + 1));
            (start, from) = (old + 1, young + 1);
        }
    }

    /// <summary>Which paragraph was made of which: the pairs, in order, that have most in common.</summary>
    private static List<(int Old, int Young)> Pairs(Hunk hunk, IReadOnlyList<string> was, IReadOnlyList<string> now)
    {
        var (rows, columns) = (hunk.End - hunk.Start, hunk.To - hunk.From);
        if (rows == 0 || columns == 0 || (rows == 1 && columns == 1) || rows * (long)columns > MostPairs)
            return [];
        var olds = Enumerable.Range(hunk.Start, rows).Select(i => Words(was[i])).ToArray();
        var youngs = Enumerable.Range(hunk.From, columns).Select(i => Words(now[i])).ToArray();
        var alike = new double[rows, columns];
        var best = new double[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        for (var j = columns - 1; j >= 0; j--)
        {
            alike[i, j] = Alike(olds[i], youngs[j]);
            best[i, j] = Math.Max(
                Math.Max(best[i + 1, j], best[i, j + 1]),
                alike[i, j] >= LeastAlike ? alike[i, j] + best[i + 1, j + 1] : 0
            );
        }
        List<(int, int)> pairs = [];
        for (var (i, j) = (0, 0); i < rows && j < columns && best[i, j] > 0; )
            if (best[i, j] <= best[i + 1, j])
                i++;
            else if (best[i, j] <= best[i, j + 1])
                j++;
            else
                pairs.Add((hunk.Start + i++, hunk.From + j++));
        return pairs;
    }

    /// <summary>
    /// Where two became one, or one two, it is one change: told as one that was rewritten beside one that went, whoever keeps the second would say it twice.
    /// </summary>
    private static List<Hunk> Together(List<Hunk> hunks, IReadOnlyList<string> was, IReadOnlyList<string> now)
    {
        List<Hunk> joined = [];
        foreach (var hunk in hunks)
            if (joined is [.., var last] && last.End == hunk.Start && last.To == hunk.From && (Went(last, hunk) || Went(hunk, last)))
                joined[^1] = new(last.Start, hunk.End, last.From, hunk.To);
            else
                joined.Add(hunk);
        return joined;

        // What stands on one side only stands, on the other, in what its neighbour has more.
        bool Went(Hunk alone, Hunk beside)
        {
            if ((alone.Start == alone.End) == (alone.From == alone.To) || beside.Start == beside.End || beside.From == beside.To)
                return false;
            var (olds, youngs) = (Said(was, beside.Start, beside.End), Said(now, beside.From, beside.To));
            var (words, less, more) = alone.Adds
                ? (Said(now, alone.From, alone.To), youngs, olds)
                : (Said(was, alone.Start, alone.End), olds, youngs);
            var found = words.Sum(word => Math.Clamp(more.GetValueOrDefault(word.Key) - less.GetValueOrDefault(word.Key), 0, word.Value));
            return found >= LeastMoved * words.Values.Sum();
        }

        static Dictionary<string, int> Said(IReadOnlyList<string> texts, int start, int end) =>
            Words(string.Join(' ', texts.Skip(start).Take(end - start)));
    }

    private static Dictionary<string, int> Words(string text)
    {
        Dictionary<string, int> words = new(StringComparer.Ordinal);
        foreach (var range in text.AsSpan().SplitAny(Between))
            if (text[range] is { Length: > 0 } word)
                words[word] = words.GetValueOrDefault(word) + 1;
        return words;
    }

    private static double Alike(Dictionary<string, int> one, Dictionary<string, int> other)
    {
        var all = one.Values.Sum() + other.Values.Sum();
        return all == 0 ? 0 : 2.0 * one.Sum(word => Math.Min(word.Value, other.GetValueOrDefault(word.Key))) / all;
    }

    /// <summary>Of several that are the same, nobody knows which one went or came: all of them are part of the change.</summary>
    private static void Widen(List<Hunk> hunks, IReadOnlyList<string> was, IReadOnlyList<string> now)
    {
        for (var i = 0; i < hunks.Count; i++)
        {
            var hunk = hunks[i];
            if (hunk.Start < hunk.End && hunk.From < hunk.To)
                continue;
            var texts = hunk.Adds ? now : was;
            var (first, last) = hunk.Adds ? (hunk.From, hunk.To) : (hunk.Start, hunk.End);
            var (least, most) = (i > 0 ? hunks[i - 1].End : 0, i + 1 < hunks.Count ? hunks[i + 1].Start : was.Count);
            var (up, down) = (0, 0);
            while (hunk.Start - up > least && texts[first - up - 1] == texts[last - up - 1])
                up++;
            while (hunk.End + down < most && texts[first + down] == texts[last + down])
                down++;
            hunks[i] = new(hunk.Start - up, hunk.End + down, hunk.From - up, hunk.To + down);
        }
    }
}
