namespace Commentary.Application.Reading.Search;

/// <summary>Words that must be found: one, or several in this order where they were typed in quotes.</summary>
/// <param name="Text">As it was typed.</param>
internal sealed record Clause(IReadOnlyList<Word> Words, string Text)
{
    public bool IsPhrase => Words.Count > 1;
}

/// <summary>
/// What a reader asks for, read as words and never as a language of commands: a star, a parenthesis or OR is no more than a sign or a word.
/// </summary>
internal sealed class Asked
{
    /// <summary>In characters. Nobody types more into one line; what is longer is cut.</summary>
    public const int Longest = 200;

    /// <summary>Eight words say what one looks for; each costs.</summary>
    private const int MostWords = 8;

    private const string Opening = "\"«“„";
    private const string Closing = "\"»”“";

    public string Text { get; }
    public IReadOnlyList<Clause> Clauses { get; }

    /// <summary>All the words that were typed are too common to tell one piece from another.</summary>
    public bool IsCommon { get; }

    /// <summary>One letter was typed, and no more.</summary>
    public bool IsShort { get; }

    public Asked(string? typed, Lexicon lexicon)
    {
        Text = Tidy(typed ?? "");
        List<Clause> clauses = [];
        var (words, letters) = (0, 0);
        foreach (var (text, offset, isQuoted) in Pieces(Text))
        {
            List<Word> said = [.. lexicon.Read(text).Select(w => w with { Start = w.Start + offset })];
            letters = said.Aggregate(letters, (most, word) => Math.Max(most, word.Folded.Length));
            words += said.Count;
            clauses.AddRange(
                (isQuoted ? [said] : OfOne(said))
                    .Where(group => group.Any(w => w.Stem is not null))
                    .DistinctBy(group => string.Join(' ', group.Select(w => w.Stem)), StringComparer.Ordinal)
                    .Select(group => Clause(Trimmed(group)))
            );
        }
        IsShort = words > 0 && letters < 2;
        Clauses = IsShort ? [] : [.. clauses.Take(MostWords)];
        IsCommon = !IsShort && words > 0 && Clauses.Count == 0;
    }

    /// <summary>Its words as they were typed (<see cref="Spelling.Exact"/>).</summary>
    public IReadOnlyList<string> Spelled => [.. Clauses.SelectMany(Spelling.Exact).Distinct(StringComparer.Ordinal)];

    /// <summary>Words that are written as one, such as gpt4o, belong together like words in quotes.</summary>
    private List<List<Word>> OfOne(IEnumerable<Word> said)
    {
        List<List<Word>> groups = [];
        foreach (var word in said)
            if (groups.Count > 0 && SignedNames.IsOne(Text, groups[^1][^1], word))
                groups[^1].Add(word);
            else
                groups.Add([word]);
        return groups;
    }

    private Clause Clause(List<Word> words) => new(words, Text[words[0].Start..(words[^1].Start + words[^1].Length)]);

    /// <summary>A phrase begins and ends with a word that is in the index.</summary>
    private static List<Word> Trimmed(List<Word> said)
    {
        var first = said.FindIndex(w => w.Stem is not null);
        return said[first..(said.FindLastIndex(w => w.Stem is not null) + 1)].Take(MostWords).ToList();
    }

    /// <summary>Without what turns the line round or cannot be seen, and not longer than a line.</summary>
    private static string Tidy(string typed)
    {
        var shown = new System.Text.StringBuilder();
        foreach (var rune in typed.Length > 4 * Longest ? typed.AsSpan(0, 4 * Longest).EnumerateRunes() : typed.AsSpan().EnumerateRunes())
        {
            var isSpace = System.Text.Rune.IsWhiteSpace(rune) || System.Text.Rune.IsControl(rune);
            var isHidden = System.Text.Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format || rune.Value == 0xFFFD;
            if (isSpace ? shown.Length > 0 && shown[^1] != ' ' : !isHidden)
                shown.Append(isSpace ? " " : rune.ToString());
            if (shown.Length >= Longest)
                break;
        }
        return shown.ToString().TrimEnd();
    }

    private static IEnumerable<(string Text, int Offset, bool IsQuoted)> Pieces(string text)
    {
        var from = 0;
        while (from < text.Length)
        {
            var open = text.AsSpan(from).IndexOfAny(Opening) is >= 0 and var found ? from + found : text.Length;
            if (open > from)
                yield return (text[from..open], from, false);
            if (open == text.Length)
                yield break;
            var close = text.AsSpan(open + 1).IndexOfAny(Closing) is >= 0 and var end ? open + 1 + end : text.Length;
            // A quotation that never ends is a slip of the finger.
            yield return (text[(open + 1)..close], open + 1, close < text.Length);
            from = close + 1;
        }
    }
}
