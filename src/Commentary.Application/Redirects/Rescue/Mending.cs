using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Commentary.Text.Languages;

namespace Commentary.Application.Redirects.Rescue;

/// <summary>
/// What chat apps and mailers do to an address, undone step by step: each step makes of an address (a path, and a query after its question
/// mark) those that it may have been. All that the steps reach together is tried.
/// </summary>
public static partial class Mending
{
    /// <summary>Addresses that are tried for one that was asked, and letters of one. Whoever needs more is no reader.</summary>
    public const int MostTexts = 64;
    public const int MostLetters = 600;

    private const int MostSpaces = 4;
    private const int MostGlued = 8;

    /// <summary>Bytes 0x80 to 0x9F of Windows-1252.</summary>
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Each step by its name.</summary>
    public static IReadOnlyList<(string Name, Func<string, IEnumerable<string>> Undo)> Steps { get; } =
    [
        ("entities", Entities),
        ("encoding", Encoding),
        ("mojibake", Mojibake),
        ("trailing", Trailing),
        ("spaces", Spaces),
        ("glued", Glued),
        ("language", Doubled),
        ("hyphens", Hyphens),
    ];

    /// <summary>The address as it was asked and all that it may have been.</summary>
    /// <param name="isWhole">Whether there are no more than these.</param>
    public static IReadOnlyList<string> Of(string asked, out bool isWhole)
    {
        ArgumentNullException.ThrowIfNull(asked);
        List<string> texts = [asked.Length > MostLetters ? asked[..MostLetters] : asked];
        HashSet<string> seen = new(texts, StringComparer.Ordinal);
        isWhole = true;
        for (var next = 0; next < texts.Count; next++)
            foreach (var (_, undo) in Steps)
            foreach (var text in undo(texts[next]))
            {
                if (text.Length < 2 || text[0] != '/' || LosesItsEnd(texts[next], text) || !seen.Add(text))
                    continue;
                if (texts.Count >= MostTexts)
                {
                    isWhole = false;
                    return texts;
                }
                texts.Add(text);
            }
        return texts;
    }

    /// <summary>"/blog/…" was cut from the address of something in the folder: the folder's own is not what it was.</summary>
    private static bool LosesItsEnd(string before, string after) =>
        PathOf(after)[^1] == '/' && PathOf(before)[^1] != '/' && IsCut(PathOf(before));

