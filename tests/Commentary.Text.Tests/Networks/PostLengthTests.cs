using System.Text;
using AwesomeAssertions;
using Commentary.Text.Networks;
using Xunit;

namespace Commentary.Text.Tests.Networks;

/// <summary>A post is as long here as the network says it is.</summary>
public class PostLengthTests
{
    private const string Family = "👨\u200D👩\u200D👧\u200D👦";
    private const string Poem =
        "故人西辞黄鹤楼，烟花三月下扬州。孤帆远影碧空尽，唯见长江天际流。朱雀桥边野草花，乌衣巷口夕阳斜。旧时王谢堂前燕，飞入寻常百姓家。"
        + "朝辞白帝彩云间，千里江陵一日还。两岸猿声啼不住，轻舟已过万重山。泪湿罗巾梦不成，夜深前殿按歌声。红颜未老恩先断，斜倚薰笼坐到明。"
        + "独在异乡为异客，每逢佳节倍思亲。遥知兄弟登高处，遍插茱萸少一人。";

    private static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static int Length(string text, Network network) => PostLength.Of(text, network).Length;

    /// <summary>
    /// <c>WeightedTweetsWithDiscountedEmojiCounterTest</c>, <c>UnicodeDirectionalMarkerCounterTest</c>, <c>urls_without_protocol</c> and <c>lengths</c> of
    /// conformance/validate.yml in github.com/twitter/twitter-text (Copyright Twitter, Inc. and other contributors, Apache License 2.0): the text, its
    /// weight, and where its valid range ends; characters that X refuses for what they are do not end ours.
    /// </summary>
    public static TheoryData<string, int, int> OfX =>
        new()
        {
            { "Hi http://test.co", 26, 17 },
            { "http://test.co", 23, 14 },
            { "285 chars-" + Times("xxxxxxxxxx-", 25), 285, 280 },
            { "285 chars- http://www.twitter.com/jack " + Times("xxxxxxxxxx-", 24), 299, 284 },
            { Times("xxxxxxxxxx-", 24) + " http://www.twitter.com/jack ", 289, 265 },
            { Times("https://www.twitter.com/aloha ", 10), 240, 300 },
            { Poem, 320, 140 },
            { Times("😷", 160), 320, 280 },
            { "the" + Poem, 323, 141 },
            { "282 chars-" + Times("xxxxxxxxxx-", 24) + "xxxxxA\u0301x", 281, 281 },
            { $"H🐱☺{Family}", 7, 15 },
            { "😷👾😡🔥💩", 10, 10 },
            { "🙋🏽👨\u200D🎤", 4, 9 },
            {
                "This is a tweet with general punctuation characters: \u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B"
                    + " ‐ ‑ ‒ – — ― ‖  ‗ ‘ ’ ‚ ‛ “ ” „ ‟ ′ ″ ‴ ‵ ‶ ‷",
                110,
                110
            },
            { "randomurlrandomurlrandomurlrandomurlrandomurlrandomurlrandomurls.com", 68, 68 },
            { Times("あいうえおかきくけこ", 12) + " http://" + Times("あいうえおかきくけこ", 5) + "あいう.com", 358, 144 },
            { Times("あいうえおかきくけこ", 12) + " http://" + Times("あいうえおかきくけこ", 5) + "あい.com", 264, 184 },
            { Times(Family, 140), 280, 1540 },
            { "Unicode 10.0 emoji: 🤪; 🧕; 🧕🏾; 🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", 34, 48 },
            { "Unicode 9.0 emoji: 🤠; 💃; 💃🏾", 29, 31 },
            { "ABC\u202A\uFFFFABC\uFFFE", 12, 9 },
            { "\u2066\u202Ahttp://foobar.پاکستان/\u202C\u2069", 31, 26 },
            { "example.com", 23, 11 },
            { "www.example.com", 23, 15 },
            { "t.co", 23, 4 },
            { "foo.co.jp", 23, 9 },
            { "example.com/path/to/resource?search=foo&lang=en", 23, 47 },
            { "This is a test.", 15, 15 },
            { "http://test.com", 23, 15 },
            { "https://test.com", 23, 16 },
            { "test.com", 23, 8 },
            { "Test https://test.com test https://test.com test.com test", 86, 57 },
        };

    [Theory, MemberData(nameof(OfX))]
    public void X_counts_its_own_published_cases(string text, int weight, int fits)
    {
        var counted = PostLength.Of(text, Network.X);

        counted.Length.Should().Be(weight);
        counted.Fits.Should().Be(fits);
        counted.IsOver.Should().Be(weight > 280);
    }

