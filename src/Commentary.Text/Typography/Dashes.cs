namespace Commentary.Text.Typography;

/// <summary>The spaces beside dashes in French, asked for one gap after another of the same text.</summary>
internal sealed class Dashes(string text)
{
    private const int LongestAbbreviation = 8;

    /// <summary>How far the dashes were counted.</summary>
    private int counted;

    /// <summary>Whether the next dash of this sentence ends an insertion.</summary>
    private bool isInside;

    /// <summary>Within an insertion – like this one – no line begins with its end or ends with its beginning.</summary>
    public string Beside(int start, int end)
    {
        if (Signs.IsDash(text[end]))
        {
            Count(end);
            return isInside ? Signs.NoBreakText : " ";
        }
        Count(start - 1);
        // Behind the dash it has turned.
        return isInside ? " " : Signs.NoBreakText;
    }

    /// <summary>Counts the dashes of the sentence that stand before a place.</summary>
    private void Count(int to)
    {
        for (var at = counted; at < to; at++)
            if (Signs.IsDash(text[at]) && at > 0 && Signs.IsBlank(text[at - 1]))
                isInside = !isInside;
            else if (text[at] is '.' or '!' or '?' or '…' && Signs.IsBlank(text[at + 1]) && EndsSentence(at))
                isInside = false;
        counted = Math.Max(counted, to);
    }

    /// <summary>A small letter goes on with the sentence, and a name behind “M.” or a number behind “p.” does too.</summary>
    private bool EndsSentence(int at)
    {
        var next = Signs.SkipSpaces(text, at + 1);
        if (next < text.Length && char.IsLower(text[next]))
            return false;
        var start = at;
        while (start > 0 && at - start < LongestAbbreviation && !Signs.IsBlank(text[start - 1]) && !Signs.IsOpening(text[start - 1]))
            start--;
        var word = text.AsSpan(start, at + 1 - start);
        return text[at] is not '.'
            || !(
                WordLists.FrenchCourtesy.Contains(word)
                || WordLists.FrenchReferences.Contains(word)
                || WordLists.FrenchAbbreviations.Contains(word)
                || WordLists.FrenchMonths.Contains(word)
                || Neighbours.IsInitial(word)
            );
    }
}
