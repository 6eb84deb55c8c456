using System.Collections.Frozen;

namespace Commentary.Text.Languages;

/// <summary>
/// French or English, by the small words that only one of them has. Words that both write ("on", "plus", "a", "me") say nothing and
/// are not counted.
/// </summary>
public static class LanguageGuess
{
    private static readonly FrozenSet<string> French = Set(
        "le la les des du une est et que qui dans pour pas sur avec ce cette ces ses leur leurs sont être par au aux il elle nous vous ils "
            + "elles mais ou où donc comme cela ça dont très bien aussi fait peut été chez entre sans sous notre votre l d qu c n s j"
    );

    private static readonly FrozenSet<string> English = Set(
        "the of and to in is that for with it its as are this these those be was were by an at from have has had not their they which "
            + "will would can could you your we our he she his her but or if when what who how more than into about over after"
    );

    /// <summary>The language of a text; null when it is too short, mixed, or neither.</summary>
    public static Language? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int french = 0,
            english = 0;
        var frenchWords = French.GetAlternateLookup<ReadOnlySpan<char>>();
        var englishWords = English.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            // An apostrophe ends a word here, so that "l’IA" counts as an article and "it's" as a pronoun.
            end = start;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            var word = text.AsSpan(start, end - start);
            // A single letter is French only when elided: "C++", "Plan B" and "vitamine D" are in both languages.
            if (word.Length is 1 && !(end < text.Length && text[end] is '\'' or '’'))
                continue;
            french += frenchWords.Contains(word) ? 1 : 0;
            english += englishWords.Contains(word) ? 1 : 0;
        }
        if (Math.Max(french, english) < 2 || Math.Min(french, english) * 2 > Math.Max(french, english))
            return null;
        return french > english ? Language.French : Language.English;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
