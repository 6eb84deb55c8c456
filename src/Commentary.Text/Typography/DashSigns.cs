namespace Commentary.Text.Typography;

/// <summary>Hyphens and dashes as signs: a dash, a minus, a range. The spaces beside a dash are set by <see cref="Dashes"/>.</summary>
internal sealed class DashSigns(Strip strip, LeftAlone leftAlone)
{
    /// <summary>In numbers: “de -10, -5 ou 3 °C” has one unit for all.</summary>
    private const int MostBeforeUnit = 4;

    private readonly string text = strip.Text;
    private readonly Ranges ranges = new(strip, leftAlone);

    /// <summary>Sets the sign at a place and says where to go on.</summary>
    public int Meet(int at, Style style, List<Edit> edits)
    {
        var end = at;
        while (end < text.Length && text[end] is '-')
            end++;
        if (end == at)
            end++;
        var hyphens = text[at] is '-' ? end - at : 0;
        if (hyphens > 3 || (hyphens == 1 && SetMinus(at, style, edits)) || ranges.Set(at, end, style, edits))
            return end;
        if (!style.Has(Rule.Dash))
            return end;
        var (left, right) = (Signs.BackOverSpaces(text, at), Signs.SkipSpaces(text, end));
        // At the head of a line it begins a list or a speech; between two numbers it takes one from the other.
        if (left == 0 || right == text.Length || Signs.IsBreak(text[left - 1]) || Signs.IsBreak(text[right]))
            return end;
        if (!IsWordly(text[left - 1]) || !IsWordly(text[right]) || (Signs.IsDigit(text[left - 1]) && Signs.IsDigit(text[right])))
            return end;
        var isApart = left < at && right > end;
        if (!isApart && !StandsForOne(at, end, left, right, style))
            return end;
        if (!style.IsFrench)
        {
            if (strip.IsOpen(left, right))
                edits.Add(Edit.Instead(left, right - left, "—"));
        }
        else if (strip.IsOpen(at, end) && (hyphens > 0 || !isApart))
        {
            // A dash that was typed stays itself.
            var dash =
                hyphens == 0 ? text[at]
                : style.Locale is Locale.FrenchOfFrance ? '—'
                : '–';
            edits.Add(Edit.Instead(at, end - at, $"{(left < at ? "" : " ")}{dash}{(right > end ? "" : " ")}"));
        }
        return end;
    }

    /// <summary>Typed to a word on one side or on both: “pari--risqué”, “pari—risqué”, “pari –risqué– paie”.</summary>
    private bool StandsForOne(int at, int end, int left, int right, Style style)
    {
        if (leftAlone.Has(at) && left == at && right == end)
            return false;
        var (before, after) = (text[left - 1], text[right]);
        if (text[at] is '-')
            return left == at && right == end && end - at >= 2 && char.IsLetter(before) && char.IsLetter(after);
        if (left == at && right == end)
            // An en dash without spaces joins (“Montréal–Québec”); an em dash in English has none.
            return style.IsFrench && text[at] is '—' && EndsWord(before) && BeginsWord(after);
        return EndsWord(before) && BeginsWord(after);

        static bool EndsWord(char c) => char.IsLetterOrDigit(c) || c is ')' or ']' or '»' or '”' or '%' or '!' or '?' or ',';
        static bool BeginsWord(char c) => char.IsLetterOrDigit(c) || c is '(' or '[' or '«' or '“' or '"';
    }

    /// <summary>A sign of calculation or of a list beside it, and it is no dash.</summary>
    private static bool IsWordly(char c) => c is not ('-' or '+' or '=' or '*' or '|' or '<' or '/' or '–' or '—');

    private bool SetMinus(int at, Style style, List<Edit> edits)
    {
        if (!style.Has(Rule.Minus) || !Signs.BeginsWord(text, at - 1) || !IsDigitAt(at + 1) || leftAlone.Has(at))
            return false;
        var number = at + 1;
        for (var numbers = 0; numbers < MostBeforeUnit; numbers++)
        {
            var end = Signs.SkipSpaces(text, NumberEnd(number));
            if (end >= text.Length)
                return false;
            if (text[end] is '°' or '%')
            {
                edits.Add(Edit.Instead(at, 1, "−"));
                return true;
            }
            number = NextNumber(end);
            if (number < 0)
                return false;
        }
        return false;
    }

    /// <summary>“-10 à -5 °C”: where the next number with the same unit begins; -1 where there is none.</summary>
    private int NextNumber(int at)
    {
        var end = at;
        while (end < text.Length && end - at < 4 && char.IsLetter(text[end]))
            end++;
        if (end == at && text[at] is ',' or '/')
            end++;
        else if (!WordLists.BetweenNumbers.Contains(text.AsSpan(at, end - at)))
            return -1;
        end = Signs.SkipSpaces(text, end);
        if (end < text.Length && text[end] is '-' or '−')
            end++;
        return IsDigitAt(end) ? end : -1;
    }

    private int NumberEnd(int at)
    {
        while (IsDigitAt(at))
            at++;
        if (at + 1 < text.Length && text[at] is '.' or ',' && Signs.IsDigit(text[at + 1]))
            for (at++; IsDigitAt(at); )
                at++;
        return at;
    }

    private bool IsDigitAt(int at) => at < text.Length && Signs.IsDigit(text[at]);
}
