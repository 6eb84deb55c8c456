namespace Commentary.Application.Comparing;

/// <summary>
/// Where two lists differ, by a shortest way from one to the other (E. W. Myers, 1986) as long as there is a short one. Where there is none, all between
/// the first difference and the last is one: the work grows as the lists do, whatever somebody typed.
/// </summary>
/// <param name="Blocks">In order; what stands between two of them is the same in both lists.</param>
/// <param name="Steps">What it took, in comparisons of two items and in ways that were tried.</param>
public sealed record BoundedDiff(IReadOnlyList<BoundedDiff.Block> Blocks, long Steps)
{
    /// <summary>In items that go or come. Nobody reads a thousand changes one by one.</summary>
    public const int MaxEdits = 1_000;

    /// <summary>Steps for each item of the two lists, and for lists of whatever length.</summary>
    private const long MaxStepsForItem = 32;
    private const long MaxStepsAnyway = 2_000_000;

    /// <summary>The items from <c>Start</c> to <c>End</c> became those from <c>From</c> to <c>To</c>.</summary>
    public readonly record struct Block(int Start, int End, int From, int To);

    public static BoundedDiff Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        var (old, now) = (Numbered(before), Numbered(after));
        var (first, same) = (0, 0);
        while (first < old.Length && first < now.Length && old[first] == now[first])
            first++;
        while (same < old.Length - first && same < now.Length - first && old[^(same + 1)] == now[^(same + 1)])
            same++;
        var middle = new Search(old.AsMemory(first..^same), now.AsMemory(first..^same));
        var blocks = middle.Blocks().Select(b => new Block(b.Start + first, b.End + first, b.From + first, b.To + first)).ToList();
        return new(blocks, middle.Steps + first + same);

        // Numbers are compared quicker than words.
        int[] Numbered(IReadOnlyList<string> items)
        {
            var numbered = new int[items.Count];
            for (var i = 0; i < numbered.Length; i++)
            {
                if (!numbers.TryGetValue(items[i], out var number))
                    numbers[items[i]] = number = numbers.Count;
                numbered[i] = number;
            }
            return numbered;
        }
    }

    /// <summary>On diagonal <c>k</c> (place in the old list less place in the new one), how far one comes with so many edits.</summary>
    private sealed class Search(ReadOnlyMemory<int> before, ReadOnlyMemory<int> after)
    {
        private const int Unreached = -1;

        /// <summary>For each number of edits what was reached with one less, from its lowest diagonal on.</summary>
        private readonly List<int[]> reached = [];

        private readonly long maxSteps = MaxStepsAnyway + MaxStepsForItem * (before.Length + after.Length);

        public long Steps { get; private set; }

        public List<Block> Blocks()
        {
            var (rows, columns) = (before.Length, after.Length);
            if (rows == 0 && columns == 0)
                return [];
            if (rows == 0 || columns == 0 || !Reaches())
                return [new(0, rows, 0, columns)];
            List<Block> blocks = [];
            var (x, y) = (rows, columns);
            // From the end back: each run of edits without anything that stayed is one block.
            var (end, to) = (rows, columns);
            for (var edits = reached.Count - 1; edits >= 0; edits--)
            {
                var k = x - y;
                var (start, isRemoval) = edits == 0 ? (0, false) : Entered(reached[edits], edits, k);
                if (x > start)
                {
                    if (end > x || to > y)
                        blocks.Add(new(x, end, y, to));
                    (end, to) = (start, start - k);
                }
                if (edits > 0)
                    (x, y) = isRemoval ? (start - 1, start - k) : (start, start - k - 1);
            }
            if (end > 0 || to > 0)
                blocks.Add(new(0, end, 0, to));
            blocks.Reverse();
            return blocks;
        }

        private bool Reaches()
        {
            var old = before.Span;
            var now = after.Span;
            int[] last = [];
            for (var edits = 0; edits <= MaxEdits && Steps <= maxSteps; edits++)
            {
                reached.Add(last);
                var next = new int[2 * edits + 1];
                for (var k = -edits; k <= edits; k += 2)
                {
                    Steps++;
                    var x = edits == 0 ? 0 : Entered(last, edits, k).X;
                    for (; x >= 0 && x < old.Length && x - k < now.Length && old[x] == now[x - k]; x++)
                        Steps++;
                    next[k + edits] = x;
                    if (x == old.Length && x - k == now.Length)
                        return true;
                }
                last = next;
            }
            return false;
        }

        /// <summary>Where a diagonal is entered with the last edit: as far on as one can be, by a removal or by what came in.</summary>
        private (int X, bool IsRemoval) Entered(int[] last, int edits, int k)
        {
            var (removed, added) = (At(last, edits, k - 1), At(last, edits, k + 1));
            removed = removed == Unreached || removed == before.Length ? Unreached : removed + 1;
            added = added == Unreached || added - k > after.Length ? Unreached : added;
            return removed > added ? (removed, true) : (added, false);
        }

        private static int At(int[] last, int edits, int k) =>
            k + edits - 1 is >= 0 and var place && place < last.Length ? last[place] : Unreached;
    }
}
