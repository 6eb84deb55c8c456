namespace Commentary.Text.Typography;

/// <summary>Signs of currencies: behind the number in French, before it in English. Amounts in the other form are for an editor to say.</summary>
internal sealed class Amounts(Strip strip)
{
    private readonly string text = strip.Text;

    /// <summary>Sets the sign at a place and says where to go on.</summary>
    public int Meet(int at, Style style, List<Edit> edits) =>
        !style.Has(Rule.Currency) ? at + 1
        : style.IsFrench ? Behind(at, edits)
        : Before(at, edits);

    /// <summary>“$500” becomes “500 $”; what has cents or a magnitude is for an editor to say.</summary>
    private int Behind(int at, List<Edit> edits)
    {
        if (!Signs.IsDigit(After(at)) || !Signs.BeginsWord(text, at - 1))
            return at + 1;
        var end = GroupsEnd(at + 1);
        // “$1” may be what an expression caught, as well as a dollar.
        if (end == at + 2)
            return end;
        if (
            end < text.Length
            && (char.IsLetterOrDigit(text[end]) || (text[end] is '.' or ',' or '-' or '–' && char.IsLetterOrDigit(After(end))))
        )
            return end;
        var word = Signs.SkipSpaces(text, end);
        var stop = word;
        while (stop < text.Length && stop - word < 12 && (char.IsLetter(text[stop]) || Signs.IsMoney(text[stop])))
            stop++;
        if (WordLists.Magnitudes.Contains(text.AsSpan(word, stop - word)) || !strip.IsOpen(at, end))
            return end;
        edits.Add(Edit.Instead(at, end - at, $"{text.AsSpan(at + 1, end - at - 1)}{Signs.NoBreak}{text[at]}"));
        return end;
    }

    private int Before(int at, List<Edit> edits)
    {
        if (
            Signs.IsSpace(After(at))
            && Signs.BeginsWord(text, at - 1)
            && Signs.SkipSpaces(text, at + 1) is var digit
            && digit < text.Length
            && Signs.IsDigit(text[digit])
        )
        {
            var isNumberBefore = Signs.BackOverSpaces(text, at) is > 0 and var word && Signs.IsDigit(text[word - 1]);
            if (!isNumberBefore && strip.IsOpen(at, digit))
                edits.Add(Edit.Instead(at, digit - at, $"{text[at]}"));
            if (!isNumberBefore)
                return digit;
        }
        var end = Signs.BackOverSpaces(text, at);
        if (char.IsLetterOrDigit(After(at)) || end == 0 || !Signs.IsDigit(text[end - 1]))
            return at + 1;
        var start = GroupsStart(end);
        if (start < 0 || !Signs.BeginsWord(text, start - 1) || (edits.Count > 0 && edits[^1].Start + edits[^1].Length > start))
            return at + 1;
        if (Signs.BackOverSpaces(text, start) is > 0 and var before && Signs.IsMoney(text[before - 1]))
            return at + 1;
        if (strip.IsOpen(start, at + 1))
            edits.Add(Edit.Instead(start, at + 1 - start, $"{text[at]}{text.AsSpan(start, end - start)}"));
        return at + 1;
    }

    /// <summary>Past the digits from a place and the groups of three behind them.</summary>
    private int GroupsEnd(int at)
    {
        while (at < text.Length && Signs.IsDigit(text[at]))
            at++;
        while (at + 3 < text.Length && Signs.IsSpace(text[at]) && IsGroup(at + 1))
            at += 4;
        return at;
    }

    /// <summary>The head of the number that ends at a place; -1 where it is longer than any amount.</summary>
    private int GroupsStart(int end)
    {
        const int longest = 24;
        var at = end;
        while (
            at > 0
            && end - at < longest
            && (Signs.IsDigit(text[at - 1]) || (text[at - 1] is '.' or ',' && at > 1 && Signs.IsDigit(text[at - 2])))
        )
            at--;
        while (
            at > 1
            && end - at < longest
            && at + 2 < text.Length
            && IsGroup(at)
            && Signs.IsSpace(text[at - 1])
            && Signs.IsDigit(text[at - 2])
        )
        {
            var head = at - 1;
            var digits = head;
            while (digits > 0 && head - digits < 4 && Signs.IsDigit(text[digits - 1]))
                digits--;
            if (head - digits > 3)
                break;
            at = digits;
        }
        return end - at < longest ? at : -1;
    }

    private bool IsGroup(int at) =>
        Signs.IsDigit(text[at])
        && Signs.IsDigit(text[at + 1])
        && Signs.IsDigit(text[at + 2])
        && (at + 3 >= text.Length || !Signs.IsDigit(text[at + 3]));

    private char After(int at) => at + 1 < text.Length ? text[at + 1] : '\n';
}
