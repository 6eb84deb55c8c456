namespace Commentary.Application.Reading.Search;

/// <summary>Finds, in a text, the stretch in which most of the words that were asked for stand, and marks them.</summary>
internal static class Excerpt
{
    /// <summary>In characters: two or three lines.</summary>
    private const int Length = 220;

    /// <summary>The whole text with its words marked.</summary>
    public static IReadOnlyList<Fragment> Whole(string text, Lexicon lexicon, IReadOnlySet<string> stems) =>
        Marked(text, 0, text.Length, Matches(text, lexicon, stems));

    /// <summary>Null where none of them stands.</summary>
    public static Passage? Best(string text, Lexicon lexicon, IReadOnlySet<string> stems)
    {
        var matches = Matches(text, lexicon, stems);
        if (matches.Count == 0)
            return null;
        var (first, best, last) = (0, -1, 0);
        for (int from = 0, to = 0; from < matches.Count; from++)
        {
            while (to < matches.Count && matches[to].Start + matches[to].Length - matches[from].Start <= Length * 3 / 4)
                to++;
            var distinct = matches[from..Math.Max(to, from + 1)].Select(m => m.Stem).Distinct().Count();
            if (distinct > best)
                (first, best, last) = (from, distinct, Math.Max(to, from + 1) - 1);
        }
        var end = matches[last].Start + matches[last].Length;
        var around = Math.Max(0, Length - (end - matches[first].Start)) / 2;
        var (start, stop) = (Edge(text, matches[first].Start - around, -1), Edge(text, end + around, 1));
        List<Fragment> fragments = [.. Marked(text, start, stop, matches)];
        if (start > 0)
            fragments.Insert(0, new("… ", false));
        if (stop < text.Length)
            fragments.Add(new(" …", false));
        return new(fragments, best, matches.Count);
    }

    private static List<Word> Matches(string text, Lexicon lexicon, IReadOnlySet<string> stems) =>
        [.. lexicon.Read(text).Where(word => word.Stem is { } stem && stems.Contains(stem))];

    /// <summary>To the edge of a word, going outwards; never between the halves of a sign.</summary>
    private static int Edge(string text, int at, int step)
    {
        at = Math.Clamp(at, 0, text.Length);
        for (var gone = 0; at > 0 && at < text.Length && gone < 40 && !char.IsWhiteSpace(text[step < 0 ? at - 1 : at]); gone++)
            at += step;
        return at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at + 1 : at;
    }

    private static List<Fragment> Marked(string text, int start, int stop, List<Word> matches)
    {
        List<Fragment> fragments = [];
        var at = start;
        foreach (var match in matches.Where(m => m.Start >= start && m.Start + m.Length <= stop))
        {
            if (match.Start > at)
                fragments.Add(new(text[at..match.Start], false));
            fragments.Add(new(text.Substring(match.Start, match.Length), true));
            at = match.Start + match.Length;
        }
        if (at < stop)
            fragments.Add(new(text[at..stop], false));
        return fragments;
    }
}

/// <summary>A stretch of text, and whether it is a word that was asked for.</summary>
public record Fragment(string Text, bool IsMatch);

/// <param name="Distinct">How many different words that were asked for stand in it.</param>
/// <param name="Matches">How often any of them stands in the whole text.</param>
internal sealed record Passage(IReadOnlyList<Fragment> Fragments, int Distinct, int Matches);
