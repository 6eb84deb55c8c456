using AwesomeAssertions;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using Xunit;

namespace Commentary.Text.Tests.Markdown;

/// <summary>From a name in a text to a figure on a page.</summary>
public class FiguresTests
{
    private const string Key = "9f86d081884c7d65";
    private static readonly FigurePicture Known = new(Key, 1400, 700, [480, 800, 1200, 1400]);

    private static string Address(string key, int width, string format) => $"/i/{key}-{width}.{format}";

    private static string Set(string markdown) =>
        Figures.Set(HouseMarkdown.ToHtml(markdown, Language.French), key => key == Key ? Known : null, Address);

    /// <summary>Without the files, which one test looks at.</summary>
    private static string Shape(string markdown) =>
        System
            .Text.RegularExpressions.Regex.Replace(Set(markdown), "<picture>.*?</picture>", "▣")
            .Replace("\n", "", StringComparison.Ordinal);

    [Fact]
    public void A_browser_is_told_of_every_size_and_of_the_place_to_keep() =>
        Set($"![](picture:{Key})")
            .Trim()
            .Should()
            .Be(
                $"<figure><picture><source type=\"image/avif\" srcset=\"/i/{Key}-480.avif 480w, /i/{Key}-800.avif 800w, /i/{Key}-1200.avif 1200w, /i/{Key}-1400.avif 1400w\" sizes=\"(min-width: 40rem) 36.25rem, calc(100vw - 2.5rem)\">"
                    + $"<source type=\"image/webp\" srcset=\"/i/{Key}-480.webp 480w, /i/{Key}-800.webp 800w, /i/{Key}-1200.webp 1200w, /i/{Key}-1400.webp 1400w\" sizes=\"(min-width: 40rem) 36.25rem, calc(100vw - 2.5rem)\">"
                    + $"<img src=\"/i/{Key}-1200.jpg\" alt=\"\" width=\"1400\" height=\"700\" loading=\"lazy\" decoding=\"async\"></picture></figure>"
            );

    [Theory]
    [InlineData(
        "![Une *légende* : ici](picture:9f86d081884c7d65)",
        "<figure>▣<figcaption>Une <em>légende</em>\u00A0: ici</figcaption></figure>"
    )]
    [InlineData("avant ![](picture:9f86d081884c7d65) après", "<p>avant </p><figure>▣</figure><p> après</p>")]
    [InlineData("avant\n![](picture:9f86d081884c7d65)\naprès", "<p>avant</p><figure>▣</figure><p>après</p>")]
    [InlineData(
        "![](picture:9f86d081884c7d65) ![B](picture:9f86d081884c7d65)",
        "<figure>▣</figure><figure>▣<figcaption>B</figcaption></figure>"
    )]
    [InlineData("- un\n- ![](picture:9f86d081884c7d65)", "<ul><li>un</li><li><figure>▣</figure></li></ul>")]
    [InlineData("> ![C](picture:9f86d081884c7d65)", "<blockquote><figure>▣<figcaption>C</figcaption></figure></blockquote>")]
    [InlineData("# ![C](picture:9f86d081884c7d65)", "<h3>▣C</h3>")]
    [InlineData("[![](picture:9f86d081884c7d65)](https://example.org)", "<p><a href=\"https://example.org\" rel=\"noopener\">▣</a></p>")]
    [InlineData(
        "![Photo, [elle](https://example.org/b)](picture:9f86d081884c7d65)",
        "<figure>▣<figcaption>Photo, <a href=\"https://example.org/b\" rel=\"noopener\">elle</a></figcaption></figure>"
    )]
    [InlineData("![In English](picture:9f86d081884c7d65) {lang=en}", "<figure>▣<figcaption lang=\"en\">In English</figcaption></figure>")]
    [InlineData("![](PICTURE:9F86D081884C7D65)", "<figure>▣</figure>")]
    [InlineData("![](/images/9f86d081884c7d65-800.webp)", "<figure>▣</figure>")]
    [InlineData("![reste](picture:0000000000000000)", "<p>reste</p>")]
    [InlineData("![](picture:0000000000000000)", "")]
    [InlineData("![x](picture:court)", "<p>x</p>")]
    [InlineData("[lien](picture:9f86d081884c7d65)", "<p>lien</p>")]
    [InlineData("`![](picture:9f86d081884c7d65)`", "<p><code>![](picture:9f86d081884c7d65)</code></p>")]
    [InlineData("<span data-picture=\"9f86d081884c7d65\">", "<p>&lt;span data-picture=\"9f86d081884c7d65\"&gt;</p>")]
    public void Where_it_stands_decides_what_it_becomes(string markdown, string html) => Shape(markdown).Should().Be(html);

