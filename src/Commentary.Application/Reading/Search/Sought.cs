namespace Commentary.Application.Reading.Search;

/// <summary>What marks a word in a text as one that was found: alone, or where the words of a phrase follow each other.</summary>
internal sealed class Sought
{
    private readonly HashSet<string> stems = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<Word>> phrases = [];
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public Sought(IEnumerable<Wanted> wanted)
    {
        foreach (var clause in wanted)
        {
            asked.UnionWith(clause.Clause.Words.Select(word => word.Folded));
            if (clause.Clause.IsPhrase)
                phrases.Add(clause.Clause.Words);
            else
                stems.UnionWith(clause.Begun.Append(clause.Clause.Words[0].Stem!));
        }
    }

    public IReadOnlyList<Word> In(string text, Lexicon lexicon)
    {
        List<Word> words = [.. lexicon.Read(text)];
        var isFound = new bool[words.Count];
        for (var at = 0; at < words.Count; at++)
        {
            isFound[at] |= words[at].Stem is { } stem && stems.Contains(stem);
            foreach (var phrase in phrases)
                if (
                    at + phrase.Count <= words.Count
                    && phrase.Select((word, i) => word.Stem is null || word.Stem == words[at + i].Stem).All(same => same)
                )
                    isFound.AsSpan(at, phrase.Count).Fill(true);
        }
        return [.. words.Where((_, at) => isFound[at])];
    }

    /// <summary>Whether the word was asked for as it is, its accents apart.</summary>
    public bool IsAsked(Word word) => asked.Contains(word.Folded);
}
