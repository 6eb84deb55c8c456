using Commentary.Application.Comparing;
using static Commentary.Application.Comparing.TextBlocks;

namespace Commentary.Application.Articles;

/// <summary>Two people's changes to one text, paragraph by paragraph: joined where they do not meet, side by side where they do.</summary>
public sealed class ParagraphMerge
{
    /// <summary>What becomes of a paragraph that both changed.</summary>
    public enum Take
    {
        Mine,
        Theirs,

        /// <summary>Mine, then theirs.</summary>
        Both,
    }

    /// <summary>A passage that both changed, and each differently. Empty where there is nothing.</summary>
    public record Clash(string Was, string Mine, string Theirs);

    /// <summary>A stretch of the text: the same for both, unless they meet in it.</summary>
    private sealed record Piece(IReadOnlyList<Block> Mine, IReadOnlyList<Block> Theirs, Clash? Clash);

    private readonly List<Piece> pieces = [];
    private string lead = "";
    private string tail = "";
    private string gap = "\n\n";

    private ParagraphMerge() { }

    public IReadOnlyList<Clash> Clashes => [.. pieces.Select(piece => piece.Clash).OfType<Clash>()];

    /// <summary>The whole, with what is taken of each passage that both changed, in order; mine of those that are not named.</summary>
    public string Text(IReadOnlyList<Take>? takes = null) => lead + Join(Blocks(takes)) + tail;

    public static ParagraphMerge Of(string was, string mine, string theirs)
    {
        if (mine == was || theirs == was || mine == theirs)
            return new() { lead = mine == was ? theirs : mine };
        var (opened, one, other) = (TextBlocks.Of(was), TextBlocks.Of(mine), TextBlocks.Of(theirs));
        var merge = new ParagraphMerge
        {
            lead = Either(opened.Lead, one.Lead, other.Lead)!,
            tail = Either(opened.Tail, one.Tail, other.Tail)!,
            gap = $"{was}{mine}{theirs}".Contains("\r\n", StringComparison.Ordinal) ? "\r\n\r\n" : "\n\n",
        };
        if (one.Blocks.Count == 0 && other.Blocks.Count == 0)
            return merge;
        int[] counts = [opened.Blocks.Count, one.Blocks.Count, other.Blocks.Count];
        if (counts.Min() == 0)
            return merge.Whole(opened, one, other);
        merge.Walk(opened.Blocks, new(opened.Blocks, one.Blocks), new(opened.Blocks, other.Blocks));
        // Each took out what the other left: nobody wanted nothing.
        var isEmpty = merge.pieces.TrueForAll(piece => piece is { Clash: null, Mine.Count: 0 });
        return isEmpty || !merge.Holds(Take.Mine) || !merge.Holds(Take.Theirs) ? merge.Whole(opened, one, other) : merge;
    }

    /// <summary>Whether its paragraphs are still what they are side by side: code that one left open would take in what the other wrote.</summary>
    private bool Holds(Take take)
    {
        var blocks = Blocks([.. Clashes.Select(_ => take)]);
        return TextBlocks.Of(Join(blocks)).Blocks.Select(block => block.Text).SequenceEqual(blocks.Select(block => block.Text));
    }

    private List<Block> Blocks(IReadOnlyList<Take>? takes)
    {
        var number = 0;
        List<Block> all = [];
        foreach (var piece in pieces)
        {
            var take = piece.Clash is null || takes is null || number >= takes.Count ? Take.Mine : takes[number];
            if (piece.Clash is not null)
                number++;
            if (take is not Take.Theirs)
                all.AddRange(piece.Mine);
            if (take is not Take.Mine)
                all.AddRange(piece.Theirs);
        }
        return all;
    }

    private ParagraphMerge Whole(TextBlocks was, TextBlocks mine, TextBlocks theirs)
    {
        pieces.Clear();
        pieces.Add(Meet(was.Blocks, mine.Blocks, theirs.Blocks));
        return this;
    }

    private void Walk(IReadOnlyList<Block> was, Side mine, Side theirs)
    {
        var next = 0;
        foreach (var (start, end, isMine, isTheirs) in Regions(mine, theirs))
        {
            Keep(start);
            var (one, other) = (mine.Now(start, end), theirs.Now(start, end));
            if (!isTheirs)
                pieces.Add(new(one, one, null));
            else if (!isMine)
                pieces.Add(new(other, other, null));
            else
                pieces.Add(Meet([.. was.Skip(start).Take(end - start)], one, other));
            next = end;
        }
        Keep(was.Count);

        void Keep(int until)
        {
            for (; next < until; next++)
            {
                var block = was[next] with { Before = Either(was[next].Before, mine.Kept(next).Before, theirs.Kept(next).Before) };
                pieces.Add(new([block], [block], null));
            }
        }
    }

