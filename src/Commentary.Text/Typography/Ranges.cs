using System.Globalization;

namespace Commentary.Text.Typography;

/// <summary>From one to another in English: numbers, times, days, months, amounts have an en dash between them, and no space.</summary>
internal sealed class Ranges(Strip strip, LeftAlone leftAlone)
{
    /// <summary>In characters: “September” and “11:30a.m.”.</summary>
    private const int Longest = 12;

    private readonly string text = strip.Text;

    /// <param name="end">Of the hyphen or dash that was typed at a place.</param>
    public bool Set(int at, int end, Style style, List<Edit> edits)
    {
        if (!style.Has(Rule.Interval) || end - at > 1 || text[at] is '—')
            return false;
        if (text[at] is '-' && IsBetweenNumbers(at))
        {
            edits.Add(Edit.Instead(at, 1, "–"));
            return true;
        }
        var (left, right) = (Signs.BackOverSpaces(text, at), Signs.SkipSpaces(text, end));
        if ((left < at) != (right > end) || !strip.IsOpen(left, right) || leftAlone.Has(at))
            return false;
        if (!IsRange(WordBefore(left), WordAt(right), left, right, left < at))
            return false;
        if (right - left > 1 || text[at] is not '–')
            edits.Add(Edit.Instead(left, right - left, "–"));
        return true;
    }

    private bool IsRange(ReadOnlySpan<char> from, ReadOnlySpan<char> to, int left, int right, bool isApart)
    {
        var one = from.TrimEnd('.');
        var other = to.TrimEnd('.');
        if (one.IsEmpty || other.IsEmpty)
            return false;
        if (WordLists.EnglishDays.Contains(one))
            return WordLists.EnglishDays.Contains(other);
        if (IsMonth(one) || IsMonth(other))
            // “May 3 - June 5”: the first day has its month as well.
            return IsMonth(other)
                && (
                    IsMonth(one)
                    || (
                        IsSmall(one) && Signs.BackOverSpaces(text, left - from.Length) is var word && IsMonth(WordBefore(word).TrimEnd('.'))
                    )
                );
        if (EndsHalfDay(one))
            return IsTime(other);
        if (IsTime(other) && IsTime(one))
            return one.Contains(':') && other.Contains(':') || EndsHalfDay(other) || IsHalfDayAt(right + other.Length);
        if (isApart && one.Length == 4 && other.Length == 4)
            return IsYear(one) && IsYear(other) && one.SequenceCompareTo(other) < 0;
        return IsAmount(one, other);
    }

    private static bool IsMonth(ReadOnlySpan<char> word) =>
        WordLists.EnglishMonths.Contains(word) || (word.Length is 3 or 4 && WordLists.EnglishMonths.Contains($"{word}."));

    /// <summary>“9”, “10:30”, “9am”, “9a.m”.</summary>
    private static bool IsTime(ReadOnlySpan<char> word)
    {
        var digits = word.IndexOfAnyExceptInRange('0', '9');
        if (digits < 0)
            return IsSmall(word);
        if (digits is 0 or > 2)
            return false;
        if (word[digits] is ':')
        {
            var rest = word[(digits + 1)..];
            return rest.Length >= 2
                && char.IsAsciiDigit(rest[0])
                && char.IsAsciiDigit(rest[1])
                && (rest.Length == 2 || WordLists.HalfDays.Contains(rest[2..]));
        }
        return WordLists.HalfDays.Contains(word[digits..]);
    }

    private static bool EndsHalfDay(ReadOnlySpan<char> word) => WordLists.HalfDays.Contains(word.TrimStart("0123456789:"));

    private bool IsHalfDayAt(int at)
    {
        var word = Signs.SkipSpaces(text, at);
        return WordLists.HalfDays.Contains(WordAt(word).TrimEnd('.'));
    }

    private static bool IsSmall(ReadOnlySpan<char> word) => word.Length is 1 or 2 && !word.ContainsAnyExceptInRange('0', '9');

    private static bool IsYear(ReadOnlySpan<char> word) =>
        !word.ContainsAnyExceptInRange('0', '9') && (word[0] is '1' || (word[0] is '2' && word[1] is '0' or '1'));

    /// <summary>“$10 - $20”, “10% - 20%”, “10,000-20,000”.</summary>
    private static bool IsAmount(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var (isMoney, isShare) = (Signs.IsMoney(one[0]), one[^1] is '%');
        if (isMoney && Signs.IsMoney(other[0]))
            other = other[1..];
        if (isShare && other is not [.., '%'])
            return false;
        var from = one[(isMoney ? 1 : 0)..(isShare ? one.Length - 1 : one.Length)];
        var to = other.TrimEnd('%');
        return (isMoney || isShare || (from.Contains(',') && to.Contains(',')))
            && Value(from) is { } low
            && Value(to) is { } high
            && low < high;
    }

    private static decimal? Value(ReadOnlySpan<char> number) =>
        number.IsEmpty || !char.IsAsciiDigit(number[0]) ? null
        : decimal.TryParse(
            number,
            NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value
        : null;

    private ReadOnlySpan<char> WordBefore(int end)
    {
        var start = end;
        while (start > 0 && end - start <= Longest && !Ends(text[start - 1]))
            start--;
        return end - start > Longest ? [] : text.AsSpan(start, end - start);
    }

    private ReadOnlySpan<char> WordAt(int start)
    {
        var end = start;
        while (end < text.Length && end - start <= Longest && !Ends(text[end]))
            end++;
        return end - start > Longest ? [] : text.AsSpan(start, end - start).TrimEnd(",:;!?");
    }

    private static bool Ends(char c) =>
        Signs.IsBlank(c) || Signs.IsDash(c) || Signs.IsOpening(c) || Signs.IsClosing(c) || c is '-' or '"' or '/';

    private bool IsBetweenNumbers(int at)
    {
        var (start, end) = (at, at + 1);
        while (start > 0 && at - start <= 4 && Signs.IsDigit(text[start - 1]))
            start--;
        while (end < text.Length && end - at <= 5 && Signs.IsDigit(text[end]))
            end++;
        var one = text.AsSpan(start, at - start);
        var other = text.AsSpan(at + 1, end - at - 1);
        return one.Length is > 0 and <= 4
            && other.Length is > 0 and <= 4
            && (one.Length == other.Length || (one.Length <= 2 && other.Length <= 2))
            && Number(one) < Number(other)
            && Signs.BeginsWord(text, start - 1)
            && (Signs.EndsWord(text, end) || text[end] is '%')
            && !(end < text.Length - 1 && text[end] is '.' && char.IsLetterOrDigit(text[end + 1]))
            && !(start > 0 && text[start - 1] is '/' or '>' or '<');
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
