namespace Commentary.Application.Comparing;

/// <summary>What makes one list of paragraphs of another: those that stayed are left out, those that changed are told word by word.</summary>
public static class BlockChanges
{
    /// <summary>In characters, of both texts of one passage: above it a comparison word by word takes longer than anybody reads.</summary>
    public const int MostInPassage = 40_000;

    /// <summary>In paragraphs; above it they are not compared.</summary>
    public const int MostBlocks = 2_000;

    /// <summary>The passages that changed, in order; null when there is too much to compare.</summary>
    public static IReadOnlyList<IReadOnlyList<WordChanges.Stretch>>? Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Count > MostBlocks || after.Count > MostBlocks)
            return before.SequenceEqual(after) ? [] : null;
        List<IReadOnlyList<WordChanges.Stretch>> passages = [];
        foreach (var (old, now) in Passages(before, after))
        {
            if (old.Length + now.Length > MostInPassage)
                return null;
            passages.Add(WordChanges.Between(old, now));
        }
        return passages;
    }

    /// <summary>Where two lists of paragraphs differ, in order: so many of the one are so many of the other.</summary>
    public static IList<DiffPlex.Model.DiffBlock> Differences(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        DiffPlex
            .Differ.Instance.CreateDiffs(
                Numbers(before, after, before),
                Numbers(before, after, after),
                ignoreWhiteSpace: false,
                ignoreCase: false,
                DiffPlex.Chunkers.LineChunker.Instance
            )
            .DiffBlocks;

    private static IEnumerable<(string Old, string Now)> Passages(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        foreach (var block in Differences(before, after))
            yield return (
                string.Join("\n\n", before.Skip(block.DeleteStartA).Take(block.DeleteCountA)),
                string.Join("\n\n", after.Skip(block.InsertStartB).Take(block.InsertCountB))
            );
    }

    /// <summary>A line for each paragraph, the same for the same words: paragraphs have lines of their own.</summary>
    private static string Numbers(IReadOnlyList<string> before, IReadOnlyList<string> after, IReadOnlyList<string> which)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        foreach (var words in before.Concat(after))
            numbers.TryAdd(words, numbers.Count);
        return string.Join('\n', which.Select(words => numbers[words]));
    }
}
