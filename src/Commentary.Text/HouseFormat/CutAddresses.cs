using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Commentary.Text.Links;

namespace Commentary.Text.HouseFormat;

/// <summary>
/// Addresses that were cut on their way: by a character that nobody sees, a space, a line end. Where it is certain that both halves are one
/// address, what cuts them is named and left out; where it is likely, it is said.
/// </summary>
internal static partial class CutAddresses
{
    private enum Verdict
    {
        Two,
        Perhaps,
        One,
    }

    // Of RFC 3986, but for what ends a sentence or closes a bracket: those are weighed where they stand.
    private static readonly SearchValues<char> InAddresses = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'*+,;=%"
    );

    private static readonly SearchValues<char> Joints = SearchValues.Create("-_/.=%");

    public static void Mend(PaintedText page, List<Section> sections, List<Finding> findings)
    {
        foreach (var section in sections.Where(section => !section.IsEmpty))
        {
            var number = section.TextLine;
            var counted = section.Start;
            for (var at = section.Start; (at = Next(page.Text, at, section.End)) >= 0; )
            {
                var (end, cuts, verdict) = Walk(page, at, section);
                if (cuts > 0 || verdict is Verdict.Perhaps)
                {
                    number += LineEnds(page.Text, counted, at);
                    counted = at;
                    var kind = verdict is Verdict.Perhaps ? FindingKind.AddressMaybeCut : FindingKind.AddressMended;
                    findings.Add(new Finding(kind, number, page.Excerpt(at, end, StretchKind.AddressCut)));
                }
                at = end;
            }
        }
    }

    private static int Next(string text, int from, int end)
    {
        while (from < end)
        {
            var next = text.AsSpan(from, end - from).IndexOf("://");
            if (next < 0)
                return -1;
            var at = from + next;
            from = at + 3;
            var start = at;
            while (start > 0 && char.IsAsciiLetter(text[start - 1]) && at - start < 5)
                start--;
            if (
                text.AsSpan(start, at - start) is var scheme
                && (scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || scheme.Equals("https", StringComparison.OrdinalIgnoreCase))
            )
                return start;
        }
        return -1;
    }

    /// <summary>From the address at <paramref name="start"/> over every certain cut to where it ends, or to past what may belong to it.</summary>
    private static (int End, int Cuts, Verdict Last) Walk(PaintedText page, int start, Section section)
    {
        var text = page.Text;
        var cuts = 0;
        var i = text.IndexOf("://", start, StringComparison.Ordinal) + 3;
        while (i < section.End)
        {
            // A stray byte order mark is out of every text already.
            if (page.Is(i, StretchKind.ByteOrderMark))
            {
                cuts += i + 1 < section.End && InAddresses.Contains(text[i + 1]) ? 1 : 0;
                i++;
                continue;
            }
            if (page.Is(i, StretchKind.Unstorable) || !SourceAddress.IsInvisible(text[i]))
            {
                if (!page.Is(i, StretchKind.Unstorable) && text[i] is '<' or '>' or '"' or '«' or '»' or '“' or '”' || IsPicture(page, i))
                    break;
                i++;
                continue;
            }
            var next = SkipUnseen(page, i, section.End, out var isSpaced);
            if (next < 0)
                break;
            var wordEnd = WordEnd(text, next, section.End);
            var verdict =
                isSpaced ? Judge(text, start, i, next, wordEnd, section)
                : InAddresses.Contains(text[next]) ? Verdict.One
                : Verdict.Two;
            if (verdict is not Verdict.One)
                return (verdict is Verdict.Perhaps ? wordEnd : i, cuts, verdict);
            page.Paint(i, next, StretchKind.AddressCut);
            cuts++;
            i = next;
        }
        return (i, cuts, Verdict.Two);
    }

    /// <summary>Past what nobody sees: format characters, spaces, one line end. -1 when a paragraph or the text ends there.</summary>
    private static int SkipUnseen(PaintedText page, int from, int end, out bool isSpaced)
    {
        var text = page.Text;
        isSpaced = false;
        var lines = 0;
        var i = from;
        for (; i < end && (page.Is(i, StretchKind.Unstorable) || page.Is(i, StretchKind.ByteOrderMark) || IsUnseen(text[i])); i++)
        {
            isSpaced |= char.IsWhiteSpace(text[i]);
            var isFirstHalf = text[i] is '\r' && i + 1 < end && text[i + 1] is '\n';
            lines += Lines.IsEnd(text[i]) && !isFirstHalf ? 1 : 0;
        }
        return i == end || lines > 1 ? -1 : i;
    }

    /// <summary>White space, and what has no shape at all.</summary>
    private static bool IsUnseen(char c) => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format;

    /// <summary>Addresses write theirs as %F0%9F…; one that follows an address is decoration.</summary>
    private static bool IsPicture(PaintedText page, int i) => char.IsSurrogate(page.Text[i]) && !page.Is(i, StretchKind.Unstorable);

    private static int WordEnd(string text, int from, int end)
    {
        while (from < end && !SourceAddress.IsInvisible(text[from]))
            from++;
        return from;
    }

    private static Verdict Judge(string text, int start, int cut, int next, int wordEnd, Section section)
    {
        var before = text.AsSpan(start, cut - start);
        var after = text.AsSpan(next, wordEnd - next).TrimEnd(".,;:!?)]>*\"'»”’…");
        if (after.IsEmpty || after.ContainsAnyExcept(InAddresses) || after.Contains("://", StringComparison.Ordinal))
            return Verdict.Two;
        // No address ends so.
        var isOpen = before[^1] is '-' or '_' or '=' or '&' or '%' || (before[^1] is '?' && after.Contains('='));
        var isPath = Path().IsMatch(after);
        if (section.Part is not Part.Source)
            return !isOpen ? Verdict.Two
                : isPath ? Verdict.One
                : Verdict.Perhaps;
        // A window: what stands this far from an address is not asked about.
        var rest = text.AsSpan(wordEnd, Math.Min(section.End - wordEnd, 200));
        var lineEnd = rest.IndexOfAny(Lines.Ends);
        if (!(lineEnd < 0 ? rest : rest[..lineEnd]).IsWhiteSpace())
            return isOpen ? Verdict.Perhaps : Verdict.Two;
        var goesOn = after[0] is '-' or '_' or '=' or '&' or '?' or '/' && after.Length > 1 && char.IsAsciiLetterOrDigit(after[1]);
        if (isOpen || goesOn || (before[^1] is '/' && isPath))
            return Verdict.One;
        return after.ContainsAny(Joints) || char.IsAsciiDigit(after[0]) ? Verdict.Perhaps : Verdict.Two;
    }

    private static int LineEnds(string text, int from, int to)
    {
        var count = 0;
        for (var i = from; i < to; i++)
            count += Lines.IsEnd(text[i]) && !(text[i] is '\r' && i + 1 < text.Length && text[i + 1] is '\n') ? 1 : 0;
        return count;
    }

    /// <summary>The rest of a path rather than a word: it has a known ending, a slash, a parameter, or the hyphens of a slug.</summary>
    [GeneratedRegex(
        @"\.(html?|php|aspx?|jsp|pdf|xml|json)([?#]|$)|/|=|-[^-]+-",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Path();
}
