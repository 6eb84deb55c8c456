using Commentary.Application.Comparing;
using Commentary.Text.Drift;

namespace Commentary.Application.Drift;

/// <summary>Where two French texts differ in what they say, sentence by sentence.</summary>
public static class SentenceDrift
{
    /// <summary>In sentences, of one text: above it all that lies between the first change and the last is one.</summary>
    public const int Most = 2_000;

    /// <summary>The sentences from <c>Start</c> to <c>End</c> became those from <c>From</c> to <c>To</c>.</summary>
    public record struct Hunk(int Start, int End, int From, int To);

    public static IReadOnlyList<Hunk> Between(IReadOnlyList<Written> was, IReadOnlyList<Written> now)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(now);
        string[] before = [.. was.Select(sentence => sentence.Print)];
        string[] after = [.. now.Select(sentence => sentence.Print)];
        if (before.AsSpan().SequenceEqual(after))
            return [];
        if (before.Length > Most || after.Length > Most)
            return [Trimmed(new(0, before.Length, 0, after.Length), before, after)];
        return
        [
            .. BlockHunks
                .Of(before, after)
                .Hunks.Select(hunk => Trimmed(new(hunk.Start, hunk.End, hunk.From, hunk.To), before, after))
                .Where(hunk => hunk.Start < hunk.End || hunk.From < hunk.To),
        ];
    }

    /// <summary>What changed between two sentences, or two stretches of them, the gravest first.</summary>
    public static IReadOnlyList<DriftKind> Kinds(IReadOnlyList<Token> was, IReadOnlyList<Token> now, IReadOnlySet<string> names)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(now);
        if (was.Count == 0)
            return [DriftKind.Added];
        if (now.Count == 0)
            return [DriftKind.Removed];
        var (before, after) = (FrenchSigns.Of(was, names), FrenchSigns.Of(now, names));
        var changed = Signs.None;
        foreach (var block in BoundedDiff.Of([.. was.Select(token => token.Text)], [.. now.Select(token => token.Text)]).Blocks)
        {
            for (var i = block.Start; i < block.End; i++)
                changed |= before[i];
            for (var i = block.From; i < block.To; i++)
                changed |= after[i];
        }
        List<DriftKind> kinds = [];
        if (changed.HasFlag(Signs.Number))
            kinds.Add(DriftKind.Number);
        if (changed.HasFlag(Signs.Name))
            kinds.Add(DriftKind.Name);
        if (changed.HasFlag(Signs.Negation))
            kinds.Add(DriftKind.Negation);
        return kinds.Count > 0 ? kinds : [DriftKind.Wording];
    }

    /// <summary>Without the sentences at its ends that are the same in both.</summary>
    private static Hunk Trimmed(Hunk hunk, string[] was, string[] now)
    {
        while (hunk.Start < hunk.End && hunk.From < hunk.To && was[hunk.Start] == now[hunk.From])
            (hunk.Start, hunk.From) = (hunk.Start + 1, hunk.From + 1);
        while (hunk.Start < hunk.End && hunk.From < hunk.To && was[hunk.End - 1] == now[hunk.To - 1])
            (hunk.End, hunk.To) = (hunk.End - 1, hunk.To - 1);
        return hunk;
    }
}
