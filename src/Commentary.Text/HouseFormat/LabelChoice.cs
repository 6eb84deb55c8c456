using System.Runtime.InteropServices;

namespace Commentary.Text.HouseFormat;

/// <summary>
/// Which of the lines that may be labels are. A part that has a label standing alone has no other, but for the source, whose address tells; a word that sentences use too, or that is
/// short for a label, is one where the whole text speaks for it. Each character is looked at once.
/// </summary>
internal static class LabelChoice
{
    private static readonly Part[] Readings = [Part.Neutral, Part.Optimistic, Part.Pessimistic];

    /// <param name="Line">Where it begins.</param>
    /// <param name="IsApart">Whether a paragraph, or the text under the label before, begins with it.</param>
    /// <param name="IsFirst">Whether nothing stands before it.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Candidate(int Line, LabelLine Label, bool IsApart, bool IsFirst, bool IsInList);

    /// <summary>The labels of a text, by where their lines begin.</summary>
    public static Dictionary<int, LabelLine> Of(PaintedText page) =>
        Sets(Candidates(page)).SelectMany(Chosen).ToDictionary(label => label.Key, label => label.Value);

    /// <summary>
    /// Where short words are all the labels that the readings have, and the whole set of them comes again, each set is looked at alone: it is
    /// another piece. A set begins where a part comes again after all three readings, or with what stands before readings. What is left of one
    /// stays with the set before.
    /// </summary>
    private static List<List<Candidate>> Sets(List<Candidate> candidates)
    {
        List<List<Candidate>> sets =
        [
            [],
        ];
        if (candidates.Exists(c => c.Label.IsSure && Readings.Contains(c.Label.Part)))
            return [candidates];
        HashSet<Part> seen = [];
        foreach (var candidate in candidates)
        {
            var part = candidate.Label.Part;
            var isLabel = candidate.Label.IsSure || IsPossible(candidate);
            if (isLabel && seen.IsSupersetOf(Readings) && (seen.Contains(part) || part <= Part.Summary))
            {
                sets.Add([]);
                seen.Clear();
            }
            sets[^1].Add(candidate);
            if (isLabel)
                seen.Add(part);
        }
        if (sets.Count > 1 && !seen.IsSupersetOf(Readings))
        {
            sets[^2].AddRange(sets[^1]);
            sets.RemoveAt(sets.Count - 1);
        }
        return sets;
    }

    private static Dictionary<int, LabelLine> Chosen(List<Candidate> candidates)
    {
        var alone = candidates.Where(c => c.Label is { IsSure: true, IsAlone: true }).Select(c => c.Label.Part).ToHashSet();
        var chosen = candidates
            .Where(c => c.Label.IsSure && (c.Label.IsAlone || c.Label.Part is Part.Source || !alone.Contains(c.Label.Part)))
            .ToDictionary(c => c.Line, c => c.Label);
        var taken = chosen.Values.Select(label => label.Part).ToHashSet();
        var unsure = candidates
            .Where(c => !c.Label.IsSure && !taken.Contains(c.Label.Part) && IsPossible(c))
            .GroupBy(c => (c.Label.Part, c.Label.Trust))
            // Twice the same word: neither is certain.
            .Where(same => same.Count() == 1)
            .Select(same => same.Single())
            .ToList();
        if (taken.Count > 0)
            Choose(unsure, chosen, taken, LabelTrust.Word, _ => true);
        var readings = unsure.Where(c => c.Label.Trust is LabelTrust.Short).Select(c => c.Label.Part).Concat(taken).ToHashSet();
        if (readings.IsSupersetOf(Readings))
        {
            Choose(unsure, chosen, taken, LabelTrust.Short, c => c.Label.Part > Part.Summary);
            Choose(unsure, chosen, taken, LabelTrust.Word, _ => true);
            // "Source" and "Faits" head what stands before the readings; in them, they are words.
            var first = chosen.Where(each => each.Value.Part > Part.Summary).Min(each => each.Key);
            Choose(unsure, chosen, taken, LabelTrust.Short, c => c.Line < first);
        }
        return chosen;
    }

    private static void Choose(
        List<Candidate> unsure,
        Dictionary<int, LabelLine> chosen,
        HashSet<Part> taken,
        LabelTrust trust,
        Func<Candidate, bool> isMeant
    )
    {
        foreach (var candidate in unsure.Where(c => c.Label.Trust == trust && isMeant(c) && !taken.Contains(c.Label.Part)))
        {
            chosen[candidate.Line] = candidate.Label;
            taken.Add(candidate.Label.Part);
        }
    }

    /// <summary>In the middle of a paragraph it is a word; so it is where a text begins with it, and among the items of a list.</summary>
    private static bool IsPossible(Candidate candidate) =>
        !candidate.IsInList
        && (candidate.IsApart || (candidate.Label is { IsAlone: true, IsItem: false, Trust: LabelTrust.Short }))
        && (candidate.Label.IsAlone || !candidate.IsFirst);

    private static List<Candidate> Candidates(PaintedText page)
    {
        List<Candidate> candidates = [];
        bool isApart = true,
            isFirst = true;
        // Where the line before begins, when it is an item of a list.
        int? itemBefore = null;
        foreach (var line in Lines.Of(page.Text))
        {
            if (page.IsBlank(line.Start, line.End))
            {
                isApart = true;
                continue;
            }
            var content = page.Text.AsSpan(line.Start, line.End - line.Start);
            var isItem = IsItem(content);
            if (isItem && candidates is [.., var last] && last.Line == itemBefore)
                candidates[^1] = last with { IsInList = true };
            var label = LabelLine.Match(content);
            if (label is { } found)
                candidates.Add(new(line.Start, found, isApart, isFirst, isItem && itemBefore is not null));
            // Text may follow its label line by line, without air between.
            isApart = label is { IsAlone: false };
            isFirst = false;
            itemBefore = isItem ? line.Start : null;
        }
        return candidates;
    }

    private static bool IsItem(ReadOnlySpan<char> line) =>
        line.TrimStart() is ['-' or '*' or '+' or '•' or '‣' or '–', ' ' or '\t' or '\u00A0', ..];
}