    private Piece Meet(IReadOnlyList<Block> was, IReadOnlyList<Block> mine, IReadOnlyList<Block> theirs)
    {
        if (!mine.Select(block => block.Text).SequenceEqual(theirs.Select(block => block.Text)))
            return new(mine, theirs, new(Join(was), Join(mine), Join(theirs)));
        Block[] same = [.. mine.Zip(theirs, (one, other) => one with { Before = Either(null, one.Before, other.Before) })];
        return new(same, same, null);
    }

    /// <summary>The stretches of the old text that were changed: by both in one stretch where they meet, by one where only they were.</summary>
    private static IEnumerable<(int Start, int End, bool IsMine, bool IsTheirs)> Regions(Side mine, Side theirs)
    {
        (int Start, int End, bool IsMine, bool IsTheirs)? region = null;
        foreach (
            var (hunk, isMine) in mine
                .Hunks.Select(hunk => (hunk, true))
                .Concat(theirs.Hunks.Select(hunk => (hunk, false)))
                .OrderBy(change => change.hunk.Start)
                .ThenBy(change => change.hunk.End)
        )
        {
            if (region is { } open && (hunk.Start < open.End || (hunk.Adds && open.Start == open.End && open.End == hunk.Start)))
                region = (open.Start, Math.Max(open.End, hunk.End), open.IsMine || isMine, open.IsTheirs || !isMine);
            else
            {
                if (region is { } closed)
                    yield return closed;
                region = (hunk.Start, hunk.End, isMine, !isMine);
            }
        }
        if (region is { } last)
            yield return last;
    }

    private string Join(IReadOnlyList<Block> blocks) =>
        string.Concat(blocks.Select((block, place) => place == 0 ? block.Text : (block.Before ?? gap) + block.Text));

    /// <summary>How two paragraphs stand apart: as whoever changed it has it. Blank lines say nothing, so the longer of two.</summary>
    private static string? Either(string? was, string? mine, string? theirs)
    {
        if (theirs is null || (theirs == was && mine is not null))
            return mine;
        if (mine is null || mine == was)
            return theirs;
        return (mine.Length, string.CompareOrdinal(mine, theirs)).CompareTo((theirs.Length, 0)) > 0 ? mine : theirs;
    }

    /// <summary>One person's text beside the old one.</summary>
    private sealed class Side(IReadOnlyList<Block> was, IReadOnlyList<Block> now)
    {
        private readonly BlockHunks changes = BlockHunks.Of([.. was.Select(block => block.Text)], [.. now.Select(block => block.Text)]);

        public IReadOnlyList<BlockHunks.Hunk> Hunks => changes.Hunks;

        public Block Kept(int place) => now[changes.Kept[place]];

        /// <summary>What became of a stretch of the old text.</summary>
        public List<Block> Now(int start, int end)
        {
            List<Block> found = [];
            var next = start;
            for (var i = FirstFrom(start); i < Hunks.Count && Hunks[i].Start <= end; i++)
            {
                var hunk = Hunks[i];
                // What came in at the edge of a stretch stands beside it, and is a change of its own.
                var isInside = hunk.Adds ? hunk.Start > start && hunk.End < end : start < end && hunk.Start >= start && hunk.End <= end;
                if (!isInside && !(hunk.Adds && start == end && hunk.Start == start))
                    continue;
                for (; next < hunk.Start; next++)
                    found.Add(Kept(next));
                found.AddRange(now.Skip(hunk.From).Take(hunk.To - hunk.From));
                next = hunk.End;
            }
            for (; next < end; next++)
                found.Add(Kept(next));
            return found;
        }

        /// <summary>They are in order: the first that does not end before a place.</summary>
        private int FirstFrom(int start)
        {
            var (low, high) = (0, Hunks.Count);
            while (low < high)
                if (Hunks[(low + high) / 2].End < start)
                    low = (low + high) / 2 + 1;
                else
                    high = (low + high) / 2;
            return low;
        }
    }
}
