using Commentary.Text.Languages;

namespace Commentary.Text.Typography;

/// <summary>
/// Sets a text to the letter: signs and spaces as a language has them. No word is changed and no line joined; setting twice is setting once.
/// Thread-safe, never throws, and its time grows with the text's length alone.
/// </summary>
public static class Typographer
{
    /// <summary>Two are enough for prose; what nobody writes takes three.</summary>
    private const int MostTimes = 5;

    /// <summary>A text without marks, as a title, a teaser or a sentence of an interface is.</summary>
    public static string Set(string text, Style style)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(style);
        return text.Length == 0 ? text : Set(new Strip(text, style)).Text;
    }

    /// <summary>The same by the rules of the house: Québec's French, Canada's English.</summary>
    public static string Set(string text, Language language) => Set(text, Style.Of(Locales.Of(language)));

    /// <summary>Until nothing changes: in a text that is no prose, a sign that was set may be what another looks at.</summary>
    internal static Strip Set(Strip strip)
    {
        for (var times = 0; times < MostTimes; times++)
        {
            var set = Gaps.Set(Glyphs.Set(strip));
            if (set == strip || set.Text == strip.Text)
                break;
            strip = set;
        }
        return strip;
    }
}
