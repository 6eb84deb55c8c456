using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Commentary.Text.Languages;

namespace Commentary.Text.HouseFormat;

/// <summary>
/// A line that is a label: the words of <see cref="PartNames"/> alone on their line, whatever their case, accents and dress. The
/// source's label may have more after it, from <c>Rest</c> on; for any other, <c>Rest</c> is the line's length.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LabelLine(Part Part, Language Language, int Rest)
{
    /// <summary>More than the longest label with all its dress: what is longer is a sentence.</summary>
    private const int Enough = 96;

    private static readonly (string Key, Part Part, Language Language)[] Keys =
    [
        .. from part in Enum.GetValues<Part>()
        where part is not Part.Teaser
        from language in LanguageNames.All
        select (string.Concat(part.Label(language).EnumerateRunes().Select(Folding.Of)), part, language),
    ];

    public static LabelLine? Match(ReadOnlySpan<char> line)
    {
        Span<char> key = stackalloc char[Enough];
        Span<int> at = stackalloc int[Enough];
        var length = Fold(line, key, at, out var whole);
        ReadOnlySpan<char> folded = key[..length];

        var start = SkipDress(folded, out var bulleted);
        foreach (var (label, part, language) in Keys)
        {
            if (!StartsWith(folded[start..], label))
                continue;
            var end = start + label.Length;
            if (end < length && char.IsLetterOrDigit(folded[end]))
                continue;
            while (end < length && folded[end] is ' ' or '*' or '_' or '#' or ':')
                end++;
            if (end == length && whole)
                // "- Exemple" is an item in a list; nobody lists "- Point de vue neutre".
                return bulleted && part is Part.Example ? null : new LabelLine(part, language, line.Length);
            if (part is Part.Source && end < length && SourceLine.Follows(line[at[end]..], folded[..end].Contains(':')))
                return new LabelLine(part, language, at[end]);
        }
        return null;
    }

    /// <summary>The folded start of the line with single spaces, and where in the line each of its characters stands.</summary>
    private static int Fold(ReadOnlySpan<char> line, Span<char> key, Span<int> at, out bool whole)
    {
        var length = 0;
        var position = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            // "1️⃣" is a list number: its frame stands for the stop. Any other picture is air.
            var folded =
                rune.Value is 0x20E3 ? "."
                : Emoji.Is(rune) && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark ? " "
                : Folding.Of(rune);
            foreach (var c in folded)
            {
                if (c is ' ' && (length is 0 || key[length - 1] is ' '))
                    continue;
                if (length == key.Length)
                {
                    whole = false;
                    return length;
                }
                key[length] = c;
                at[length++] = position;
            }
            position += rune.Utf16SequenceLength;
        }
        whole = true;
        return length;
    }

    /// <summary>Skips bold, heading signs, one bullet, one list number: <c>**1. </c>, <c>## 2) **</c>.</summary>
    private static int SkipDress(ReadOnlySpan<char> folded, out bool bulleted)
    {
        bulleted = false;
        var numbered = false;
        var i = 0;
        while (i < folded.Length)
        {
            var spaced = i + 1 < folded.Length && folded[i + 1] is ' ';
            if (!bulleted && spaced && folded[i] is '-' or '–' or '—' or '•' or '·' or '+' or '*')
                bulleted = true;
            else if (!numbered && NumberLength(folded[i..]) is > 0 and var length)
            {
                numbered = true;
                i += length;
                continue;
            }
            else if (folded[i] is not (' ' or '*' or '_' or '#'))
                break;
            i++;
        }
        return i;
    }

    private static int NumberLength(ReadOnlySpan<char> text)
    {
        var i = text is ['(', ..] ? 1 : 0;
        var digits = 0;
        for (; i < text.Length && char.IsAsciiDigit(text[i]); i++)
            digits++;
        if (digits is 0 or > 2)
            return 0;
        if (i < text.Length && text[i] is ' ')
            i++;
        return i < text.Length && text[i] is '.' or ')' or ':' or '-' or '–' or '—' or '/' ? i + 1 : 0;
    }

    /// <summary>"point-de-vue" is a common spelling of the same words.</summary>
    private static bool StartsWith(ReadOnlySpan<char> text, string label)
    {
        if (text.Length < label.Length)
            return false;
        for (var i = 0; i < label.Length; i++)
        {
            if (text[i] != label[i] && !(label[i] is ' ' && text[i] is '-' or '‐'))
                return false;
        }
        return true;
    }
}
