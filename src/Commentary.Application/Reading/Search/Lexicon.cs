using System.Globalization;
using System.Text;
using Commentary.Text.Languages;

namespace Commentary.Application.Reading.Search;

/// <summary>A word of a text: where it stands, how it is written, and by what it is found.</summary>
/// <param name="Surface">In small letters, as the text writes it, without what is elided before it.</param>
/// <param name="Folded">The same without accents.</param>
/// <param name="Stem">What it shares with its plural and its kin; null for a word that tells nothing.</param>
internal readonly record struct Word(int Start, int Length, string Surface, string Folded, string? Stem);

/// <summary>
/// Reads the words of a text in one language: the same code for what is indexed, what is asked for and what is shown in context, so that
/// none of them can see a word that the others do not. Not for two threads at once.
/// </summary>
internal sealed class Lexicon(Language language)
{
    /// <summary>A word that is longer is a number, an address or an attack, and is cut.</summary>
    private const int LongestWord = 40;
    private const int MostRemembered = 20_000;

    /// <summary>What French writes with an apostrophe before a vowel.</summary>
    private static readonly HashSet<string> Elided = new(
        ["l", "d", "c", "j", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"],
        StringComparer.OrdinalIgnoreCase
    );

    private readonly System.Collections.Frozen.FrozenSet<string> stops = StopWords.Of(language);
    private readonly FrenchStems french = new();

    /// <summary>A page has a few hundred different words, each many times.</summary>
    private readonly Dictionary<string, (string Surface, string Folded, string? Stem)> known = new(StringComparer.Ordinal);

    public IEnumerable<Word> Read(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (SignedNames.LengthAt(text, at) is > 0 and var signed)
            {
                yield return Known(text, at, signed);
                at += signed;
                continue;
            }
            if (!IsLetter(text, at))
            {
                at++;
                continue;
            }
            var start = at;
            while (at < text.Length && (IsLetter(text, at) || IsInside(text, at)) && !SignedNames.IsNumbered(text, start, at))
                at++;
            // An apostrophe ends what is elided; in English it begins a possessive.
            var (from, length) = Whole(text, start, at - start);
            if (Elision(text, from, length) is > 0 and var elided)
                (from, length) = (from + elided, length - elided);
            if (length > 0)
                yield return Known(text, from, length);
        }
    }

    private Word Known(string text, int start, int length)
    {
        var shown = text.Substring(start, Math.Min(length, LongestWord));
        if (!known.TryGetValue(shown, out var word))
        {
            var surface = shown.ToLower(language.Culture()).NormalizeSafely();
            var folded = Fold(surface);
            word = (surface, folded, stops.Contains(folded) || folded.Length == 0 ? null : Stem(folded));
            if (known.Count == MostRemembered)
                known.Clear();
            known[shown] = word;
        }
        return new(start, length, word.Surface, word.Folded, word.Stem);
    }

    private static bool IsLetter(string text, int at) =>
        char.IsLetterOrDigit(text[at])
        || IsLowered(text[at])
        || char.IsSurrogate(text[at])
            && Rune.TryGetRuneAt(text, char.IsLowSurrogate(text[at]) ? Math.Max(0, at - 1) : at, out var rune)
            && Rune.IsLetterOrDigit(rune)
        || char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark;

    /// <summary>The figure of CO₂ is one of its word; that of “fait³” calls a note.</summary>
    private static bool IsLowered(char sign) => sign is >= '₀' and <= '₉';

    /// <summary>An apostrophe between letters, and a point or a comma between digits, are no end of a word.</summary>
    private static bool IsInside(string text, int at) =>
        at > 0
        && at + 1 < text.Length
        && text[at] switch
        {
            '\'' or '’' or 'ʼ' => char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]) && SignedNames.LengthAt(text, at + 1) == 0,
            '.' or ',' => char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]),
            _ => false,
        };

    private (int Start, int Length) Whole(string text, int start, int length)
    {
        // “Shannon’s”: the possessive is no part of the name.
        if (language is Language.English && length > 2 && text[start + length - 1] is 's' or 'S' && IsApostrophe(text[start + length - 2]))
            return (start, length - 2);
        return (start, length);
    }

    private int Elision(string text, int start, int length)
    {
        if (language is Language.English)
            return 0;
        var apostrophe = text.AsSpan(start, length).IndexOfAny('\'', '’', 'ʼ');
        return apostrophe > 0 && Elided.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(start, apostrophe))
            ? apostrophe + 1
            : 0;
    }

    private static bool IsApostrophe(char sign) => sign is '\'' or '’' or 'ʼ';

    /// <summary>Before the stem is taken: what a reader types without accents must end in the same stem.</summary>
    internal static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length + 2);
        foreach (var letter in word.NormalizeSafely(NormalizationForm.FormD))
            switch (letter)
            {
                case 'œ':
                    folded.Append("oe");
                    break;
                case 'æ':
                    folded.Append("ae");
                    break;
                case 'ß':
                    folded.Append("ss");
                    break;
                case 'ø':
                    folded.Append('o');
                    break;
                case '♯':
                    folded.Append('#');
                    break;
                case '\'' or '’' or 'ʼ':
                    break;
                case >= '₀' and <= '₉':
                    folded.Append((char)(letter - '₀' + '0'));
                    break;
                default:
                    if (char.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
                        folded.Append(letter);
                    break;
            }
        return folded.ToString();
    }

    private string Stem(string folded)
    {
        // A number, a name with a number or a sign in it and a word of three letters have no kin.
        if (folded.Length < 4 || !folded.All(char.IsLetter))
            return folded;
        return language is Language.English ? EnglishStems.Of(folded) : french.Of(folded);
    }
}
