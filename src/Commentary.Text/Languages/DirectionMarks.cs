using System.Buffers;

namespace Commentary.Text.Languages;

/// <summary>
/// The characters that turn the direction of the letters around them (Unicode Standard Annex 9: U+202A to U+202E, U+2066 to U+2069, U+200E,
/// U+200F, U+061C). French and English need none, and a title can say something else with them than what stands in it.
/// </summary>
public static class DirectionMarks
{
    internal static readonly SearchValues<char> All = SearchValues.Create(
        "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"
    );

    public static bool Is(char c) => All.Contains(c);

    public static string Without(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Any(Is) ? string.Concat(text.Where(c => !Is(c))) : text;
    }
}
