using System.Buffers;

namespace Commentary.Text.Typography;

/// <summary>The first of two passes: signs. Spaces are changed only with the sign that they belong to.</summary>
internal sealed class Glyphs
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("'’‘‛ʼ＇′´`\".…-–—$€£“”„«»‹›");

    private readonly Strip strip;
    private readonly string text;
    private readonly LeftAlone leftAlone;
    private readonly Quotations quotations;
    private readonly Amounts amounts;
    private readonly Apostrophes apostrophes;
    private readonly DashSigns dashes;
    private readonly List<Edit> edits = [];

    private Glyphs(Strip strip)
    {
        this.strip = strip;
        text = strip.Text;
        leftAlone = new(text);
        quotations = new(strip);
        amounts = new(strip);
        apostrophes = new(strip, leftAlone, quotations);
        dashes = new(strip, leftAlone);
    }

    public static Strip Set(Strip strip)
    {
        var first = strip.Text.AsSpan().IndexOfAny(Marks);
        return first < 0 ? strip : new Glyphs(strip).Set(first);
    }

    private Strip Set(int first)
    {
        for (var at = first; at < text.Length; )
        {
            if (strip.StyleAt(at) is { } style && !leftAlone.IsStretch(at))
                at = Math.Max(at + 1, Meet(at, style));
            else
                at++;
            var next = text.AsSpan(at).IndexOfAny(Marks);
            if (next < 0)
                break;
            at += next;
        }
        quotations.AddTo(edits);
        edits.Sort((one, other) => one.Start.CompareTo(other.Start));
        return strip.With(edits);
    }

    /// <summary>Sets the sign at a place and says where to go on.</summary>
    private int Meet(int at, Style style) =>
        text[at] switch
        {
            '\'' when IsPrime(at, style) => Put(at, "′"),
            '‹' or '›' => Guillemet(at, style),
            var sign when Signs.IsApostrophe(sign) => apostrophes.Meet(at, style, edits),
            '"' => Double(at, style),
            '“' or '”' or '„' or '«' or '»' => quotations.Meet(at, style),
            '.' => Dots(at, style),
            '…' => Ellipsis(at, at + 1, style),
            '-' or '–' or '—' => dashes.Meet(at, style, edits),
            _ => leftAlone.Has(at) ? at + 1 : amounts.Meet(at, style, edits),
        };

    private char Before(int at) => at > 0 ? text[at - 1] : '\n';

    private char After(int at) => at + 1 < text.Length ? text[at + 1] : '\n';

    /// <summary>Within a quotation in French they are the marks of another.</summary>
    private int Guillemet(int at, Style style)
    {
        if (style.IsFrench && style.Has(Rule.Quotes))
            quotations.MeetSingle(at);
        return at + 1;
    }

    /// <summary>Behind a number; within a quotation only where another mark ends that (“A "27" monitor"”).</summary>
    private bool IsPrime(int at, Style style) =>
        style.Has(Rule.Prime)
        && Signs.IsDigit(Before(at))
        && !char.IsLetter(After(at))
        && (!quotations.IsOpen || (text[at] is '"' ? quotations.ClosesLater(at) : Signs.IsDigit(After(at))))
        && !leftAlone.Has(at);

    private int Double(int at, Style style)
    {
        if (IsPrime(at, style))
            return Put(at, "″");
        return leftAlone.Has(at) ? at + 1 : quotations.Meet(at, style);
    }

    private int Dots(int at, Style style)
    {
        var end = at;
        while (end < text.Length && text[end] is '.')
            end++;
        return end - at == 3 ? Ellipsis(at, end, style) : end;
    }

    /// <summary>Between two words, French has no space before it and one behind.</summary>
    private int Ellipsis(int at, int end, Style style)
    {
        if (
            !style.Has(Rule.Ellipsis)
            || (end < text.Length && text[end] is '/')
            || Before(at) is '/'
            || !strip.IsOpen(at, end)
            || leftAlone.Has(at)
        )
            return end;
        var start = style.IsFrench && (end == text.Length || Signs.IsBlank(text[end])) ? Signs.BackOverSpaces(text, at) : at;
        if (!EndsLongWord(start) || !strip.IsOpen(start, end))
            start = at;
        var space = style.IsFrench && EndsLongWord(start) && BeginsLongWord(end) && strip.IsOpen(start, end + 1) ? " " : "";
        if (text[at] is '.' || start < at || space.Length > 0)
            edits.Add(Edit.Instead(start, end - start, "…" + space));
        return end;
    }

    /// <summary>Of two letters at least: one may be what is left of a word that is not written out.</summary>
    private bool EndsLongWord(int at) => at > 1 && char.IsLetter(text[at - 1]) && char.IsLetter(text[at - 2]);

    private bool BeginsLongWord(int at) => at + 1 < text.Length && char.IsLetter(text[at]) && char.IsLetter(text[at + 1]);

    private int Put(int at, string with)
    {
        edits.Add(Edit.Instead(at, 1, with));
        return at + 1;
    }
}
