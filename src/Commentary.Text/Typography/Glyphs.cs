using System.Buffers;

namespace Commentary.Text.Typography;

/// <summary>The first of two passes: signs. Spaces are changed only with the sign that they belong to.</summary>
internal sealed class Glyphs
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("'´`\".-–—$€£“”„«»");

    private readonly Strip strip;
    private readonly string text;
    private readonly LeftAlone leftAlone;
    private readonly Quotations quotations;
    private readonly Amounts amounts;
    private readonly List<Edit> edits = [];

    private Glyphs(Strip strip)
    {
        this.strip = strip;
        text = strip.Text;
        leftAlone = new(text);
        quotations = new(strip);
        amounts = new(strip);
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
            '\'' or '´' or '`' => Apostrophe(at, style),
            '"' => Double(at, style),
            '“' or '”' or '„' or '«' or '»' => quotations.Meet(at, style),
            '.' => Dots(at, style),
            '-' or '–' or '—' => Dash(at, style),
            _ => leftAlone.Has(at) ? at + 1 : amounts.Meet(at, style, edits),
        };

    private char Before(int at) => at > 0 ? text[at - 1] : '\n';

    private char After(int at) => at + 1 < text.Length ? text[at + 1] : '\n';

    private int Apostrophe(int at, Style style)
    {
        var (before, after) = (Before(at), After(at));
        if (text[at] is not '\'' && !(char.IsLetter(before) && char.IsLetter(after)))
            return at + 1;
        if (IsPrime(at, style))
            return Put(at, "′");
        if (!style.Has(Rule.Apostrophe) || leftAlone.Has(at))
            return at + 1;
        if (char.IsLetterOrDigit(before) && char.IsLetter(after))
            return Put(at, "’");
        if (style.IsFrench)
            return IsElision(at) ? Put(at, "’") : at + 1;
        if (style.Has(Rule.Quotes) && quotations.MeetSingle(at))
            return at + 1;
        return char.IsLetterOrDigit(before) || (Signs.BeginsWord(text, at - 1) && char.IsLetterOrDigit(after)) ? Put(at, "’") : at + 1;
    }

    /// <summary>“l'” before anything but a space: a quotation, a number, code.</summary>
    private bool IsElision(int at)
    {
        var start = at;
        while (start > 0 && at - start < 8 && char.IsLetter(text[start - 1]))
            start--;
        return !Signs.IsBlank(After(at))
            && After(at) is not '\''
            && WordLists.Elisions.Contains(text.AsSpan(start, at - start))
            && (start == 0 || !char.IsLetterOrDigit(text[start - 1]));
    }

    private bool IsPrime(int at, Style style) =>
        style.Has(Rule.Prime) && Signs.IsDigit(Before(at)) && !char.IsLetter(After(at)) && !quotations.IsOpen && !leftAlone.Has(at);

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
        if (
            end - at == 3
            && style.Has(Rule.Ellipsis)
            && (end == text.Length || text[end] is not '/')
            && Before(at) is not '/'
            && strip.IsOpen(at, end)
            && !leftAlone.Has(at)
        )
            edits.Add(Edit.Instead(at, 3, "…"));
        return end;
    }

    private int Dash(int at, Style style)
    {
        var end = at;
        while (end < text.Length && text[end] is '-')
            end++;
        if (end == at)
            end++;
        var hyphens = text[at] is '-' ? end - at : 0;
        if (hyphens > 3)
            return end;
        if (hyphens == 1 && SetMinus(at, style))
            return end;
        if (hyphens == 1 && SetInterval(at, style))
            return end;
        if (!style.Has(Rule.Dash))
            return end;
        var (left, right) = (Signs.BackOverSpaces(text, at), Signs.SkipSpaces(text, end));
        // At the head of a line it begins a list or a speech; between two numbers it takes one from the other.
        if (left == 0 || right == text.Length || Signs.IsBreak(text[left - 1]) || Signs.IsBreak(text[right]))
            return end;
        var isApart = left < at && right > end;
        var isBetween = left == at && right == end && hyphens is 2 or 3 && char.IsLetter(text[left - 1]) && char.IsLetter(text[right]);
        if (!isApart && !isBetween || (Signs.IsDigit(text[left - 1]) && Signs.IsDigit(text[right])) || (isBetween && leftAlone.Has(at)))
            return end;
        if (!IsWordly(text[left - 1]) || !IsWordly(text[right]))
            return end;
        if (!style.IsFrench)
        {
            if (strip.IsOpen(left, right))
                edits.Add(Edit.Instead(left, right - left, "—"));
        }
        else if (hyphens > 0 && strip.IsOpen(at, end))
        {
            var dash = style.Locale is Locale.FrenchOfFrance ? "—" : "–";
            edits.Add(Edit.Instead(at, end - at, isApart ? dash : $" {dash} "));
        }
        return end;
    }

    /// <summary>A sign of calculation or of a list beside it, and it is no dash.</summary>
    private static bool IsWordly(char c) => c is not ('-' or '+' or '=' or '*' or '|' or '<' or '/' or '–' or '—');

    private bool SetMinus(int at, Style style)
    {
        if (!style.Has(Rule.Minus) || !Signs.BeginsWord(text, at - 1) || !Signs.IsDigit(After(at)) || leftAlone.Has(at))
            return false;
        var end = Signs.SkipSpaces(text, NumberEnd(at + 1));
        if (end >= text.Length || text[end] is not ('°' or '%'))
            return false;
        Put(at, "−");
        return true;
    }

    private bool SetInterval(int at, Style style)
    {
        if (!style.Has(Rule.Interval))
            return false;
        var (start, end) = (at, at + 1);
        while (start > 0 && at - start <= 4 && Signs.IsDigit(text[start - 1]))
            start--;
        while (end < text.Length && end - at <= 5 && Signs.IsDigit(text[end]))
            end++;
        var one = text.AsSpan(start, at - start);
        var other = text.AsSpan(at + 1, end - at - 1);
        if (
            one.Length is 0 or > 4
            || other.Length is 0 or > 4
            || (one.Length != other.Length && (one.Length > 2 || other.Length > 2))
            || Number(one) >= Number(other)
            || !Signs.BeginsWord(text, start - 1)
            || !(Signs.EndsWord(text, end) || text[end] is '%')
            || (end < text.Length - 1 && text[end] is '.' && char.IsLetterOrDigit(text[end + 1]))
            || (start > 0 && text[start - 1] is '/' or '>' or '<')
        )
            return false;
        Put(at, "–");
        return true;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);

    private int NumberEnd(int at)
    {
        while (at < text.Length && Signs.IsDigit(text[at]))
            at++;
        if (at + 1 < text.Length && text[at] is '.' or ',' && Signs.IsDigit(text[at + 1]))
            for (at++; at < text.Length && Signs.IsDigit(text[at]); )
                at++;
        return at;
    }

    private int Put(int at, string with)
    {
        edits.Add(Edit.Instead(at, 1, with));
        return at + 1;
    }
}
