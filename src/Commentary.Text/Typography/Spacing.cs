using System.Text.RegularExpressions;
using Commentary.Text.Languages;

namespace Commentary.Text.Typography;

/// <summary>
/// Makes the spaces that were typed into the spaces of the language; inserts none. French, after the Office québécois de la langue
/// française: a no-break space before a colon, a closing guillemet, a per cent or dollar sign, after an opening guillemet and
/// between groups of three digits; a narrow one (U+202F) before <c>; ! ?</c>. In both languages an apostrophe between letters is curly.
/// </summary>
public static partial class Spacing
{
    public static string Set(string text, Language language)
    {
        ArgumentNullException.ThrowIfNull(text);
        var set = StraightApostrophe().Replace(text, "’");
        if (language is Language.English)
            return set;
        set = BeforeHighPunctuation().Replace(set, "\u202F");
        set = BeforeSign().Replace(set, "\u00A0");
        return DigitGroups().Replace(set, groups => groups.Value.Replace(' ', '\u00A0'));
    }

    [GeneratedRegex(@"(?<=\p{L})'(?=\p{L})", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex StraightApostrophe();

    [GeneratedRegex(" (?=[;!?])", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex BeforeHighPunctuation();

    [GeneratedRegex(" (?=[:»%$])|(?<=«) ", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex BeforeSign();

    // At most three digits before the first space: "2025 300" is a year and a number.
    [GeneratedRegex(@"(?<![\d\u00A0\u202F])(?<!\d )\d{1,3}(?: \d{3})+(?![\d])", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex DigitGroups();
}
