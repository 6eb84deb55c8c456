using System.Text;

namespace Commentary.Text.Languages;

/// <summary>
/// <c>string.Normalize</c> throws on half a surrogate pair and on U+FFFE, either of which anybody can type, paste or cut a text to. Its
/// plain form is banned for that reason (BannedSymbols.txt).
/// </summary>
public static class SafeNormalization
{
    /// <summary>The text in a form of Unicode (UAX #15); what is no character becomes U+FFFD.</summary>
    public static string NormalizeSafely(this string text, NormalizationForm form = NormalizationForm.FormC)
    {
        ArgumentNullException.ThrowIfNull(text);
#pragma warning disable RS0030 // Here, and only here: what it throws on is taken out first.
        return (IsSound(text) ? text : Sound(text)).Normalize(form);
#pragma warning restore RS0030
    }

    private static bool IsSound(string text)
    {
        foreach (var c in text)
            if (char.IsSurrogate(c) || c == '\uFFFE')
                return false;
        return true;
    }

    /// <summary>Reading it rune by rune puts U+FFFD for each half of a pair.</summary>
    private static string Sound(string text)
    {
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            sound.Append(rune.Value is 0xFFFE ? Rune.ReplacementChar : rune);
        return sound.ToString();
    }
}
