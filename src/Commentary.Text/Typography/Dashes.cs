namespace Commentary.Text.Typography;

/// <summary>The spaces beside dashes in French, asked for one gap after another of the same text.</summary>
internal sealed class Dashes(string text)
{
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
            else if (text[at] is '.' or '!' or '?' or '…' && Signs.IsBlank(text[at + 1]))
                isInside = false;
        counted = Math.Max(counted, to);
    }
}
