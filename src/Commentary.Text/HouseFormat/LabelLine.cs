using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Commentary.Text.Languages;

namespace Commentary.Text.HouseFormat;

/// <summary>
/// A line that begins with the words of a label and may be one: they stand alone, whatever their case, accents and dress, or are set off from
/// their text by a colon, a dash or markup. The text begins at <c>Rest</c>; for a label that stands alone, that is the line's length.
/// <see cref="LabelChoice"/> decides.
/// </summary>
/// <param name="IsSure">Whether the line is a label whatever stands around it.</param>
/// <param name="IsItem">Whether the line could as well be an item of a list.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LabelLine(Part Part, Language Language, int Rest, LabelTrust Trust, bool IsAlone, bool IsSure, bool IsItem)
{
    /// <summary>More than the longest label with all its dress: what is longer is a sentence.</summary>
    private const int Enough = 96;

    public static LabelLine? Match(ReadOnlySpan<char> line)
    {
        Span<char> key = stackalloc char[Enough];
        Span<int> at = stackalloc int[Enough];
        var length = Fold(line, key, at, out var whole);
        ReadOnlySpan<char> folded = key[..length];

        var dress = LabelDress.Before(folded);
        foreach (var words in LabelWords.All)
        {
            if (!StartsWith(folded[dress.Length..], words.Key))
                continue;
            var end = dress.Length + words.Key.Length;
            if (end < length && char.IsLetterOrDigit(folded[end]))
                continue;
            var isUsual = words.Trust is LabelTrust.Words || (words.Trust is LabelTrust.Word && !dress.IsOdd);
            if (whole && LabelDress.IsAllAfter(folded[end..]))
                return new LabelLine(words.Part, words.Language, line.Length, words.Trust, true, isUsual, dress.IsBullet);
            var after = dress.After(folded, end);
            if (after.End == length)
                return null;
            if (words.Part is Part.Source)
                return SourceLine.Follows(line[at[after.End]..], after.HasColon) ? Inline(at[after.End], words) : null;
            if (!after.HasColon && !after.HasDash && !(after.IsClosed && BeginsSentence(line[at[after.End]..])))
                return null;
            // The picture that a text begins with is folded away, and is the text's.
            var rest = at[after.Mark] + 1;
            while (char.IsWhiteSpace(line[rest]))
                rest++;
            return Inline(rest, words);
        }
        return null;

        LabelLine Inline(int rest, LabelWords words) =>
            new(words.Part, words.Language, rest, words.Trust, false, words.Trust is LabelTrust.Words, dress.IsBullet);
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

    /// <summary>"**Exemple** Imaginez" is a label and its text; "**Exemple** de cuisine" is a sentence.</summary>
    private static bool BeginsSentence(ReadOnlySpan<char> text) =>
        Rune.DecodeFromUtf16(text, out var first, out _) is System.Buffers.OperationStatus.Done
        && (Rune.IsUpper(first) || Rune.IsDigit(first) || first.Value is '«' or '“' or '"');

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
