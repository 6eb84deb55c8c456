namespace Commentary.Application.Reading.Search;

/// <summary>Names of which a sign or a number is a part: C++, C#, R&amp;D, A/B, .NET; GPT-4o and gpt4o, RFC 9110 and RFC9110.</summary>
internal static class SignedNames
{
    private const string Net = ".net";

    /// <summary>So many letters before a number are a word by themselves; with fewer (G7, CO2, mp3) the number is a part of it.</summary>
    private const int LeastLetters = 3;

    /// <summary>How many characters the name that begins here has; 0 where none does.</summary>
    public static int LengthAt(string text, int at)
    {
        if (Is(text, at, '.'))
            return
                at + Net.Length <= text.Length
                && text.AsSpan(at, Net.Length).Equals(Net, StringComparison.OrdinalIgnoreCase)
                && !IsPart(text, at + Net.Length)
                ? Net.Length
                : 0;
        if (!IsPart(text, at) || IsPart(text, at - 1) || IsSign(text, at - 1))
            return 0;
        var first = Letters(text, at);
        if (first is 0 or > 2)
            return 0;
        var after = at + first;
        if (first == 1 && (Is(text, after, '#') || Is(text, after, '♯')) && !IsPart(text, after + 1))
            return 2;
        if (first == 1 && Is(text, after, '+') && Is(text, after + 1, '+') && !IsPart(text, after + 2) && !Is(text, after + 2, '+'))
            return 3;
        var second = Letters(text, after + 1);
        var isWhole = !IsPart(text, after + 1 + second) && !IsSign(text, after + 1 + second);
        return isWhole && (Is(text, after, '&') && second is 1 or 2 || Is(text, after, '/') && first == 1 && second == 1)
            ? first + 1 + second
            : 0;
    }

    /// <summary>Whether a number begins here that belongs to the word before it, which began at <paramref name="start"/>: each is read by itself.</summary>
    public static bool IsNumbered(string text, int start, int at)
    {
        if (!char.IsNumber(text[at]))
            return false;
        var word = text.AsSpan(start, at - start);
        word = word[(word.LastIndexOfAny('\'', '’', 'ʼ') + 1)..];
        foreach (var letter in word)
            if (char.IsNumber(letter))
                return false;
        return word.Length >= LeastLetters;
    }

    /// <summary>Whether a word is written as one with the next: gpt4o, GPT-4o.</summary>
    public static bool IsOne(string text, Word word, Word next)
    {
        var end = word.Start + word.Length;
        return next.Start == end || next.Start == end + 1 && text[end] == '-' && char.IsNumber(text[next.Start]);
    }

    private static int Letters(string text, int at)
    {
        var end = at;
        while (end >= 0 && end < text.Length && char.IsLetter(text[end]))
            end++;
        return end - at;
    }

    private static bool Is(string text, int at, char sign) => at >= 0 && at < text.Length && text[at] == sign;

    private static bool IsSign(string text, int at) => Is(text, at, '&') || Is(text, at, '/');

    private static bool IsPart(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);
}
