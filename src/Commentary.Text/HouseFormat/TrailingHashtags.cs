using System.Buffers;
using System.Globalization;
using System.Text;
using Commentary.Text.Languages;

namespace Commentary.Text.HouseFormat;

/// <summary>The hashtags that a social post ends with, in all their shapes: #IA, #C++, #L’été, #GPT-4o, #🇬🇧.</summary>
internal static class TrailingHashtags
{
    private static readonly SearchValues<char> Between = SearchValues.Create(",;·|.");

    /// <summary>
    /// The text without them. One alone may be the last word of a sentence ("On parle d'#IA"): it goes only after a full stop or a picture,
    /// on its own line, or with others.
    /// </summary>
    public static string Off(string text)
    {
        var count = 0;
        var first = text.Length;
        for (var end = text.Length; (end = WordEnd(text, end)) > 0; )
        {
            var start = end;
            while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
                start--;
            var word = text.AsSpan(start, end - start);
            var picture = PictureLength(word);
            if (picture < word.Length)
            {
                if (Count(word[picture..]) is not (> 0 and var tags))
                    break;
                count += tags;
                first = start + picture;
            }
            end = start;
        }
        if (count is 0)
            return text;
        var rest = text[..first].TrimEnd();
        var isApart =
            rest.Length is 0
            || count > 1
            || text.AsSpan(rest.Length).IndexOfAny('\n', '\r') >= 0
            || rest[^1] is '.' or '!' or '?' or '…' or '»' or '”' or '"' or ')'
            || (Rune.DecodeLastFromUtf16(rest, out var last, out _) is OperationStatus.Done && Emoji.Is(last));
        return isApart ? rest : text;
    }

    private static int WordEnd(string text, int end)
    {
        while (end > 0 && (char.IsWhiteSpace(text[end - 1]) || Between.Contains(text[end - 1])))
            end--;
        return end;
    }

    private static int PictureLength(ReadOnlySpan<char> word)
    {
        var length = 0;
        while (Rune.DecodeFromUtf16(word[length..], out var rune, out var size) is OperationStatus.Done && Emoji.Is(rune))
            length += size;
        return length;
    }

    /// <summary>How many hashtags a word is; 0 when it is something else.</summary>
    private static int Count(ReadOnlySpan<char> word)
    {
        var count = 0;
        while (word is ['#' or '＃', ..])
        {
            var length = 1;
            while (Rune.DecodeFromUtf16(word[length..], out var rune, out var size) is OperationStatus.Done && Belongs(rune))
                length += size;
            if (length is 1)
                return 0;
            count++;
            word = word[length..];
            // "#C#" is one; "#IA#Tech" are two.
            if (word is ['#' or '＃'])
                word = [];
        }
        return word.IsEmpty ? count : 0;
    }

    private static bool Belongs(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Emoji.Is(rune)
        || rune.Value is '_' or '+' or '\'' or '’' or '-' or '‑' or '&' or '.' or '/'
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;
}
