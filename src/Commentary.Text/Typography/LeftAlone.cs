using System.Buffers;

namespace Commentary.Text.Typography;

/// <summary>
/// What no rule may touch in a text without marks: addresses, names of files, hashtags, @names, HTML tags, formulas between dollar signs. Asked for
/// one place after another.
/// </summary>
internal sealed class LeftAlone
{
    private static readonly SearchValues<char> NeverInWords = SearchValues.Create("\\_={}<>|^~");

    private readonly string text;
    private readonly List<(int Start, int End)> stretches = [];
    private int next;
    private (int Start, int End, bool IsTechnical, bool IsAddress, int Core, int Stop) token;

    public LeftAlone(string text)
    {
        this.text = text;
        if (text.Contains('<', StringComparison.Ordinal))
            FindTags();
        if (text.Contains('$', StringComparison.Ordinal))
            FindFormulas();
        stretches.Sort();
    }

    /// <summary>Whether a place is within a tag or a formula.</summary>
    public bool IsStretch(int at)
    {
        while (next > 0 && stretches[next - 1].End > at)
            next--;
        while (next < stretches.Count && stretches[next].End <= at)
            next++;
        return next < stretches.Count && stretches[next].Start <= at;
    }

    /// <summary>The same, or within a word that is no word of a language.</summary>
    public bool Has(int at)
    {
        if (IsStretch(at))
            return true;
        Read(at);
        return token.IsTechnical && at >= token.Core && at < token.Stop;
    }

    /// <summary>Whether what comes in at a place would cut such a word in two.</summary>
    public bool IsInside(int at) => at > 0 && Has(at) && at > token.Core;

    /// <summary>Whether a place is in an address, to which any mark may belong.</summary>
    public bool IsAddress(int at)
    {
        Read(at);
        return token.IsAddress && !text.AsSpan(token.Stop, Math.Max(0, at - token.Stop)).ContainsAnyExcept(":;!?.");
    }

    private void Read(int at)
    {
        if (at >= token.Start && at < token.End)
            return;
        var (start, end) = (at, at);
        while (start > 0 && !Signs.IsBlank(text[start - 1]))
            start--;
        while (end < text.Length && !Signs.IsBlank(text[end]))
            end++;
        var (core, stop) = (start, end);
        while (core < stop && (Signs.IsOpening(text[core]) || text[core] is '"' or '\''))
            core++;
        core += Elision(text.AsSpan(core, stop - core));
        while (core < stop && (Signs.IsOpening(text[core]) || text[core] is '"' or '\''))
            core++;
        while (stop > core && Signs.EndsWord(text, stop - 1) && text[stop - 1] is not '/')
            stop--;
        var word = text.AsSpan(core, stop - core);
        token = (start, end, IsTechnical(word), word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www."), core, stop);
    }

    /// <summary>The length of “l'”, “qu'” and the like at the head of a word.</summary>
    public static int Elision(ReadOnlySpan<char> word)
    {
        var mark = word[..Math.Min(word.Length, 9)].IndexOfAny('\'', '’', '´');
        return mark > 0 && WordLists.Elisions.Contains(word[..mark]) ? mark + 1 : 0;
    }

    private static bool IsTechnical(ReadOnlySpan<char> word)
    {
        if (word.Length < 2)
            return false;
        if (word[0] is '#' or '@' || word is ['-', '-' or (>= 'a' and <= 'z'), ..] || word.StartsWith("www."))
            return true;
        if (
            word.ContainsAny(NeverInWords)
            || word.Contains("::", StringComparison.Ordinal)
            || word.Contains("()", StringComparison.Ordinal)
        )
            return true;
        if (word.Contains("://", StringComparison.Ordinal) || word[1..].Contains('@'))
            return true;
        return IsPath(word);
    }

    /// <summary>“index.html”, “wired.com/story”, “/usr/bin”: a stop or slash with letters on both sides, the last of them few.</summary>
    private static bool IsPath(ReadOnlySpan<char> word)
    {
        if (word is ['/', _, ..] or ['.', '/', ..] or ['.', '.', '/', ..])
            return true;
        var slash = word.IndexOf('/');
        var dot = word[..(slash < 0 ? word.Length : slash)].LastIndexOf('.');
        if (dot < 1)
            return slash > 0 && word[(slash + 1)..].ContainsAny('.', '/');
        var ending = word[(dot + 1)..(slash < 0 ? word.Length : slash)];
        return ending.Length is >= 2 and <= 5 && !ending.ContainsAnyExceptInRange('a', 'z') && char.IsLetterOrDigit(word[dot - 1]);
    }

    private void FindTags()
    {
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0 && at < text.Length - 1; )
        {
            var end = text.AsSpan(at + 1).IndexOfAny('<', '>');
            if (end < 0)
                return;
            end += at + 1;
            if (text[end] is '>' && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!'))
                stretches.Add((at, end + 1));
            at = text[end] is '<' ? end : text.IndexOf('<', end);
        }
    }

    private void FindFormulas()
    {
        for (var at = text.IndexOf('$', StringComparison.Ordinal); at >= 0; )
        {
            var end = text.IndexOf('$', at + 1);
            if (end < 0)
                return;
            var inner = text.AsSpan(at + 1, end - at - 1);
            var isFormula =
                inner.Length > 0
                && !Signs.IsBlank(inner[0])
                && !Signs.IsBlank(inner[^1])
                && inner.ContainsAny("\\^_={")
                && !inner.Contains('\n');
            if (isFormula)
                stretches.Add((at, end + 1));
            at = isFormula ? text.IndexOf('$', end + 1) : end;
        }
    }
}
