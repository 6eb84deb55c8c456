using System.Globalization;
using System.Text;

namespace Commentary.Text.Languages;

/// <summary>Letters without what typists vary or lose: case, accents, ligatures, compatibility forms.</summary>
public static class Folding
{
    /// <summary>
    /// One character folded: "É" gives "e", "œ" "oe", "…" "...", a bold mathematical "𝗘" "e". Marks, control and format
    /// characters give nothing; any white space gives a space.
    /// </summary>
    public static string Of(Rune rune)
    {
        if (rune.IsAscii)
            return Ascii[rune.Value];
        if (Rune.IsWhiteSpace(rune))
            return " ";
        return rune.Value switch
        {
            'œ' or 'Œ' => "oe",
            'æ' or 'Æ' => "ae",
            'ß' or 'ẞ' => "ss",
            'ø' or 'Ø' => "o",
            'ł' or 'Ł' => "l",
            'đ' or 'Đ' or 'ð' or 'Ð' => "d",
            'þ' or 'Þ' => "th",
            _ => Decompose(rune),
        };
    }

    /// <summary>Letters and digits only, folded: equal for two sentences that differ in punctuation, apostrophes, accents and case.</summary>
    public static string Letters(ReadOnlySpan<char> text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                letters.Append(Of(rune));
        }
        return letters.ToString();
    }

    /// <summary>
    /// The form in which what is searched is kept and what is typed is compared with it: every sign folded, apostrophes straight, one space between
    /// two words and none around them.
    /// </summary>
    public static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is '’' or 'ʼ')
                line.Append('\'');
            else if (Of(rune) is var folded && (folded != " " || line.Length > 0 && line[^1] != ' '))
                line.Append(folded);
        return line.ToString().TrimEnd();
    }

    private static readonly string[] Ascii =
    [
        .. Enumerable
            .Range(0, 128)
            .Select(c =>
                char.IsWhiteSpace((char)c) ? " "
                : char.IsControl((char)c) ? ""
                : char.ToLowerInvariant((char)c).ToString()
            ),
    ];

    private static string Decompose(Rune rune)
    {
        // Of all that is no character, Normalize throws on this one.
        if (rune.Value is 0xFFFE)
            return "";
        var folded = new StringBuilder(2);
        foreach (var part in rune.ToString().NormalizeSafely(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (
                Rune.GetUnicodeCategory(part)
                is UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.EnclosingMark
                    or UnicodeCategory.Control
                    or UnicodeCategory.Format
            )
                continue;
            folded.Append(Rune.ToLowerInvariant(part));
        }
        return folded.ToString();
    }
}
