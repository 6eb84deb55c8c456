using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Commentary.Text.Languages;

namespace Commentary.Text.Networks;

/// <summary>
/// How long a post is, as each network counts.
/// <list type="bullet">
/// <item>X: 280, weighted. A link is 23, a picture 2, most Latin text 1, the rest 2, after normalization (NFC): configuration 3 of twitter-text,
/// github.com/twitter/twitter-text/blob/master/config/v3.json.</item>
/// <item>Bluesky: 300 graphemes and 3,000 bytes of UTF-8: app.bsky.feed.post in the lexicons of github.com/bluesky-social/atproto.</item>
/// <item>Mastodon: 500 graphemes. A link with its scheme is 23, of a mention only the name counts: StatusLengthValidator of
/// github.com/mastodon/mastodon. A server may allow more.</item>
/// <item>Threads: 500 characters, a picture as many as its bytes in UTF-8: developers.facebook.com/docs/threads/posts. A character is taken for a
/// code point.</item>
/// <item>LinkedIn: 3,000 characters (linkedin.com/help). What a character is, is not published: UTF-16 units count the most.</item>
/// </list>
/// </summary>
public static partial class PostLength
{
    private const int LinkWeight = 23;

    /// <summary>In bytes of UTF-8.</summary>
    private const int MostBytesOnBluesky = 3000;

    /// <param name="Length">As the network counts.</param>
    /// <param name="Fits">How many UTF-16 units of the text are within the limit: no letter, picture or link is cut.</param>
    public sealed record Counted(int Length, int Limit, int Fits)
    {
        public bool IsOver => Length > Limit || Fits < Units;

        /// <summary>Those of the whole text.</summary>
        public required int Units { get; init; }
    }

    public static int Limit(this Network network) =>
        network switch
        {
            Network.X => 280,
            Network.Bluesky => 300,
            Network.LinkedIn => 3000,
            _ => 500,
        };

    public static Counted Of(string text, Network network)
    {
        ArgumentNullException.ThrowIfNull(text);
        var limit = network.Limit();
        var (length, fits, bytes) = (0, 0, 0);
        foreach (var (start, size, weight) in Pieces(text, network))
        {
            length += weight;
            if (network is Network.Bluesky)
                bytes += Encoding.UTF8.GetByteCount(text.AsSpan(start, size));
            if (length <= limit && bytes <= MostBytesOnBluesky)
                fits = start + size;
        }
        return new(length, limit, fits) { Units = text.Length };
    }

    /// <summary>What counts as one: links and mentions as the network knows them, graphemes between them.</summary>
    private static IEnumerable<(int Start, int Size, int Weight)> Pieces(string text, Network network)
    {
        var whole = new Queue<(int Start, int Size, int Weight)>(Whole(text, network));
        for (var at = 0; at < text.Length; )
        {
            while (whole.TryPeek(out var passed) && passed.Start < at)
                whole.Dequeue();
            if (whole.TryPeek(out var next) && next.Start == at)
            {
                yield return whole.Dequeue();
                at += next.Size;
                continue;
            }
            var size = StringInfo.GetNextTextElementLength(text, at);
            // What joins a letter before a link is no part of the link.
            if (whole.TryPeek(out next) && next.Start < at + size)
                size = next.Start - at;
            yield return (at, size, Weight(text.Substring(at, size), network));
            at += size;
        }
    }

    private static IEnumerable<(int Start, int Size, int Weight)> Whole(string text, Network network) =>
        network switch
        {
            Network.X => PostLinks.In(text, withoutScheme: true).Select(link => (link.Start, link.Length, LinkWeight)),
            Network.Mastodon => PostLinks
                .In(text, withoutScheme: false)
                .Select(link => (link.Start, link.Length, LinkWeight))
                .Concat(Mention().Matches(text).Select(found => (found.Index, found.Length, found.Length - found.Groups["at"].Length)))
                .OrderBy(whole => whole.Item1),
            _ => [],
        };

    private static int Weight(string grapheme, Network network) =>
        network switch
        {
            Network.X => IsPicture(grapheme) ? 2 : grapheme.NormalizeSafely().EnumerateRunes().Sum(rune => IsLight(rune) ? 1 : 2),
            Network.Threads => IsPicture(grapheme) ? Encoding.UTF8.GetByteCount(grapheme) : grapheme.EnumerateRunes().Count(),
            Network.LinkedIn => grapheme.Length,
            _ => 1,
        };

    private static bool IsPicture(string grapheme)
    {
        var isPicture = false;
        foreach (var rune in grapheme.EnumerateRunes())
            // U+FE0E asks for the sign instead of the picture; a joiner between letters is none.
            if (rune.Value == 0xFE0E)
                return false;
            else if (rune.Value != 0x200D && Emoji.Is(rune))
                isPicture = true;
        return isPicture;
    }

    /// <summary>The ranges of weight 100 in twitter-text’s configuration.</summary>
    private static bool IsLight(Rune rune) =>
        rune.Value is <= 4351 or (>= 8192 and <= 8205) or (>= 8208 and <= 8223) or (>= 8242 and <= 8247);

    /// <summary>The domain as long as Mastodon takes it for one.</summary>
    [GeneratedRegex(
        @"(?<![\w/@])@(?>[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)(?<at>@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(?![a-z0-9@])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Mention();
}
