using System.Collections.Frozen;
using System.Text;
using Commentary.Text.Languages;

namespace Commentary.Text.HouseFormat;

/// <summary>Where the first sentence of a social post ends. Such posts use pictures and line breaks as full stops.</summary>
internal static class Sentence
{
    /// <summary>A sentence that is still open here is cut for its title anyway.</summary>
    private const int Enough = 4000;

    private static readonly FrozenSet<string> Abbreviations = (
        "m mm mme mlle mr mrs ms dr drs prof me st ste sr jr vs no nos art av boul tél tel fig vol env approx cf p pp ex max min inc "
        + "ltd ltée corp co dept janv févr fév avr juill sept oct nov déc jan feb mar apr aug dec gen gov sen rep"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>From the first character that is no blank, picture or heading sign, to past the stop and its closing quotes.</summary>
    public static (int Start, int End) First(string text)
    {
        var start = Skip(text, 0, rune => Rune.IsWhiteSpace(rune) || Emoji.Is(rune) || rune.Value is '#' && !IsHashtag(text));
        var limit = Math.Min(text.Length, start + Enough);
        var addresses = Teaser.Address().EnumerateMatches(text.AsSpan(0, limit));
        var skipTo = addresses.MoveNext() ? addresses.Current : default;
        var words = 0;
        for (var i = start; i < limit; i++)
        {
            if (skipTo.Length > 0 && i == skipTo.Index)
            {
                i += skipTo.Length - 1;
                skipTo = addresses.MoveNext() ? addresses.Current : default;
                continue;
            }
            var c = text[i];
            if (Lines.IsEnd(c))
            {
                if (IsBreak(text, i))
                    return (start, i);
            }
            else if (c is '.' or '!' or '?' or '…')
            {
                if (EndOf(text, start, i) is > 0 and var end)
                    return (start, end);
            }
            else if (char.IsWhiteSpace(c))
            {
                words++;
                // "… les talents 🚀 La guerre …": a picture, and then a new sentence. "J’aime 🍁 Montréal" is one.
                if (words >= 4 && IsPictureBeforeCapital(text, i))
                    return (start, i);
            }
        }
        return (start, limit);
    }

    /// <summary>"Il vit aux U.S." keeps its stop.</summary>
    public static bool EndsWithAbbreviation(string text) => text is [.., '.'] && IsAbbreviation(text, 0, text.Length - 1);

    private static int Skip(string text, int from, Func<Rune, bool> skipped)
    {
        while (from < text.Length && Rune.TryGetRuneAt(text, from, out var rune) && skipped(rune))
            from += rune.Utf16SequenceLength;
        return from;
    }

    private static bool IsHashtag(string text)
    {
        var sign = text.IndexOf('#', StringComparison.Ordinal);
        return sign + 1 < text.Length && char.IsLetterOrDigit(text[sign + 1]);
    }

    /// <summary>A line that goes on in lower case was wrapped; any other begins something new.</summary>
    private static bool IsBreak(string text, int end)
    {
        var isPair = text[end] is '\r' && end + 1 < text.Length && text[end + 1] is '\n';
        var next = end + (isPair ? 2 : 1);
        while (next < text.Length && char.IsWhiteSpace(text[next]) && !Lines.IsEnd(text[next]))
            next++;
        return next >= text.Length || !(char.IsLower(text[next]) || char.IsAsciiDigit(text[next]));
    }

    /// <summary>The end of the sentence whose stop stands at <paramref name="stop"/>, or 0 when it goes on.</summary>
    private static int EndOf(string text, int start, int stop)
    {
        var end = stop + 1;
        while (end < text.Length && text[end] is '.' or '!' or '?' or '…')
            end++;
        if (text[stop] is '.' && end == stop + 1 && IsAbbreviation(text, start, stop) && HasMore(text, end))
            return 0;
        while (end < text.Length && text[end] is '"' or '”' or '’' or ')' or ']' or '*')
            end++;
        // « Vraiment ! » closes after a space.
        var quote = Skip(text, end, Rune.IsWhiteSpace);
        if (quote < text.Length && text[quote] is '»')
            end = quote + 1;
        if (end >= text.Length)
            return end;
        Rune.TryGetRuneAt(text, end, out var next);
        if (Emoji.Is(next))
            return end;
        if (!Rune.IsWhiteSpace(next) && text[end] is not '#')
            return 0;
        return GoesOnInLowerCase(text, end) ? 0 : end;
    }

    private static bool HasMore(string text, int from) => Skip(text, from, Rune.IsWhiteSpace) < text.Length;

    /// <summary>"Yahoo! lance…" and "env. deux cents" go on; "xAI suit" begins a sentence though its first letter is small.</summary>
    private static bool GoesOnInLowerCase(string text, int from)
    {
        var word = Skip(text, from, Rune.IsWhiteSpace);
        if (word >= text.Length || !char.IsLower(text[word]))
            return false;
        for (; word < text.Length && char.IsLetter(text[word]); word++)
        {
            if (char.IsUpper(text[word]))
                return false;
        }
        return true;
    }

    /// <summary>One letter ("M.", "U.S."), a list number at the start, or a known abbreviation.</summary>
    private static bool IsAbbreviation(string text, int start, int stop)
    {
        var from = stop;
        while (from > start && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] is '.'))
            from--;
        var word = text.AsSpan(from, stop - from);
        var last = word[(word.LastIndexOf('.') + 1)..];
        if (from == start && last.Length is 1 or 2 && last.IndexOfAnyExceptInRange('0', '9') < 0)
            return true;
        // "At Anne’s." ends: the letter is no word of its own.
        if (from > start && text[from - 1] is '’' or '\'')
            return false;
        return (last.Length is 1 && char.IsLetter(last[0])) || Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(last);
    }

    private static bool IsPictureBeforeCapital(string text, int space)
    {
        var picture = Skip(text, space, Rune.IsWhiteSpace);
        var after = Skip(text, picture, Emoji.Is);
        if (after == picture)
            return false;
        var next = Skip(text, after, rune => Rune.IsWhiteSpace(rune) || Emoji.Is(rune));
        return next > after && next < text.Length && (char.IsUpper(text[next]) || text[next] is '#' or '＃');
    }
}
