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
        return Cut(DirectionMarks.Without(Tidy(teaser[start..end])));
    }

    /// <summary>Whether the first sentence has a character that turns the direction of its letters; the title has none.</summary>
    internal static bool HasDirectionMark(string teaser)
    {
        var (start, end) = Sentence.First(teaser);
        return teaser.AsSpan(start, end - start).IndexOfAny(DirectionMarks.All) >= 0;
    }

    /// <summary>
    /// The hashtags, without their sign, in order, each once whatever its case. A hashtag is letters, digits and "_" with at least one
    /// letter, an elided article before it or "++" and "#" behind it (#L’été, #C++); "#1", "C#" and the fragment of an address are none.
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
        return TrailingHashtags.Off(rest.Trim());
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

    /// <summary>The teaser with these tags as hashtags at its end, but for those that it has. Several words become one: #LogicielLibre.</summary>
    internal static string WithTags(string teaser, IReadOnlyList<string> tags)
    {
        var known = Hashtags(teaser).Select(tag => Folding.Letters(tag)).ToHashSet(StringComparer.Ordinal);
        var joined = new StringBuilder(teaser);
        foreach (var tag in tags)
        {
            var words = NoHashtag().Split(tag).Where(word => word.Length > 0).ToList();
            var one = words.Count == 1 ? words[0] : string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
            if (known.Add(Folding.Letters(one)))
                joined.Append(joined.Length > 0 ? " #" : "#").Append(one);
        }
        return joined.ToString();
    }

    private static string Tidy(string sentence)
    {
        var text = Address().Replace(sentence, " ").Replace("**", "", StringComparison.Ordinal);
        text = WithoutEmoji(TrailingHashtags.Off(text.TrimEnd()));
        text = Hashtag().Replace(text, "${tag}").TrimStart('#', ' ', '\u00A0');
        text = Spaces().Replace(text, " ").Trim();
        return text is [.., not '.', '.'] && !Sentence.EndsWithAbbreviation(text) ? text[..^1] : text;
    }

    private static string WithoutEmoji(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Emoji.Is(rune))
                kept.Append(rune);
            // A picture may be a hashtag, too: its sign goes with it.
            else if (kept is [.., '#'] or [.., '＃'])
                kept[^1] = ' ';
            else
                kept.Append(' ');
        }
        return kept.ToString();
    }

    internal static string Cut(string title)
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
        @"(?<![\p{L}\p{N}\p{M}_&/])[#＃](?<tag>(?>(?:[ldjnsctm]|qu)['’])?\.?[\p{N}_]*[\p{L}][\p{L}\p{N}\p{M}_]*(?:\+\+|[#＃](?![\p{L}\p{N}_]))?)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Hashtag();

    /// <summary>What stands between the words of a tag. "++" and "#" stay with the word that they end.</summary>
    [GeneratedRegex(@"(?:(?!\+\+|(?<=\p{L})\#)[^\p{L}\p{N}\p{M}_+])+|(?<!\+)\+(?!\+)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NoHashtag();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Spaces();
}
