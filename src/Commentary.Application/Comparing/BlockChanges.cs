namespace Commentary.Application.Comparing;

/// <summary>What makes one list of paragraphs of another: those that stayed are left out, those that changed are told word by word.</summary>
public static class BlockChanges
{
    /// <summary>In characters, of both texts of one passage: above it a comparison word by word takes longer than anybody reads.</summary>
    public const int MostInPassage = 40_000;

    /// <summary>The passages that changed, in order; null when there is too much to compare.</summary>
    public static IReadOnlyList<IReadOnlyList<WordChanges.Stretch>>? Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        List<IReadOnlyList<WordChanges.Stretch>> passages = [];
        foreach (var (old, now) in Passages(before, after))
        {
            if (old.Length + now.Length > MostInPassage)
                return null;
            passages.Add(WordChanges.Between(old, now));
        }
        return passages;
    }

    /// <summary>One by one: what little they have in common with each other's neighbours is no part of what is told.</summary>
    private static IEnumerable<(string Old, string Now)> Passages(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        foreach (var hunk in BlockHunks.Narrow(before, after))
            yield return (
                string.Join("\n\n", before.Skip(hunk.Start).Take(hunk.End - hunk.Start)),
                string.Join("\n\n", after.Skip(hunk.From).Take(hunk.To - hunk.From))
            );
    }
}
