using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Commentary.Text.Languages;

namespace Commentary.Text.Drift;

/// <summary>Takes a sentence of Markdown to pieces. Two sentences whose pieces are the same differ in typing only.</summary>
public static partial class Tokens
{
    private const string Opening = "«“„‹\"([";
    private const string Dashes = "-‐‑‒–—―−";
    private const string Strike = "~~";

    /// <summary>Signs that are part of an amount.</summary>
    private const string Amounts = "%‰$€£¥°";

    public static IReadOnlyList<Token> Of(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        // A link that is put on words leaves them what they say; where it leads is told by Links.
        sentence = Link().Replace(sentence, link => IsPicture(link) ? link.Value : link.Groups["words"].Value);
        List<Token> tokens = [];
        var (opens, isStruck) = (true, false);
        for (var at = 0; at < sentence.Length; )
        {
            var c = sentence[at];
            if (IsWord(c))
            {
                var (word, end) = Word(sentence, at);
                foreach (var part in Parts(word))
                    Add(isStruck ? Strike + part : part);
                (at, opens) = (end, false);
            }
            else if (c is '#' && at + 1 < sentence.Length && IsWord(sentence[at + 1]))
            {
                var (word, end) = Word(sentence, at + 1);
                tokens.Add(new("#" + word, true));
                (at, opens) = (end, false);
            }
            else if (sentence.AsSpan(at).StartsWith(Strike))
            {
                Add(Strike);
                (at, isStruck) = (at + Strike.Length, !isStruck);
            }
            else if (Rune.TryGetRuneAt(sentence, at, out var rune) && Emoji.Is(rune) && !IsVariation(rune))
            {
                Add(rune.ToString());
                (at, opens) = (at + rune.Utf16SequenceLength, true);
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
                    opens |= IsDash(c) || stop is "…" or "!" or "?" or "." or "|";
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

    /// <summary>Where the links of a sentence lead, in order.</summary>
    public static IReadOnlyList<string> Links(string sentence) =>
        [.. Link().Matches(sentence).Where(link => !IsPicture(link)).Select(link => link.Groups["address"].Value)];

    private static bool IsPicture(Match link) => link.ValueSpan[0] is '!';

    private static bool IsDash(char c) => Dashes.Contains(c, StringComparison.Ordinal);

    /// <summary>Of colour or shape: how a machine draws the sign before it.</summary>
    private static bool IsVariation(Rune rune) => rune.Value is 0xFE0E or 0xFE0F or 0x200D;

    /// <summary>"150MW" is "150 MW", and "10h20" is "10 h 20"; "W3C" is a name.</summary>
    private static List<string> Parts(string word)
    {
        if (!char.IsAsciiDigit(word[0]))
            return [word];
        List<string> parts = [];
        var from = 0;
        for (var i = 1; i < word.Length; i++)
            if (char.IsLetter(word[i]) != char.IsLetter(word[i - 1]))
            {
                parts.Add(word[from..i]);
                from = i;
            }
        parts.Add(word[from..]);
        return parts;
    }

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
        if (IsDash(c))
            return IsDigit(text, at + 1) && (at == 0 || !IsWord(text[at - 1])) ? "−"
                : IsBetweenWords(text, at)
                    ? IsBetweenFigures(text, at) ? "–"
                        : ","
                : null;
        // About: "~300". Behind a word it lowers what follows (CO~2~).
        if (c is '~' && IsDigit(text, at + 1) && (at == 0 || !IsWord(text[at - 1])))
            return "≈";
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

    /// <summary>A dash that stands for a comma: with spaces around it, or long and closed.</summary>
    private static bool IsBetweenWords(string text, int at) =>
        at > 0
        && at + 1 < text.Length
        && (
            (char.IsWhiteSpace(text[at - 1]) && char.IsWhiteSpace(text[at + 1]))
            || (text[at] is '—' && IsWord(text[at - 1]) && IsWord(text[at + 1]))
        );

    /// <summary>"10 – 20" goes from one to the other, "10, 20" does not.</summary>
    private static bool IsBetweenFigures(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        var after = text.AsSpan(at + 1).TrimStart();
        return before is [.., >= '0' and <= '9'] && after is [>= '0' and <= '9', ..];
    }

    /// <summary>As CommonMark has it: <c>[words](address "title")</c>; with a <c>!</c> before it, it is a picture.</summary>
    [GeneratedRegex(
        """!?\[(?<words>[^\[\]]*)\]\((?<address><[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+"[^"]*")?\)""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Link();
}
