using Commentary.Text.Languages;

namespace Commentary.Application.Redirects;

/// <summary>
/// The short permanent ways to articles: <c>/r/{code}</c> in the reader's language, <c>/r/{code}/fr</c> and <c>/r/{code}/en</c> in a fixed one.
/// Capitals make no difference.
/// </summary>
public static class ShortAddress
{
    /// <summary>In letters: what a code has at first.</summary>
    public const int Length = 5;
    public const int MinChosenLength = 3;

    /// <summary>
    /// No digits and no vowels: nothing that is taken for another when it is read aloud or typed (0 and o, 1, l and i), and no words.
    /// </summary>
    public const string Letters = "bcdfghjkmnpqrstvwxz";

    private const string Root = "/r/";

    /// <summary>What we may want at these addresses ourselves one day.</summary>
    private static readonly string[] Reserved = ["admin", "all", "api", "help", "new", "png", "qr-code", "short", "svg"];

    public static string Of(string code, Language? language = null) =>
        language is { } fixedTo ? $"{Root}{code}/{fixedTo.Code()}" : Root + code;

    public static string Make(Random random, int length)
    {
        ArgumentNullException.ThrowIfNull(random);
        return string.Create(length, random, (code, dice) => dice.GetItems(Letters, code));
    }

    /// <summary>Whether editors may choose a code: <c>a-z</c>, <c>0-9</c> and hyphens between them.</summary>
    public static bool IsCode(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length is >= MinChosenLength and <= ShortLink.CodeLength
            && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && code[0] != '-'
            && code[^1] != '-';
    }

    public static bool IsReserved(string code) => Reserved.Contains(code, StringComparer.Ordinal);

    /// <summary>The code in a path, and the language that the path fixes; null when it is no short address.</summary>
    /// <param name="path">As <see cref="OldPath"/> makes it.</param>
    public static (string Code, Language? Language)? Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!path.StartsWith(Root, StringComparison.Ordinal) || path.Length == Root.Length)
            return null;
        var rest = path[Root.Length..];
        var end = rest.IndexOf('/', StringComparison.Ordinal);
        if (end < 0)
            return (rest, null);
        foreach (var language in LanguageNames.All)
            if (rest.AsSpan(end + 1).SequenceEqual(language.Code()))
                return (rest[..end], language);
        return null;
    }

    /// <summary>
    /// How a short address is answered; null when it is none that was ever given. What was public and is not any more is gone: the code is
    /// still the article's, which may come back.
    /// </summary>
    /// <param name="reader">Asked only when the address fixes no language.</param>
    public static Arrival? Find(in OldAddress asked, Func<Language> reader, LiveArticles live)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(live);
        if (Read(asked.Path) is not var (code, language) || live.ArticleOf(code) is not { } article)
            return null;
        var rule = new RedirectRule
        {
            Path = asked.Path,
            ArticleId = article,
            Language = language,
            Answer = RedirectAnswer.Found,
        };
        return rule.From(asked, language ?? reader(), live) is { } target
            ? new(0, rule, target)
            : new(0, rule with { Answer = RedirectAnswer.Gone }, null);
    }
}
