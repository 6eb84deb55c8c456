using System.Runtime.InteropServices;

namespace Commentary.Text.HouseFormat;

/// <summary>
/// What stands around a label's words on its line, folded: bold, heading and quote signs, brackets, guillemets, a tag, one bullet, one list
/// number (<c>**1. </c>, <c>## 2) **</c>, <c>II. </c>, <c>a) </c>, <c>&lt;h2&gt;</c>).
/// </summary>
/// <param name="Length">Of all that stands before the words.</param>
/// <param name="IsOdd">Whether a word in such dress may be something else than a label: a quotation, an item.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LabelDress(int Length, bool IsOdd, bool IsBullet, int Stars, int Underscores, bool IsEnclosed)
{
    /// <param name="End">Where the text begins; the line's length when there is none.</param>
    /// <param name="Mark">The last sign of the dress or of what sets the text off.</param>
    /// <param name="IsClosed">Whether markup that was opened before the words is closed behind them.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Following(int End, int Mark, bool HasColon, bool HasDash, bool IsClosed);

    public static LabelDress Before(ReadOnlySpan<char> folded)
    {
        bool isOdd = false,
            isBullet = false,
            isNumbered = false,
            isEnclosed = false;
        int stars = 0,
            underscores = 0;
        var i = 0;
        while (i < folded.Length)
        {
            var c = folded[i];
            var spaced = i + 1 < folded.Length && folded[i + 1] is ' ';
            if (!isBullet && (c is '•' or '‣' || (spaced && c is '-' or '–' or '—' or '·' or '+' or '*')))
                isBullet = isOdd = true;
            else if (!isNumbered && NumberLength(folded[i..], out var isLetter) is > 0 and var length)
            {
                isNumbered = true;
                isOdd |= isLetter;
                i += length;
                continue;
            }
            else if (c is '<' && TagLength(folded[i..]) is > 0 and var tag)
            {
                isEnclosed = true;
                i += tag;
                continue;
            }
            else if (c is '[' or '«' or '“' or '"' or '>')
            {
                isOdd = true;
                isEnclosed |= c is not '>';
            }
            else if (c is '*')
                stars++;
            else if (c is '_')
                underscores++;
            else if (c is not (' ' or '#'))
                break;
            i++;
        }
        return new(i, isOdd, isBullet, stars, underscores, isEnclosed);
    }

    /// <summary>Whether nothing but dress follows: the words stand alone.</summary>
    public static bool IsAllAfter(ReadOnlySpan<char> folded)
    {
        for (var i = 0; i < folded.Length; i++)
        {
            if (folded[i] is '<' && TagLength(folded[i..]) is > 0 and var tag)
                i += tag - 1;
            else if (folded[i] is not (' ' or '*' or '_' or '#' or ':' or ']' or '»' or '”' or '"'))
                return false;
        }
        return true;
    }

    /// <summary>What follows the words up to their text: what closes the dress, a colon or a dash. Bold that the text opens is the text's.</summary>
    public Following After(ReadOnlySpan<char> folded, int from)
    {
        var (stars, underscores) = (Stars, Underscores);
        bool hasColon = false,
            hasDash = false,
            isClosed = false;
        int i = from,
            mark = from - 1;
        while (i < folded.Length)
        {
            var c = folded[i];
            var length = 1;
            if (c is '*' && stars > 0)
                isClosed = --stars == 0 || isClosed;
            else if (c is '_' && underscores > 0)
                isClosed = --underscores == 0 || isClosed;
            else if (IsEnclosed && c is ']' or '»' or '”' or '"')
                isClosed = true;
            else if (IsEnclosed && c is '<' && TagLength(folded[i..]) is > 0 and var tag && folded[i + 1] is '/')
                (isClosed, length) = (true, tag);
            else if (c is ':' && !hasColon && !hasDash)
                hasColon = true;
            else if (c is '-' or '–' or '—' or '―' && !hasColon && !hasDash && (isClosed || folded[i - 1] is ' ') && IsSpace(folded, i + 1))
                hasDash = true;
            else if (c is not ' ')
                break;
            i += length;
            if (c is not ' ')
                mark = i - 1;
        }
        return new(i, mark, hasColon, hasDash, isClosed);
    }

    private static bool IsSpace(ReadOnlySpan<char> folded, int i) => i < folded.Length && folded[i] is ' ';

    /// <summary>An HTML tag; <c>&lt;https://…&gt;</c> is an address.</summary>
    private static int TagLength(ReadOnlySpan<char> text)
    {
        var name = text.Length > 1 && text[1] is '/' ? 2 : 1;
        var i = name;
        while (i < text.Length && char.IsAsciiLetterOrDigit(text[i]))
            i++;
        return i > name && char.IsAsciiLetter(text[name]) && i < text.Length && text[i] is ' ' or '>' or '/' ? text.IndexOf('>') + 1 : 0;
    }

    /// <summary>Digits, or a Roman number or a letter before a stop or a bracket.</summary>
    private static int NumberLength(ReadOnlySpan<char> text, out bool isLetter)
    {
        isLetter = false;
        var start = text is ['(', ..] ? 1 : 0;
        var i = start;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
            i++;
        if (i == start)
        {
            while (i < text.Length && text[i] is 'i' or 'v' or 'x')
                i++;
            if (i == start && i < text.Length && char.IsAsciiLetterLower(text[i]))
                i++;
            isLetter = true;
        }
        if (i == start || i - start > (isLetter ? 4 : 2))
            return 0;
        if (isLetter)
            return i < text.Length && text[i] is '.' or ')' ? i + 1 : 0;
        if (i < text.Length && text[i] is ' ')
            i++;
        return i < text.Length && text[i] is '.' or ')' or ':' or '-' or '–' or '—' or '/' ? i + 1 : 0;
    }
}
