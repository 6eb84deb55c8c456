using System.Buffers;

namespace Commentary.Text.Typography;

/// <summary>
/// The second of two passes: each gap between two characters is decided once, from what stands on its left and on its right. It is asked only
/// where there are spaces, or where a sign may want one.
/// </summary>
internal sealed class Gaps
{
    /// <summary>In characters: what is shorter needs no care for its last line.</summary>
    private const int LongEnough = 40;
    private const int LastWord = 10;
    private const int WordsEnough = 4;
    private const int LongestName = 30;

    private static readonly SearchValues<char> Places = SearchValues.Create(" \u00A0\u202F\u2007\u2009:;!?«»%‰$€£¢°0123456789");

    private readonly Strip strip;
    private readonly string text;
    private readonly LeftAlone leftAlone;
    private readonly Neighbours neighbours;
    private readonly List<Edit> edits = [];
    private int words;

    /// <summary>The last gap that no rule had a word for.</summary>
    private (int Start, int End) undecided = (-1, -1);

    private Gaps(Strip strip)
    {
        this.strip = strip;
        text = strip.Text;
        leftAlone = new(text);
        neighbours = new(text);
    }

    public static Strip Set(Strip strip)
    {
        var first = strip.Text.AsSpan().IndexOfAny(Places);
        return first < 0 ? strip : new Gaps(strip).Set(first);
    }

    private Strip Set(int first)
    {
        for (var at = first; at < text.Length; )
        {
            var end = Signs.SkipSpaces(text, at);
            Decide(at, end);
            // What stands behind the gap is not asked again; but a guillemet or a number may want a space on its right too.
            at = Math.Max(end, at) + 1;
            if (at < text.Length && WantsSpaceBehind(text[at - 1], text[at]))
                Decide(at, at);
            if (at >= text.Length)
                break;
            var next = text.AsSpan(at).IndexOfAny(Places);
            if (next < 0)
                break;
            at += next;
        }
        HoldTheLastWord();
        return strip.With(edits);
    }

    private static bool WantsSpaceBehind(char left, char right) =>
        !Places.Contains(right) && (left is '«' ? !Signs.IsBlank(right) : Signs.IsDigit(left) && char.IsLetter(right));

    private void Decide(int start, int end)
    {
        if (start == 0 || end == text.Length || Signs.IsBreak(text[start - 1]) || Signs.IsBreak(text[end]) || leftAlone.IsStretch(start))
            return;
        var wanted = leftAlone.IsStretch(end) || (start == end && leftAlone.IsInside(start)) ? null : Wanted(start, end);
        if (end > start)
            words++;
        if (wanted is { } space)
            Put(start, end, space);
        else if (end > start)
            undecided = (start, end);
    }

    /// <summary>What is to stand in a gap: a space, nothing, or null for what was typed.</summary>
    private string? Wanted(int start, int end)
    {
        if (strip.StyleAt(end) is { } right && BeforeSign(start, end, right) is { } sign)
            return sign;
        if (strip.StyleAt(start - 1) is not { } left)
            return null;
        if (text[start - 1] is '«' && left.IsFrench && left.Has(Rule.Guillemets))
            return Signs.NoBreakText;
        return neighbours.Wanted(start, end, left);
    }

    private string? BeforeSign(int start, int end, Style style)
    {
        var sign = text[end];
        var isApart = end > start;
        return sign switch
        {
            ':' or ';' or '!' or '?' => BeforeMark(start, end, style),
            '»' when style.IsFrench && style.Has(Rule.Guillemets) => Signs.NoBreakText,
            '%' or '‰' when style.Has(Rule.Percent) && Signs.IsDigit(text[start - 1]) && EndsAmount(end) => style.IsFrench
                ? Signs.NoBreakText
                : (isApart ? "" : null),
            '$' or '€' or '£' when style.IsFrench && style.Has(Rule.Currency) && EndsAmount(end) && Signs.IsDigit(text[start - 1]) =>
                Signs.NoBreakText,
            '¢' when style.Has(Rule.Currency) && Signs.IsDigit(text[start - 1]) && EndsAmount(end) => style.IsFrench
                ? Signs.NoBreakText
                : (isApart ? "" : null),
            '°' when style.Has(Rule.Degree) && Signs.IsDigit(text[start - 1]) && IsTemperature(end) => Signs.NoBreakText,
            // “10 k$” and the like: the space is before the multiple.
            'k' or 'M' or 'G' when style.IsFrench && style.Has(Rule.Currency) && IsMultiple(start, end) => Signs.NoBreakText,
            _ => null,
        };
    }