    /// <summary>Tried against twitter-text 3.1.0 itself.</summary>
    [Theory]
    [InlineData("©", 1)]
    [InlineData("©\uFE0F", 2)]
    [InlineData("™", 2)]
    [InlineData("☺\uFE0F", 2)]
    [InlineData("1\uFE0F\u20E3", 2)]
    [InlineData("❤", 2)]
    [InlineData("❤\uFE0E", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("🇨🇦🇫", 4)]
    [InlineData("🏳\uFE0F\u200D🌈", 2)]
    [InlineData("e.g.", 4)]
    [InlineData("U.S.", 4)]
    [InlineData("fichier.txt", 11)]
    [InlineData("website.com.jpg", 27)]
    [InlineData("L’IA.com", 25)]
    [InlineData("test.com.", 24)]
    [InlineData("(test.com)", 25)]
    [InlineData("a@b.com", 7)]
    [InlineData("@a.com", 6)]
    [InlineData("www.test.co/x_(y)", 23)]
    [InlineData("https://x.com/a?b=c.", 24)]
    [InlineData("http://localhost/x", 18)]
    [InlineData("https://é.ca/ü", 23)]
    [InlineData("voilà.com", 23)]
    [InlineData("あ.com", 6)]
    [InlineData("http://あ.com", 23)]
    [InlineData("日本語http://test.com", 29)]
    [InlineData("☺test.com", 25)]
    [InlineData("test.com...autre.ca", 34)]
    [InlineData("https://t.co/abc/def", 27)]
    [InlineData("v1.2.ca", 23)]
    [InlineData("12.34", 5)]
    [InlineData("http://test_underscore.twitter.com", 23)]
    public void X_knows_a_link_and_a_picture_as_its_own_library_does(string text, int weight) =>
        Length(text, Network.X).Should().Be(weight);

    /// <summary>
    /// spec/validators/status_length_validator_spec.rb of github.com/mastodon/mastodon: whether a post is accepted.
    /// </summary>
    public static TheoryData<string, bool> OfMastodon =>
        new()
        {
            { Times("a", 520), false },
            { Times("a", 500), true },
            { Times("a", 476) + $" http://{Times("b", 30)}.com/example", true },
            { Times("a", 476) + $"http://{Times("b", 30)}.com/example", false },
            { Times("a", 475) + $" @alice@{Times("b", 30)}.com", true },
            { $"@alice@{Times("b", 500)}.com", false },
            { Times("✨", 500), true },
            { Times("✨", 501), false },
        };

    [Theory, MemberData(nameof(OfMastodon))]
    public void Mastodon_accepts_what_its_own_cases_say(string text, bool isAccepted) =>
        PostLength.Of(text, Network.Mastodon).IsOver.Should().Be(!isAccepted);

    [Theory]
    [InlineData("https://example.com/a/b/c", 23)]
    [InlineData("example.com", 11)]
    [InlineData("@alice@example.com dit", 10)]
    [InlineData("courriel@example.com", 20)]
    [InlineData(Family, 1)]
    public void Mastodon_weighs_links_that_have_a_scheme_and_the_name_of_a_mention(string text, int length) =>
        Length(text, Network.Mastodon).Should().Be(length);

    /// <summary>packages/api/tests/rich-text.test.ts of github.com/bluesky-social/atproto (MIT): graphemes, and bytes.</summary>
    [Theory]
    [InlineData("Hello!", 6, 6)]
    [InlineData("👨\u200D👩\u200D👧\u200D👧", 1, 25)]
    [InlineData("👨\u200D👩\u200D👧\u200D👧🔥 good!✅", 9, 38)]
    public void Bluesky_counts_its_own_published_cases(string text, int graphemes, int bytes)
    {
        Length(text, Network.Bluesky).Should().Be(graphemes);
        Encoding.UTF8.GetByteCount(text).Should().Be(bytes);
    }

    [Fact]
    public void Bluesky_takes_300_graphemes_and_no_more_than_3000_bytes_of_them()
    {
        PostLength.Of(Times("é", 300), Network.Bluesky).IsOver.Should().BeFalse();
        PostLength.Of(Times("é", 301), Network.Bluesky).Fits.Should().Be(300);
        var families = PostLength.Of(Times(Family, 200), Network.Bluesky);
        families.Length.Should().Be(200);
        families.IsOver.Should().BeTrue();
        families.Fits.Should().Be(120 * Family.Length);
    }

    /// <summary>“Emojis are counted as the number of UTF-8 bytes”: developers.facebook.com/docs/threads/posts.</summary>
    [Theory]
    [InlineData("Été", 3)]
    [InlineData("👍", 4)]
    [InlineData("❤\uFE0F", 6)]
    [InlineData("🇨🇦", 8)]
    [InlineData(Family, 25)]
    [InlineData("Vu 🚀 https://example.com/long", 32)]
    public void Threads_counts_a_picture_by_its_bytes(string text, int length) => Length(text, Network.Threads).Should().Be(length);

    [Fact]
    public void LinkedIn_takes_3000_of_the_smallest_characters_there_are()
    {
        PostLength.Of(Times("é", 3000), Network.LinkedIn).IsOver.Should().BeFalse();
        PostLength.Of(Times("🚀", 1501), Network.LinkedIn).Fits.Should().Be(3000);
    }

    [Fact]
    public void What_fits_ends_before_a_picture_or_a_link_and_never_within()
    {
        PostLength.Of(Times("a", 279) + "🚀", Network.X).Fits.Should().Be(279);
        PostLength.Of(Times("a", 270) + " https://example.com", Network.X).Fits.Should().Be(271);
        PostLength.Of(Times("a", 299) + Family + "b", Network.Bluesky).Fits.Should().Be(299 + Family.Length);
    }

    [Theory]
    [InlineData("\uD83D")]
    [InlineData("a\uDE80b")]
    [InlineData("\uFFFE\u0301")]
    [InlineData("")]
    public void Half_a_character_is_counted_without_a_fault(string text)
    {
        foreach (var network in NetworkNames.All)
            PostLength.Of(text, network).IsOver.Should().BeFalse();
    }

    [Fact]
    public void A_hostile_post_is_counted_in_time()
    {
        foreach (var network in NetworkNames.All)
        foreach (var part in new[] { "@a", "a.", "http://", "(", "http://a.ca/(", "_", "é", "a@a.", "-." })
        {
            var text = Times(part, PostText.MostLength / part.Length);
            PostLength.Of(text, network).Units.Should().Be(text.Length);
        }
    }
}
