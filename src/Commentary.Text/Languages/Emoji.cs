using System.Globalization;
using System.Text;

namespace Commentary.Text.Languages;

internal static class Emoji
{
    /// <summary>
    /// True for pictures and for what joins or varies them. Symbols below U+2190 (©, °, ™, №) belong to the sentence.
    /// </summary>
    public static bool Is(Rune rune) =>
        rune.Value is 0xFE0F or 0x200D or 0x20E3 or (>= 0x1F3FB and <= 0x1F3FF) or (>= 0xE0020 and <= 0xE007F)
        || (rune.Value >= 0x2190 && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol);
}