    private string? BeforeMark(int start, int end, Style style)
    {
        if (!style.Has(style.IsFrench ? (text[end] is ':' ? Rule.Colon : Rule.HighMarks) : Rule.NoFrenchSpaces))
            return null;
        var before = text[start - 1];
        if (
            (Signs.IsMark(before) && (start == end || text[end] is '!' or '?'))
            || Signs.IsOpening(before)
            || before is '/' or ','
            || Signs.IsDash(before)
            || !EndsAsMark(end)
        )
            return null;
        if (!style.IsFrench)
            return end > start ? "" : null;
        if (start == end && IsOfWord(start))
            return null;
        return text[end] is ':' ? Signs.NoBreakText
            : style.HighMarks is HighSpace.None ? (end > start ? "" : null)
            : Signs.NarrowText;
    }

    /// <summary>Whether marks end a word, and are no smiley, shortcode, time, address or operator.</summary>
    private bool EndsAsMark(int at)
    {
        var end = at;
        while (end < text.Length && Signs.IsMark(text[end]))
            end++;
        if (end == text.Length)
            return true;
        var after = text[end];
        if (text[end - 1] is ':' or ';' && after is ')' or '(' or '-' or '/' or '*' or '|' or '\'')
            return false;
        return after is Strip.Thing || char.IsSurrogate(after) || (Signs.EndsWord(text, end) && after is not '/') || after is '*' or '_';
    }

    /// <summary>A mark that is typed to a word and belongs to it: “Yahoo!”, “:smile:”, “n!”, an address.</summary>
    private bool IsOfWord(int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestName && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '+' or '-'))
            start--;
        return (
                text[at] is '!'
                && (
                    WordLists.NamesWithMark.Contains(text.AsSpan(start, at - start))
                    || (start == at - 1 && text[start] is >= 'a' and <= 'z')
                )
            )
            || (text[at] is ':' && start is > 0 and var colon && colon < at && text[colon - 1] is ':')
            || leftAlone.IsAddress(at);
    }

    private bool EndsAmount(int at) => at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]);

    private bool IsTemperature(int at) =>
        at + 1 < text.Length && text[at + 1] is 'C' or 'F' && (at + 2 >= text.Length || !char.IsLetterOrDigit(text[at + 2]));

    private bool IsMultiple(int start, int end) =>
        Signs.IsDigit(text[start - 1]) && end + 1 < text.Length && Signs.IsMoney(text[end + 1]) && EndsAmount(end + 1);

    private void Put(int start, int end, string space)
    {
        if (end == start)
        {
            // It belongs to the sign that wants it.
            var isOfLeft = text[start - 1] is '«';
            if (space.Length > 0 && strip.StyleAt(isOfLeft ? start - 1 : start) is not null)
                edits.Add(isOfLeft ? Edit.After(start - 1, space) : Edit.Before(start, space));
        }
        else if (!text.AsSpan(start, end - start).SequenceEqual(space) && strip.IsOpen(start, end))
            edits.Add(Edit.Instead(start, end - start, space));
    }

    /// <summary>In characters, without the spaces within « »: a text is as long with them as with “ ”.</summary>
    private int Length()
    {
        var length = text.Length;
        // In a longer one they make no difference.
        if (length <= 2 * LongEnough)
            for (var at = 1; at < text.Length; at++)
                if ((text[at - 1] is '«' && Signs.IsSpace(text[at])) || (text[at] is '»' && Signs.IsSpace(text[at - 1])))
                    length--;
        return length;
    }

    private void HoldTheLastWord()
    {
        var (start, end) = undecided;
        if (
            start < 0
            || end - start != 1
            || text[start] is not ' '
            || Length() <= LongEnough
            || words < WordsEnough
            || text.Length - end > LastWord
            || text.AsSpan(end).ContainsAny('\n', Strip.Thing)
            || !text.AsSpan(end).ContainsAnyInRange('0', 'ÿ')
            || strip.StyleAt(start) is not { } style
            || !style.Has(Rule.Widow)
            || !strip.IsOpen(start, end)
        )
            return;
        edits.Add(Edit.Instead(start, 1, Signs.NoBreakText));
        edits.Sort((one, other) => one.Start.CompareTo(other.Start));
    }
}
