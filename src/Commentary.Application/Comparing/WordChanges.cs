using System.Buffers;

namespace Commentary.Application.Comparing;

/// <summary>What makes one text of another, word by word, or as a whole where they have little in common.</summary>
public static class WordChanges
{
    public enum Kind
    {
        Same,
        OnlyMine,
        OnlyTheirs,
    }

    public record Stretch(Kind Kind, string Text);

    /// <summary>In words: fewer in a row that are the same are there by chance, unless a text begins or ends with them.</summary>
    private const int LeastInRow = 3;

    /// <summary>Of the shorter text: where less of it stayed, a reader would be shown a salad of words.</summary>
    private const double LeastKept = 1 / 3.0;

    private static readonly SearchValues<char> Ends = SearchValues.Create(" \n\t\u00A0\u202F.,;:!?’'");

    public static IReadOnlyList<Stretch> Between(string mine, string theirs)
    {
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);
        var (old, now) = (Pieces(mine), Pieces(theirs));
        List<Stretch> stretches = [];
        var (next, kept) = (0, 0);
        foreach (var block in BoundedDiff.Of(old, now).Blocks)
        {
            AddSame(block.Start);
            Add(Kind.OnlyMine, old, block.Start, block.End);
            Add(Kind.OnlyTheirs, now, block.From, block.To);
            next = block.End;
        }
        AddSame(old.Count);
        var shorter = Math.Min(old.Count(IsWord), now.Count(IsWord));
        return kept < shorter * LeastKept ? [new(Kind.OnlyMine, mine), new(Kind.OnlyTheirs, theirs)] : stretches;

        void AddSame(int end)
        {
            var words = old.Skip(next).Take(end - next).Count(IsWord);
            if (words >= LeastInRow || next == 0 || end == old.Count)
                kept += words;
            Add(Kind.Same, old, next, end);
        }

        void Add(Kind kind, List<string> pieces, int start, int end)
        {
            if (start < end)
                stretches.Add(new(kind, string.Concat(pieces.Skip(start).Take(end - start))));
        }
    }

    private static bool IsWord(string piece) => piece.Any(char.IsLetterOrDigit);

    /// <summary>Words, and each sign that stands between two.</summary>
    private static List<string> Pieces(string text)
    {
        List<string> pieces = [];
        for (var at = 0; at < text.Length; )
        {
            var word = text.AsSpan(at).IndexOfAny(Ends);
            var length = word switch
            {
                < 0 => text.Length - at,
                0 => 1,
                _ => word,
            };
            pieces.Add(text.Substring(at, length));
            at += length;
        }
        return pieces;
    }
}
