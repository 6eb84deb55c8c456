using System.Globalization;
using System.Text;
using Commentary.Text.Languages;

namespace Commentary.Text.Drift;

/// <summary>Takes a sentence of Markdown to pieces. Two sentences whose pieces are the same differ in typing only.</summary>
public static class Tokens
{
    private const string Opening = "«“„‹\"([";
    private const string Dashes = "-‐‑‒–—―−";

    /// <summary>Signs that are part of an amount.</summary>
    private const string Amounts = "%‰$€£¥°";

    public static IReadOnlyList<Token> Of(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        List<Token> tokens = [];
        var opens = true;
        for (var at = 0; at < sentence.Length; )
        {
            var c = sentence[at];
            if (IsWord(c))
            {
                var (word, end) = Word(sentence, at);
                Add(word);
                (at, opens) = (end, false);
            }
            else if (c is '#' && at + 1 < sentence.Length && IsWord(sentence[at + 1]))
            {
                var (word, end) = Word(sentence, at + 1);
                tokens.Add(new("#" + word, true));
                (at, opens) = (end, false);
            }
            else if (c is '[' && CallLength(sentence.AsSpan(at)) is > 0 and var call)
                at += call;
            else if (c is '.' && sentence.AsSpan(at).StartsWith("..."))
            {
                Add("…");
                (at, opens) = (at + 3, true);
            }
            else
            {
                if (Opening.Contains(c, StringComparison.Ordinal))
                    opens = true;
                if (Stop(sentence, at) is { } stop)
                {
                    Add(stop);
                    opens |= stop is "–" or "…" or "!" or "?" or "." or "|";
                }
                at++;
            }
        }
        // Whether a title or the item of a list ends with a full stop is nobody's meaning.
        if (tokens is [.., { Text: "." or ";" }])
            tokens.RemoveAt(tokens.Count - 1);
        return tokens;

        void Add(string text) => tokens.Add(new(text, opens));
    }

    /// <summary>The same for the same meaning, whatever was typed around it.</summary>
    public static string Print(IReadOnlyList<Token> tokens) => string.Join(' ', tokens.Select(token => token.Text));

    /// <summary>The name of a note (<c>[^1]</c>) is no word, and two languages may number theirs as they like.</summary>
    private static int CallLength(ReadOnlySpan<char> text) =>
        text is ['[', '^', ..] && text.IndexOf(']') is > 2 and var end && !text[..end].ContainsAny(' ', '\n') ? end + 1 : 0;

    private static bool IsWord(char c) => char.IsLetter(c) || char.IsNumber(c);

    private static (string Word, int End) Word(string text, int from)
    {
        var word = new StringBuilder();
        var at = from;
        while (at < text.Length)
        {
            var c = text[at];
            if (IsWord(c) || (word.Length > 0 && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark))
                word.Append(c);
            else if (char.GetUnicodeCategory(c) is UnicodeCategory.Format) { }
            else if (c is '.' or ',' && word.Length > 0 && char.IsAsciiDigit(word[^1]) && IsDigit(text, at + 1))
                word.Append(c);
            else if (!IsGrouping(text, at, word))
                break;
            at++;
        }
        return (word.ToString().NormalizeSafely(), at);
    }

    /// <summary>"200 000" is one number, however wide its space; "2025 300" is a year and a number.</summary>
    private static bool IsGrouping(string text, int at, StringBuilder word)
    {
        if (!char.IsWhiteSpace(text[at]) || word.Length == 0 || !IsDigit(text, at + 1) || !IsDigit(text, at + 2) || !IsDigit(text, at + 3))
            return false;
        for (var i = 0; i < word.Length; i++)
            if (!char.IsAsciiDigit(word[i]))
                return false;
        var first = at;
        while (first > 0 && char.IsAsciiDigit(text[first - 1]))
            first--;
        return at - first <= 3 && !IsDigit(text, at + 4);
    }

    private static bool IsDigit(string text, int at) => at < text.Length && char.IsAsciiDigit(text[at]);

    /// <summary>The stop or sign at a place; null for what is no meaning: spaces, quotes, emphasis, pictures.</summary>
    private static string? Stop(string text, int at)
    {
        var c = text[at];
        if (Amounts.Contains(c, StringComparison.Ordinal))
            return c.ToString();
        if (Dashes.Contains(c, StringComparison.Ordinal))
            return IsDigit(text, at + 1) && (at == 0 || !IsWord(text[at - 1])) ? "−"
                : at > 0 && at + 1 < text.Length && char.IsWhiteSpace(text[at - 1]) && char.IsWhiteSpace(text[at + 1]) ? "–"
                : null;
        if (c is '\'' or '"' or '*' or '_' or '`' or '~' or '\\')
            return null;
        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.OtherPunctuation
            or UnicodeCategory.OpenPunctuation
            or UnicodeCategory.ClosePunctuation
            or UnicodeCategory.MathSymbol when c is not ('„' or '‚') => c.ToString(),
            _ => null,
        };
    }
}
