using AwesomeAssertions;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using Xunit;

namespace Commentary.Text.Tests.Markdown;

public class HouseMarkdownTests
{
    private static readonly int[] Lengths = [5_000, 9_900, 19_000, 100_000, 300_000];

    [Theory]
    [InlineData("a&#11;b")]
    [InlineData("a&#1;b")]
    [InlineData("a&#x1B;b")]
    [InlineData("a&#xFFFE;b")]
    [InlineData("a\uFFFEb")]
    [InlineData("[a&#1;b](/c&#1;d \"e&#x1B;f\")")]
    [InlineData("![a&#11;b](/c.png \"&#xFFFF;\")")]
    [InlineData("[a](java&#1;script:alert(1))")]
    [InlineData("```x&#1;\na&#11;b\n```")]
    public void No_entity_brings_in_a_character_that_a_feed_cannot_hold(string markdown)
    {
        foreach (var text in new[] { HouseMarkdown.ToHtml(markdown, Language.French), HouseMarkdown.ToPlainText(markdown) })
        {
            text.Should().Match(all => all.All(c => System.Xml.XmlConvert.IsXmlChar(c))).And.Contain("a");
            text.Should().NotContain("href=\"javascript");
        }
    }

    [Theory]
    [InlineData("Un.\nDeux.\n\nTrois.", "<p>Un.\nDeux.</p>\n<p>Trois.</p>\n")]
    [InlineData("**gras** et *doux* et ~~non~~", "<p><strong>gras</strong> et <em>doux</em> et <del>non</del></p>\n")]
    [InlineData("# A\n## B\n#### D", "<h3>A</h3>\n<h4>B</h4>\n<h5>D</h5>\n")]
    [InlineData("> cité\n\n- a\n- b", "<blockquote>\n<p>cité</p>\n</blockquote>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n")]
    [InlineData("3. c\n4. d", "<ol start=\"3\">\n<li>c</li>\n<li>d</li>\n</ol>\n")]
    [InlineData("[mot](https://a.ca \"titre\")", "<p><a href=\"https://a.ca\" rel=\"noopener\" title=\"titre\">mot</a></p>\n")]
    [InlineData("[mot](/fr/articles/x)", "<p><a href=\"/fr/articles/x\">mot</a></p>\n")]
    [InlineData("[mot](#bas)", "<p><a href=\"#bas\">mot</a></p>\n")]
    [InlineData("[mot](mailto:a@b.ca)", "<p><a href=\"mailto:a@b.ca\">mot</a></p>\n")]
    [InlineData("https://a.ca/l'x", "<p><a href=\"https://a.ca/l%27x\" rel=\"noopener\">https://a.ca/l'x</a></p>\n")]
    [InlineData("[**mot**](javascript:alert(1))", "<p><strong>mot</strong></p>\n")]
    [InlineData("[mot](JaVa&#115;cript:alert(1))", "<p>mot</p>\n")]
    [InlineData("[mot](data:text/html,x)", "<p>mot</p>\n")]
    [InlineData("[mot](//evil.example)", "<p>mot</p>\n")]
    [InlineData("[mot](/\\evil.example)", "<p>mot</p>\n")]
    [InlineData("[mot](ailleurs)", "<p>mot</p>\n")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n")]
    [InlineData("![Une photo](https://a.ca/p.png)", "<p><a href=\"https://a.ca/p.png\" rel=\"noopener\">Une photo</a></p>\n")]
    [InlineData("![](https://www.a.ca/p.png)", "<p><a href=\"https://www.a.ca/p.png\" rel=\"noopener\">a.ca</a></p>\n")]
    [InlineData("![x](data:image/png;base64,AAAA)", "<p>x</p>\n")]
    [InlineData("![Chez nous](/media/p.png)", "<p><img src=\"/media/p.png\" alt=\"Chez nous\"></p>\n")]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n")]
    [InlineData("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n")]
    [InlineData("l'IA : « oui » !", "<p>l’IA\u00A0: «\u00A0oui\u00A0»\u202F!</p>\n")]
    [InlineData("`l'x : y` !", "<p><code>l'x : y</code>\u202F!</p>\n")]
    [InlineData("a\0b", "<p>ab</p>\n")]
    [InlineData("", "")]
    public void Markdown_becomes_the_houses_html(string markdown, string html) =>
        HouseMarkdown.ToHtml(markdown, Language.French).Should().Be(html);

    [Fact]
    public void A_table_becomes_a_table() =>
        HouseMarkdown
            .ToHtml("| a | b |\n|---|:-:|\n| 1 | 2 |", Language.English)
            .Should()
            .Contain("<th>a</th>")
            .And.Contain("<td>2</td>")
            .And.NotContain("style");

    [Fact]
    public void English_has_no_spaces_before_its_marks() =>
        HouseMarkdown.ToHtml("It's 50 % : yes !", Language.English).Should().Be("<p>It’s 50%: yes!</p>\n");

    [Theory]
    [InlineData(">")]
    [InlineData("[")]
    [InlineData("*")]
    [InlineData("**a")]
    [InlineData("_a ")]
    [InlineData("![")]
    [InlineData("[a](")]
    [InlineData("`")]
    [InlineData("- ")]
    [InlineData("1. ")]
    [InlineData("<")]
    [InlineData("&")]
    [InlineData("|")]
    [InlineData("a|")]
    [InlineData("\\")]
    [InlineData(">\n\n")]
    [InlineData("a\n===\n")]
    [InlineData("http://a.b ")]
    [InlineData("|a|b|\n|-|-|\n")]
    [InlineData(" 000")]
    [InlineData("a^")]
    [InlineData("a~")]
    [InlineData("[^1]")]
    [InlineData("[^1]: a\n\n")]
    public Task Hostile_text_is_rendered_all_the_same(string unit) =>
        Work.Ends(() =>
        {
            foreach (var length in Lengths)
            {
                var text = string.Concat(Enumerable.Repeat(unit, length / unit.Length));
                HouseMarkdown.ToHtml(text, Language.French).Should().NotBeEmpty();
                HouseMarkdown.Words(text).Should().BeGreaterThanOrEqualTo(0);
            }
        });

    [Theory]
    [InlineData("a\n-\n")]
    [InlineData("a\n\n")]
    [InlineData("- a\n")]
    [InlineData("**a**\n\n")]
    [InlineData("&")]
    public Task What_is_repeated_costs_as_often_as_it_is_written(string unit) =>
        Work.GrowsAsItsText(unit, 19_600, text => Paragraphs.Address(HouseMarkdown.ToHtml(text, Language.French), "faits"));

    [Fact]
    public void Thousands_of_the_same_paragraph_have_each_a_name_of_their_own()
    {
        var html = Paragraphs.Address(HouseMarkdown.ToHtml(string.Concat(Enumerable.Repeat("a\n\n", 4_900)), Language.French), "faits");

        Paragraphs.Read(html).QuerySelectorAll("p").Select(p => p.Id).Distinct().Should().HaveCount(4_900);
    }

    public static TheoryData<string, string> Growing =>
        new()
        {
            {
                "rows of nothing under a wide head",
                $"{new string('|', 99)}\n{string.Concat(Enumerable.Repeat("|-", 98))}|\n{string.Concat(Enumerable.Repeat("|\n", 4_700))}"
            },
            {
                "a long address that is named again and again",
                $"[a]: https://example.org/{new string('x', 150_000)}\n\n{string.Concat(Enumerable.Repeat("[a] ", 1_900))}"
            },
        };

    [Theory, MemberData(nameof(Growing))]
    public void What_would_grow_into_megabytes_is_shown_as_it_is_typed(string what, string text)
    {
        HouseMarkdown.IsShownAsTyped(text).Should().BeTrue("of {0}", what);
        HouseMarkdown.ToHtml(text, Language.French).Length.Should().BeLessThan(2 * text.Length, "of {0}", what);
    }

    [Fact]
    public void A_large_table_is_a_table()
    {
        var row = string.Concat(Enumerable.Repeat("| mille ", 20)) + "|\n";
        var table = row + string.Concat(Enumerable.Repeat("|---", 20)) + "|\n" + string.Concat(Enumerable.Repeat(row, 200));

        HouseMarkdown.IsShownAsTyped(table).Should().BeFalse();
        HouseMarkdown.ToHtml(table, Language.French).Should().Contain("<table");
    }

    [Fact]
    public void Text_nested_too_deeply_is_shown_as_typed() =>
        HouseMarkdown
            .ToHtml(new string('>', 100_000) + " <b>\n\nSuite.", Language.French)
            .Should()
            .StartWith("<p>&gt;&gt;")
            .And.EndWith(" &lt;b&gt;</p>\n<p>Suite.</p>\n");

    [Theory]
    [InlineData("# Titre\n\nUn **mot**\nde plus, [lien](https://a.ca).\n\n- a\n- `b`", "Titre\nUn mot de plus, lien.\na\nb")]
    [InlineData("AT&amp;T <b>x</b>", "AT&T <b>x</b>")]
    [InlineData("    code : 'x'", "code : 'x'")]
    [InlineData("", "")]
    public void Plain_text_has_the_words_alone(string markdown, string plain) => HouseMarkdown.ToPlainText(markdown).Should().Be(plain);

    [Theory]
    [InlineData("", 0)]
    [InlineData("L’IA : oui !", 2)]
    [InlineData("## Un titre\n\n**Deux** mots — [et un lien](https://a.ca/b/c)", 7)]
    [InlineData("---", 0)]
    public void Words_are_what_a_reader_reads(string markdown, int words) => HouseMarkdown.Words(markdown).Should().Be(words);
}
