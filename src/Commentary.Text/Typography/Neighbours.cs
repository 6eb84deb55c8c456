using System.Buffers;

namespace Commentary.Text.Typography;

/// <summary>Words and numbers that stay together, asked for one gap after another of the same text.</summary>
internal sealed class Neighbours(string text)
{
    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789IVX");

    /// <summary>In letters: a longer noun may begin a line, or a number would draw a hole into the one before.</summary>
    private const int LongestNoun = 14;

    /// <summary>In letters: “XXXVIII”.</summary>
    private const int LongestRoman = 8;

    /// <summary>In letters: longer ones are in none of the lists.</summary>
    private const int LongestKnown = 12;

    /// <summary>Where the last gap between two groups of digits ended.</summary>
    private int groupAt = -1;

    /// <summary>Where a number begins that a word before it names: “page 404”.</summary>
    private int namedAt = -1;

    private readonly Dashes dashes = new(text);

    public string? Wanted(int start, int end, Style style)
    {
        var (left, right) = (text[start - 1], text[end]);
        if (start == end)
            return Signs.IsDigit(left) && char.IsLetter(right) ? BetweenNumberAndSymbol(end, style)
                : left is 'h' && Signs.IsDigit(right) && style.IsFrench && style.Has(Rule.Time) && IsMinutes(end) && IsHour(start - 1)
                    ? NoBreak
                : null;
        if (style.IsFrench && style.Has(Rule.Dash) && (Signs.IsDash(left) || Signs.IsDash(right)))
            return dashes.Beside(start, end);
        if (Signs.IsDigit(left))
            return BehindNumber(start, end, style);
        if (Signs.IsDigit(right) || char.IsLetter(right))
            return BehindWord(start, end, style);
        return null;
    }

    private const string NoBreak = Signs.NoBreakText;

    private string? BehindNumber(int start, int end, Style style)
    {
        var number = NumberBefore(start);
        if (Signs.IsDigit(text[end]))
            return style.Has(Rule.Thousands) && IsGroup(start, end, number) ? Group(end, style) : null;
        if (!char.IsLetter(text[end]))
            return null;
        if (BetweenNumberAndSymbol(end, style) is { } space)
            return space;
        if (!style.IsFrench && style.Has(Rule.Time) && IsHalfOfDay(end))
            return NoBreak;
        if (number < 0)
            return null;
        var word = WordAt(end);
        if (style.Has(Rule.Date) && style.IsFrench && IsDay(number, start) && WordLists.FrenchMonths.Contains(word))
            return NoBreak;
        if (!style.Has(Rule.Noun) || word.Length > LongestNoun || IsYear(number, start) || number == namedAt || IsNamed(number))
            return null;
        // “3 l’heure” begins with a little word as well.
        return (style.IsFrench ? WordLists.FrenchLittle : WordLists.EnglishLittle).Contains(word) ? null : NoBreak;
    }

    private string? BehindWord(int start, int end, Style style)
    {
        if (!Signs.IsDigit(text[end]) && !char.IsUpper(text[end]) && !MayBeOrdinal(start))
            return null;
        var head = start;
        while (head > 0 && start - head <= LongestKnown && !Signs.IsBlank(text[head - 1]))
            head--;
        if (start - head > LongestKnown)
            return null;
        while (head < start && (Signs.IsOpening(text[head]) || text[head] is '"'))
            head++;
        var word = text.AsSpan(head, start - head);
        word = word[LeftAlone.Elision(word)..];
        // “May 3–June 5”.
        word = word[(word.LastIndexOf('–') + 1)..];
        if (word.Length == 0)
            return null;
        if (
            Signs.IsDigit(text[end])
            && style.Has(Rule.Reference)
            && (style.IsFrench ? WordLists.FrenchReferences : WordLists.EnglishReferences).Contains(word)
        )
        {
            namedAt = end;
            return NoBreak;
        }
        if (Signs.IsDigit(text[end]))
            return
                (style.IsFrench && style.Has(Rule.Time) && word is ['h'] or [.., 'h'] && IsMinutes(end) && IsHour(start - 1))
                || (!style.IsFrench && style.Has(Rule.Date) && WordLists.EnglishMonths.Contains(word) && IsDayAt(end))
                ? NoBreak
                : null;
        if (style.Has(Rule.Ordinal) && style.IsFrench && Ordinals.Is(word) && !WordLists.FrenchLittle.Contains(WordAt(end)))
            return NoBreak;
        if (!char.IsUpper(text[end]))
            return null;
        if (style.Has(Rule.Reference) && IsNumbered(word, end, style))
            return NoBreak;
        return
            (style.Has(Rule.Courtesy) && (style.IsFrench ? WordLists.FrenchCourtesy : WordLists.EnglishCourtesy).Contains(word))
            || (style.Has(Rule.Initial) && IsInitial(word))
            ? NoBreak
            : null;
    }

    /// <summary>Asked of each word: figures before its last letter or two.</summary>
    private bool MayBeOrdinal(int end) =>
        text[end - 1] is 'e' or 'r' or 's' && text.AsSpan(Math.Max(0, end - 4), Math.Min(end, 4)).IndexOfAny(Figures) >= 0;

    /// <summary>“14 h”, “10 km”: also where they were typed together.</summary>
    private string? BetweenNumberAndSymbol(int end, Style style)
    {
        var stop = end;
        while (stop < text.Length && stop - end < 8 && (char.IsLetter(text[stop]) || text[stop] is '/' or '²' or '³'))
            stop++;
        var digits = Signs.BackOverSpaces(text, end);
        if (text[end] is 'h' && style.IsFrench && style.Has(Rule.Time))
            return stop == end + 1 && (EndsSymbol(end + 1) || IsMinutes(end + 1)) && IsHour(end) ? NoBreak : null;
        return
            style.Has(Rule.Unit) && EndsSymbol(stop) && WordLists.Units.Contains(text.AsSpan(end, stop - end)) && NumberBefore(digits) >= 0
            ? NoBreak
            : null;
    }

