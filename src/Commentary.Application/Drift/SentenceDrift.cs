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
            return [.. Led(0, 0, was.Count)];
        if (before.Length > Most || after.Length > Most)
            return [Trimmed(new(0, before.Length, 0, after.Length), before, after)];
        List<Hunk> hunks = [];
        var (next, later) = (0, 0);
        foreach (var hunk in BlockHunks.Of(before, after).Hunks)
        {
            var trimmed = Trimmed(new(hunk.Start, hunk.End, hunk.From, hunk.To), before, after);
            hunks.AddRange(Led(next, later, trimmed.Start - next));
            if (trimmed.Start < trimmed.End || trimmed.From < trimmed.To)
                hunks.Add(trimmed);
            (next, later) = (trimmed.End, trimmed.To);
        }
        hunks.AddRange(Led(next, later, was.Count - next));
        return hunks;

        // A link that was put on words changes nothing that is said; one that leads elsewhere by now, or is gone, does.
        IEnumerable<Hunk> Led(int start, int young, int count) =>
            from i in Enumerable.Range(0, count)
            where !IsWithin(was[start + i].Links, now[young + i].Links)
            select new Hunk(start + i, start + i + 1, young + i, young + i + 1);
    }

    /// <summary>Whether all of some addresses are among others, in their order.</summary>
    private static bool IsWithin(IReadOnlyList<string> some, IReadOnlyList<string> others)
    {
        var found = 0;
        foreach (var other in others)
            if (found < some.Count && some[found] == other)
                found++;
        return found == some.Count;
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