    /// <summary>Whether an address shows that there was more of it.</summary>
    public static bool IsCut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains('…', StringComparison.Ordinal) || text.Contains("..", StringComparison.Ordinal) || text.EndsWith('-');
    }

    private static string PathOf(string text) => text.IndexOf('?', StringComparison.Ordinal) is > 0 and var mark ? text[..mark] : text;

    private static IEnumerable<string> OfPath(string text, string path) => path.Length == 0 ? [] : [path + text[PathOf(text).Length..]];

    private static IEnumerable<string> Entities(string text)
    {
        if (!text.Contains('&', StringComparison.Ordinal) && text.AsSpan().Count('?') < 2)
            yield break;
        var decoded = WebUtility.HtmlDecode(text);
        yield return decoded;
        // One mark begins a query, and each further parameter has its own.
        var mark = decoded.IndexOfAny(['?', '&']);
        if (mark > 0)
            yield return string.Concat(decoded.AsSpan(0, mark), "?", decoded[(mark + 1)..].Replace('?', '&'));
    }

    /// <summary>Encoded twice, or in Windows-1252.</summary>
    private static IEnumerable<string> Encoding(string text)
    {
        if (!Escape().IsMatch(text))
            yield break;
        var utf8 = Unescape(text, StrictUtf8);
        if (utf8 is not null)
            yield return utf8;
        else if (Unescape(text, System.Text.Encoding.Latin1) is { } latin)
            yield return latin;
    }

    private static string? Unescape(string text, Encoding encoding)
    {
        try
        {
            return Escapes()
                .Replace(text, run => encoding.GetString(Convert.FromHexString(run.Value.Replace("%", "", StringComparison.Ordinal))));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>UTF-8 that was read as Windows-1252.</summary>
    private static IEnumerable<string> Mojibake(string text)
    {
        if (System.Text.Ascii.IsValid(text))
            yield break;
        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var special = text[i] > 0xFF ? Windows1252.IndexOf(text[i], StringComparison.Ordinal) : -1;
            if (text[i] > 0xFF && special < 0)
                yield break;
            bytes[i] = (byte)(special < 0 ? text[i] : 0x80 + special);
        }
        var mended = "";
        try
        {
            mended = StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // It was none.
        }
        yield return mended;
    }

    /// <summary>The sentence's own marks after the address, and half of an escape.</summary>
    private static IEnumerable<string> Trailing(string text)
    {
        if (HalfEscape().Match(text) is { Success: true } half)
            yield return text[..half.Index];
        var end = text.Length;
        while (end > 0 && IsMark(text[end - 1]))
            end--;
        if (end == text.Length)
            yield break;
        yield return text[..end];
        // Some of them may be the address's own: "/wiki/Point_(typographie)".
        var last = text.Length;
        while (last > 0 && text[last - 1] == text[^1])
            last--;
        yield return text[..last];
    }

    private static bool IsMark(char c) => c is not ('/' or '\0') && !char.IsLetterOrDigit(c) && !char.IsSurrogate(c);

    private static IEnumerable<string> Spaces(string text)
    {
        var path = PathOf(text);
        var spaces = path.Count(IsSpace);
        if (spaces is 0 or > MostSpaces)
            return [];
        return
        [
            .. OfPath(text, string.Concat(path.Where(c => !IsSpace(c)))),
            .. OfPath(text, string.Concat(path.Select(c => IsSpace(c) ? '-' : c))),
        ];
    }

    /// <summary>What is seen as nothing, or as a gap.</summary>
    private static bool IsSpace(char c) =>
        c is '+' or '\t' or '\r' or '\n' || char.IsWhiteSpace(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format;

    /// <summary>Words of the sentence that follow without a gap: after a mark, with a capital, with a letter that no address of ours has.</summary>
    private static IEnumerable<string> Glued(string text)
    {
        var path = PathOf(text);
        var first = path.IndexOf('/', 1);
        List<int> ends = [];
        var (isLower, isAscii) = (true, true);
        for (var i = 1; i < text.Length; i++)
        {
            var c = text[i];
            var isAfter = i > Math.Max(first, 1);
            if (isAfter && !char.IsLetterOrDigit(c) && c is not ('-' or '_' or '/' or '%' or '?' or '=' or '~') && !char.IsLowSurrogate(c))
                ends.Add(i);
            else if (isAfter && isLower && char.IsUpper(c) && char.IsLetterOrDigit(text[i - 1]))
                ends.Add(i);
            else if (isAfter && isAscii && c > 127)
                ends.Add(i);
            else if (isAfter && string.CompareOrdinal(text, i, "http", 0, 4) == 0)
                ends.Add(i);
            isLower &= !char.IsUpper(c);
            isAscii &= c <= 127;
        }
        return ends.Take(MostGlued - 2).Concat(ends.TakeLast(2)).Distinct().Select(end => text[..end]);
    }

    private static IEnumerable<string> Doubled(string text)
    {
        foreach (var language in LanguageNames.All)
        {
            var (once, twice) = ($"/{language.Code()}/", $"/{language.Code()}/{language.Code()}/");
            if (text.StartsWith(twice, StringComparison.OrdinalIgnoreCase))
                yield return once + text[twice.Length..];
        }
    }

    private static IEnumerable<string> Hyphens(string text)
    {
        var path = PathOf(text);
        var plain = string.Concat(path.Select(c => c is '_' or >= '\u2010' and <= '\u2015' or '\u2212' ? '-' : c));
        return OfPath(text, plain)
            .Concat(OfPath(text, ManyHyphens().Replace(plain, "-")))
            .Concat(OfPath(text, ManyHyphens().Replace(path, "-")));
    }

    [GeneratedRegex("%[0-9A-Fa-f]{2}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();

    [GeneratedRegex("(%[0-9A-Fa-f]{2})+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escapes();

    [GeneratedRegex("(%[0-9A-Fa-f]{0,2})+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HalfEscape();

    [GeneratedRegex("-{2,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ManyHyphens();
}
