namespace Commentary.Text.Typography;

/// <summary>What characters are to the rules.</summary>
internal static class Signs
{
    public const char NoBreak = '\u00A0';
    public const char Narrow = '\u202F';
    public const string NoBreakText = "\u00A0";
    public const string NarrowText = "\u202F";

    /// <summary>A space within a line: U+0020, U+00A0, U+202F, U+2007 or U+2009.</summary>
    public static bool IsSpace(char c)
    {
        Steps.One();
        return c is ' ' or NoBreak or Narrow or '\u2007' or '\u2009';
    }

    public static bool IsBreak(char c)
    {
        Steps.One();
        return c is '\n' or '\r' or '\t' or '\u2028' or '\u2029';
    }

    public static bool IsBlank(char c) => IsSpace(c) || IsBreak(c);

    public static bool IsDigit(char c)
    {
        Steps.One();
        return char.IsAsciiDigit(c);
    }

    public static bool IsOpening(char c) => c is '(' or '[' or '{' or '«' or '“' or '‘' or '¿' or '¡';

    public static bool IsClosing(char c) => c is ')' or ']' or '}' or '»' or '”' or '’';

    public static bool IsMark(char c)
    {
        Steps.One();
        return c is ':' or ';' or '!' or '?';
    }

    public static bool IsDash(char c) => c is '–' or '—';

    /// <summary>What is typed or pasted for an apostrophe.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '‛' or 'ʼ' or '´' or '`' or '′' or '＇';

    public static bool IsMoney(char c) => c is '$' or '€' or '£';

    /// <summary>A word ends before it: nothing, a space, a stop or what closes.</summary>
    public static bool EndsWord(string text, int at) =>
        at >= text.Length
        || text[at] is var c && (IsBlank(c) || IsClosing(c) || IsMark(c) || c is '.' or ',' or '…' or '"' or '\'' or '/' || IsDash(c));

    /// <summary>A word begins behind it: nothing, a space or what opens.</summary>
    public static bool BeginsWord(string text, int at) =>
        at < 0 || text[at] is var c && (IsBlank(c) || IsOpening(c) || c is '"' or '\'' or '’' or '~' or '≈' or '±' or '<' or '>' or '/');

    public static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && IsSpace(text[at]))
            at++;
        return at;
    }

    public static int BackOverSpaces(string text, int at)
    {
        while (at > 0 && IsSpace(text[at - 1]))
            at--;
        return at;
    }
}