    private bool EndsSymbol(int at) => at >= text.Length || !char.IsLetterOrDigit(text[at]);

    /// <summary>Two digits, and no more.</summary>
    private bool IsMinutes(int at) =>
        at + 1 < text.Length && text[at] is >= '0' and <= '5' && Signs.IsDigit(text[at + 1]) && EndsSymbol(at + 2);

    /// <summary>Whether the “h” at a place follows an hour of the day.</summary>
    private bool IsHour(int at)
    {
        var end = Signs.BackOverSpaces(text, at);
        var start = end;
        while (start > 0 && end - start < 3 && Signs.IsDigit(text[start - 1]))
            start--;
        return end - start is 1 or 2 && Signs.BeginsWord(text, start - 1)
            || (end - start is 1 or 2 && start > 0 && text[start - 1] is '-' or '–');
    }

    /// <summary>The head of the number that ends at a place; -1 where it is none: “v2”, “2026-11”, “3.11.4”.</summary>
    private int NumberBefore(int end)
    {
        var (at, signs) = (end, 0);
        while (at > 0 && (Signs.IsDigit(text[at - 1]) || (text[at - 1] is '.' or ',' && signs++ == 0 && at < end)))
            at--;
        if (at < end && text[at] is '.' or ',')
            return -1;
        var head = at;
        if (head > 0 && text[head - 1] is '-' or '−' or '+' or '$' or '€' or '£')
            head--;
        return at < end && (Signs.BeginsWord(text, head - 1) || text[head - 1] is '–') ? at : -1;
    }

    private bool IsGroup(int start, int end, int number)
    {
        var isThree =
            end + 2 < text.Length
            && Signs.IsDigit(text[end + 1])
            && Signs.IsDigit(text[end + 2])
            && (end + 3 >= text.Length || !Signs.IsDigit(text[end + 3]));
        // At most three digits before the first space: "2025 300" is a year and a number.
        return isThree && (groupAt == start - 3 || (number >= 0 && start - number <= 3));
    }

    private string Group(int end, Style style)
    {
        groupAt = end;
        return style.Locale is Locale.FrenchOfFrance ? Signs.NarrowText : NoBreak;
    }

    /// <summary>“Windows 11 arrive”, “la Loi 25 demande”: a name within a sentence has its number, and what follows is no noun of it.</summary>
    private bool IsNamed(int number)
    {
        if (number < 2 || !Signs.IsSpace(text[number - 1]))
            return false;
        var head = number - 1;
        while (head > 0 && number - head <= LongestKnown && char.IsLetterOrDigit(text[head - 1]))
            head--;
        if (!text.AsSpan(head, number - 1 - head).ContainsAnyInRange('A', 'Z'))
            return false;
        var before = Signs.BackOverSpaces(text, head);
        return before > 0
            && before < head
            && !Signs.IsBreak(text[before - 1])
            && text[before - 1] is not ('.' or '!' or '?' or '…' or ':' or '–' or '—');
    }

    /// <summary>Four digits of our millennium or the last, typed together.</summary>
    private bool IsYear(int number, int end) =>
        end - number == 4 && (text[number] is '1' || (text[number] is '2' && text[number + 1] is '0' or '1'));

    private bool IsDay(int number, int end) => end - number <= 2 && text.AsSpan(number, end - number) is not "0";

    private bool IsDayAt(int at)
    {
        var end = at;
        while (end < text.Length && end - at < 3 && Signs.IsDigit(text[end]))
            end++;
        return end - at <= 2 && EndsSymbol(end);
    }

    private bool IsHalfOfDay(int at) =>
        text[at] is 'a' or 'p'
        && at + 1 < text.Length
        && (text[at + 1] is 'm' ? EndsSymbol(at + 2) : text[at + 1] is '.' && at + 2 < text.Length && text[at + 2] is 'm');

    /// <summary>The letters at a place, as far as a list can have them.</summary>
    private ReadOnlySpan<char> WordAt(int at)
    {
        var end = at;
        while (end < text.Length && end - at <= LongestNoun && (char.IsLetter(text[end]) || (text[end] is '-' && end > at)))
            end++;
        if (
            end < text.Length
            && text[end] is '.'
            && end - at is >= 3 and <= 5
            && WordLists.FrenchMonths.Contains(text.AsSpan(at, end + 1 - at))
        )
            end++;
        return text.AsSpan(at, end - at);
    }

    /// <summary>“Louis XIV”, “tome II”: a name or a part with its number in Roman figures. One “I” may be a word of English.</summary>
    private bool IsNumbered(ReadOnlySpan<char> word, int at, Style style)
    {
        var end = at;
        while (end < text.Length && end - at < LongestRoman && text[end] is 'I' or 'V' or 'X')
            end++;
        if (end == at || (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '\'' or '’' or '-')))
            return false;
        if ((style.IsFrench ? WordLists.FrenchReferences : WordLists.EnglishReferences).Contains(word))
            return style.IsFrench || end - at > 1;
        return end - at > 1 && word.Length > 2 && char.IsUpper(word[0]) && char.IsLower(word[^1]) && !WordLists.FrenchLittle.Contains(word);
    }

    public static bool IsInitial(ReadOnlySpan<char> word) =>
        word is [.., var letter, '.'] && char.IsUpper(letter) && (word.Length == 2 || word[^3] is '-' or '.');
}
