using System.Buffers;

namespace Commentary.Text.Typography;

/// <summary>Apostrophes, whatever was typed or pasted for one, and the single marks of a quotation within a quotation.</summary>
internal sealed class Apostrophes(Strip strip, LeftAlone leftAlone, Quotations quotations)
{
    /// <summary>In letters: the longest elision is “quelqu”.</summary>
    private const int LongestElision = 8;

    /// <summary>What a word begins with that is elided before; words that no elision stands before are in <see cref="WordLists.NeverElided"/>.</summary>
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyhàâæéèêëîïôœùûAEIOUYHÀÂÆÉÈÊËÎÏÔŒÙÛ");

    private readonly string text = strip.Text;

    /// <summary>Sets the sign at a place and says where to go on.</summary>
    public int Meet(int at, Style style, List<Edit> edits)
    {
        if (!style.Has(Rule.Apostrophe) || leftAlone.Has(at))
            return at + 1;
        var (before, after) = (at > 0 ? text[at - 1] : '\n', at + 1 < text.Length ? text[at + 1] : '\n');
        // “f′x” is a derivative; behind an elision it is none.
        if (text[at] is '′' && !(style.IsFrench && IsElision(at)))
            return at + 1;
        if (char.IsLetter(after) && (text[at] is '\'' ? char.IsLetterOrDigit(before) : char.IsLetter(before)))
            return Put(at, at + 1, edits);
        return style.IsFrench ? InFrench(at, after, style, edits) : InEnglish(at, before, after, style, edits);
    }

    private int InFrench(int at, char after, Style style, List<Edit> edits)
    {
        var isElision = IsElision(at) && after is not '\'' && !Signs.IsBlank(after);
        if (isElision && (after is '"' || !Signs.EndsWord(text, at + 1)))
            return Put(at, at + 1, edits);
        if (style.Has(Rule.Quotes) && quotations.MeetSingle(at))
            return at + 1;
        if (isElision)
            return Put(at, at + 1, edits);
        return IsApart(at) is > 0 and var end ? Put(at, end, edits) : at + 1;
    }

    private int InEnglish(int at, char before, char after, Style style, List<Edit> edits)
    {
        if (text[at] is not '\'')
            return at + 1;
        // “U.S.'s”, “C++'s”, “"Wired"'s”.
        if (after is 's' && Signs.EndsWord(text, at + 2) && !Signs.IsBlank(before) && !Signs.IsOpening(before))
            return Put(at, at + 1, edits);
        if (style.Has(Rule.Quotes) && quotations.MeetSingle(at))
            return at + 1;
        return char.IsLetterOrDigit(before) || (Signs.BeginsWord(text, at - 1) && char.IsLetterOrDigit(after))
            ? Put(at, at + 1, edits)
            : at + 1;
    }

    /// <summary>“l'”, “qu'”: what stands before an apostrophe in French.</summary>
    private bool IsElision(int at)
    {
        var word = WordBefore(at);
        return WordLists.Elisions.Contains(word) && (word.Length == at || !char.IsLetterOrDigit(text[at - word.Length - 1]));
    }

    /// <summary>“L' IA”: where the spaces end that no apostrophe has behind it; 0 where they belong there.</summary>
    private int IsApart(int at)
    {
        var end = Signs.SkipSpaces(text, at + 1);
        if (end == at + 1 || end == text.Length || !Vowels.Contains(text[end]) || !IsElision(at) || quotations.IsSingleOpen)
            return 0;
        var stop = end;
        while (stop < text.Length && stop - end < LongestElision && char.IsLetter(text[stop]))
            stop++;
        return WordLists.NeverElided.Contains(text.AsSpan(end, stop - end)) || !strip.IsOpen(at, end) ? 0 : end;
    }

    private ReadOnlySpan<char> WordBefore(int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestElision && char.IsLetter(text[start - 1]))
            start--;
        return text.AsSpan(start, at - start);
    }

    private int Put(int at, int end, List<Edit> edits)
    {
        if (text[at] is not '’' || end > at + 1)
            edits.Add(Edit.Instead(at, end - at, "’"));
        return end;
    }
}
