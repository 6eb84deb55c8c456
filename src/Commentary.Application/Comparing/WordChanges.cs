using DiffPlex;
using DiffPlex.Chunkers;

namespace Commentary.Application.Comparing;

/// <summary>What makes one text of another, word by word.</summary>
public static class WordChanges
{
    public enum Kind
    {
        Same,
        OnlyMine,
        OnlyTheirs,
    }

    public record Stretch(Kind Kind, string Text);

    private static readonly DelimiterChunker Words = new([' ', '\n', '\t', '\u00A0', '\u202F', '.', ',', ';', ':', '!', '?', '’', '\'']);

    public static IReadOnlyList<Stretch> Between(string mine, string theirs)
    {
        var diff = Differ.Instance.CreateDiffs(mine, theirs, ignoreWhiteSpace: false, ignoreCase: false, Words);
        List<Stretch> stretches = [];
        var next = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(Kind.Same, diff.PiecesOld, next, block.DeleteStartA - next);
            Add(Kind.OnlyMine, diff.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(Kind.OnlyTheirs, diff.PiecesNew, block.InsertStartB, block.InsertCountB);
            next = block.DeleteStartA + block.DeleteCountA;
        }
        Add(Kind.Same, diff.PiecesOld, next, diff.PiecesOld.Count - next);
        return stretches;

        void Add(Kind kind, IReadOnlyList<string> pieces, int start, int count)
        {
            if (count > 0)
                stretches.Add(new(kind, string.Concat(pieces.Skip(start).Take(count))));
        }
    }
}
