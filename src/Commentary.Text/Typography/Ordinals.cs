namespace Commentary.Text.Typography;

/// <summary>1er, 2e, XXIe: French ordinals written with figures.</summary>
internal static class Ordinals
{
    /// <summary>The length of the ending, which stands raised; 0 for what is no ordinal.</summary>
    public static int Ending(ReadOnlySpan<char> word)
    {
        var digits = word.IndexOfAnyExceptInRange('0', '9');
        // Centuries have no more than these letters; with others, “De” and “Les” would be numbers.
        var figures = digits > 0 ? digits : Math.Max(0, word.IndexOfAnyExcept("IVX"));
        return figures > 0 && word[figures..] is "er" or "re" or "e" or "ers" or "res" or "es" ? word.Length - figures : 0;
    }

    /// <summary>The endings of a text's ordinals, in order.</summary>
    public static IEnumerable<(int Start, int Length)> In(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLetterOrDigit(text[at]))
                continue;
            var end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
                end++;
            if (Ending(text.AsSpan(at, end - at)) is > 0 and var ending && !IsWithin(text, at, end))
                yield return (end - ending, ending);
            at = end;
        }
    }

    /// <summary>A piece of a name or a number: “3.2e”, “a_1e”.</summary>
    private static bool IsWithin(string text, int start, int end) =>
        (start > 1 && text[start - 1] is '.' or ',' or '_' or '/' or '@' or '#' && !char.IsWhiteSpace(text[start - 2]))
        || (end < text.Length - 1 && text[end] is '.' or '_' or '/' or '@' && char.IsLetterOrDigit(text[end + 1]));

    public static bool Is(ReadOnlySpan<char> word) => Ending(word) > 0;
}
