using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Commentary.Text.Languages;

namespace Commentary.Text.HouseFormat;

/// <summary>The social post that opens a piece: a hook, emoji, hashtags. It is plain text, no Markdown.</summary>
public static partial class Teaser
{
    /// <summary>The most characters that a proposed title has, its "…" included.</summary>
    public const int TitleLength = 180;

    /// <summary>
    /// The first sentence, as a title: without emoji, addresses, trailing hashtags and its final stop; a hashtag used as a word keeps
    /// the word; "!" and "?" stay. Cut at a word when it is longer than <see cref="TitleLength"/>.
    /// </summary>
    public static string FirstSentence(string teaser)
    {
        ArgumentNullException.ThrowIfNull(teaser);
        var (start, end) = Sentence.First(teaser);
        return Cut(Tidy(teaser[start..end]));
    }

    /// <summary>
    /// The hashtags, without their sign, in order, each once whatever its case. A hashtag is letters, digits and "_" with at least one
    /// letter; "#1", "C#" and the fragment of an address are none.
    /// </summary>
    public static IReadOnlyList<string> Hashtags(string teaser)
    {
        ArgumentNullException.ThrowIfNull(teaser);
        return
        [
            .. Hashtag()
                .Matches(Address().Replace(teaser, " "))
                .Select(match => match.Groups["tag"].Value)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>
    /// What a page shows under the title: the teaser without its trailing hashtags, and without its first sentence when that is the
    /// title but for punctuation, apostrophes, accents and case.
    /// </summary>
    public static string Standfirst(string teaser, string title)
    {
        ArgumentNullException.ThrowIfNull(teaser);
        ArgumentNullException.ThrowIfNull(title);
        var (start, end) = Sentence.First(teaser);
        var first = Folding.Letters(Tidy(teaser[start..end]));
        var rest = first.Length > 0 && first == Folding.Letters(title) ? SkipEmoji(teaser[end..]) : teaser;
        return WithoutTrailingHashtags(rest.Trim());
    }

    private static string SkipEmoji(string text)
    {
        var start = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !Emoji.Is(rune))
                break;
            start += rune.Utf16SequenceLength;
        }
        return text[start..];
    }

    /// <summary>
    /// One hashtag at the end may be the last word of a sentence ("On parle d'#IA"): it goes only after a full stop or a picture, on
    /// its own line, or with others.
    /// </summary>
    private static string WithoutTrailingHashtags(string text)
    {
        var match = TrailingHashtags().Match(text);
        if (!match.Success)
            return text;
        var rest = text[..match.Index].TrimEnd();
        var isApart =
            rest.Length is 0
            || match.Groups["tag"].Captures.Count > 1
            || match.Value.AsSpan().IndexOfAny('\n', '\r') >= 0
            || rest[^1] is '.' or '!' or '?' or '…' or '»' or '”' or '"' or ')'
            || (Rune.DecodeLastFromUtf16(rest, out var last, out _) is OperationStatus.Done && Emoji.Is(last));
        return isApart ? rest : text;
    }

    private static string Tidy(string sentence)
    {
        var text = Address().Replace(sentence, " ").Replace("**", "", StringComparison.Ordinal);
        text = WithoutTrailingHashtags(WithoutEmoji(text).TrimEnd());
        text = Hashtag().Replace(text, "${tag}").TrimStart('#', ' ', '\u00A0');
        text = Spaces().Replace(text, " ").Trim();
        return text is [.., not '.', '.'] && !Sentence.EndsWithAbbreviation(text) ? text[..^1] : text;
    }

    private static string WithoutEmoji(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Emoji.Is(rune))
                kept.Append(' ');
            else
                kept.Append(rune);
        }
        return kept.ToString();
    }

    private static string Cut(string title)
    {
        if (title.Length <= TitleLength)
            return title;
        var end = title.LastIndexOf(' ', TitleLength - 1);
        if (end <= 0)
            end = TitleLength - (char.IsHighSurrogate(title[TitleLength - 2]) ? 2 : 1);
        return title[..end].TrimEnd(' ', ',', ';', ':', '-', '–', '—') + "…";
    }

    [GeneratedRegex(@"(?:https?://|www\.)\S+", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    internal static partial Regex Address();

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}\p{M}_&/])[#＃](?<tag>[\p{N}_]*[\p{L}][\p{L}\p{N}\p{M}_]*)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Hashtag();

    // From the end, and without a second thought: from the start, a post that is nothing but hashtags would be tried at each of them.
    [GeneratedRegex(
        @"(?<!\S)(?>(?:[#＃](?<tag>[\p{L}\p{N}\p{M}_]+)(?>[\s,;·|.]*))+)(?>[\p{So}\p{Sk}\u200D\uFE0F\s]*)\z",
        RegexOptions.RightToLeft,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex TrailingHashtags();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Spaces();
}
