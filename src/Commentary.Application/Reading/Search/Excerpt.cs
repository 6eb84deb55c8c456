namespace Commentary.Application.Reading.Search;

/// <summary>Finds, in a text, the stretch in which most of the words that were asked for stand, and marks them.</summary>
internal static class Excerpt
{
    /// <summary>In characters: two or three lines.</summary>
    private const int Length = 220;

    /// <summary>The whole text with its words marked.</summary>
    public static IReadOnlyList<Fragment> Whole(string text, Lexicon lexicon, Sought sought) =>
        Marked(text, 0, text.Length, sought.In(text, lexicon));

    /// <summary>Null where none of them stands.</summary>
    public static Passage? Best(string text, Lexicon lexicon, Sought sought)
    {
        var matches = sought.In(text, lexicon);
        if (matches.Count == 0)
            return null;
        var (first, best, last) = (0, -1, 0);
        for (int from = 0, to = 0; from < matches.Count; from++)
        {
            while (to < matches.Count && matches[to].Start + matches[to].Length - matches[from].Start <= Length * 3 / 4)
                to++;
            var distinct = matches.Skip(from).Take(Math.Max(to - from, 1)).Select(m => m.Stem).Distinct().Count();
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
        return new(fragments, best, matches);
    }

    /// <summary>To the edge of a word, going outwards; never between the halves of a sign.</summary>
    private static int Edge(string text, int at, int step)
    {
        at = Math.Clamp(at, 0, text.Length);
        for (var gone = 0; at > 0 && at < text.Length && gone < 40 && !char.IsWhiteSpace(text[step < 0 ? at - 1 : at]); gone++)
            at += step;
        return at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at + 1 : at;
    }

    private static List<Fragment> Marked(string text, int start, int stop, IReadOnlyList<Word> matches)
    {
        List<Fragment> fragments = [];
        var at = start;
        foreach (var match in matches.Where(m => m.Start >= start && m.Start + m.Length <= stop))
        {
            if (match.Start > at)
                fragments.Add(new(text[at..match.Start], false));
            var word = text.Substring(match.Start, match.Length);
            if (match.Start == at && fragments is [.., { IsMatch: true } before])
                fragments[^1] = before with { Text = before.Text + word };
            else
                fragments.Add(new(word, true));
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
/// <param name="Matches">Where any of them stands in the whole text.</param>
internal sealed record Passage(IReadOnlyList<Fragment> Fragments, int Distinct, IReadOnlyList<Word> Matches);