    [Fact]
    public void What_describes_it_is_put_in_later_whatever_it_says()
    {
        var html = Set($"![a](picture:{Key})\n\n![dehors](/autre.jpg)");

        Figures
            .Describe(html, new Dictionary<string, string> { [Key] = "\"<b>&amp;</b>\" $1 'x'" })
            .Should()
            .Be(html.Replace("alt=\"\"", "alt=\"&quot;&lt;b&gt;&amp;amp;&lt;/b&gt;&quot; $1 'x'\"", StringComparison.Ordinal));
        Figures.Describe(html, new Dictionary<string, string> { ["0000000000000000"] = "x" }).Should().Be(html);
        Figures.In(html).Should().Equal(Key);
    }

    [Fact]
    public void A_feed_gets_one_file_of_each() =>
        Paragraphs
            .Unmarked(Paragraphs.Address(Set($"![a](picture:{Key})"), "faits"))
            .Trim()
            .Should()
            .MatchRegex(
                "^<figure id=\"faits-[a-z2-7]{5}\"><img src=\"/i/[^\"]*-1200.jpg\" alt=\"\" [^>]*><figcaption>a</figcaption></figure>$"
            );

    [Fact]
    public void One_without_a_caption_has_no_address_among_paragraphs_and_takes_none()
    {
        var html = Paragraphs.Address(Set($"Un.\n\n![](picture:{Key})\n\nDeux."), "faits");

        html.Should()
            .Contain("id=\"faits-1\"")
            .And.Contain("id=\"faits-2\"")
            .And.NotContain("id=\"faits-3\"")
            .And.Contain("<figure><picture>");
        Paragraphs.WordsOf(html).Should().Equal("Un.", "Deux.");
    }

    [Theory]
    [InlineData("![](picture:9f86d081884c7d65) et ![](picture:9f86d081884c7d65)", "9f86d081884c7d65")]
    [InlineData("`picture:9F86D081884C7D65`", "9f86d081884c7d65")]
    [InlineData("/images/9f86d081884c7d65-480.avif", "9f86d081884c7d65")]
    [InlineData("picture:9f86d081884c7d650 picture:9f86d081884c7d6", "")]
    [InlineData("une image: 9f86d081884c7d65", "")]
    public void The_names_in_a_text_are_found_wherever_they_stand(string markdown, string keys) =>
        string.Join(' ', PictureMark.In(markdown)).Should().Be(keys);

    [Fact]
    public void Its_caption_is_words_and_its_name_is_none()
    {
        var markdown = $"Trois mots ici.\n\n![Deux mots](picture:{Key})";

        HouseMarkdown.Words(markdown).Should().Be(5);
        HouseMarkdown.ToPlainText(markdown).Should().Be("Trois mots ici.\nDeux mots");
    }

    [Fact]
    public void A_duel_that_begins_with_a_picture_keeps_its_mark() =>
        Figures
            .Set(Duels.ToHtml($"[duel A] ![x](picture:{Key})", Text.HouseFormat.Part.Optimistic, Language.French), _ => Known, Address)
            .Should()
            .StartWith("<figure data-duel=\"A\">");
}
