using AwesomeAssertions;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using Xunit;

namespace Commentary.Text.Tests.Markdown;

public class PassagesTests
{
    [Theory]
    [InlineData("Le *machine learning*{lang=en}, donc.", "<p>Le <em lang=\"en\">machine learning</em>, donc.</p>\n")]
    [InlineData("Le **deep learning**{lang=en-CA}", "<p>Le <strong lang=\"en-CA\">deep learning</strong></p>\n")]
    [InlineData("Lire [the paper](/fr/x){lang=en}.", "<p>Lire <a href=\"/fr/x\" lang=\"en\">the paper</a>.</p>\n")]
    [InlineData("> It works! {lang=en}", "<blockquote>\n<p lang=\"en\">It works!</p>\n</blockquote>\n")]
    [InlineData("It works!\n{lang=en}", "<p lang=\"en\">It works!</p>\n")]
    [InlineData("## It works! {lang=en}", "<h3 lang=\"en\">It works!</h3>\n")]
    [InlineData("- It works! {lang=en}\n- Oui !", "<ul>\n<li lang=\"en\">It works!</li>\n<li>Oui\u202F!</li>\n</ul>\n")]
    [InlineData(
        "*Sic transit*{lang=la} ; *it's : so*{lang=en} :",
        "<p><em lang=\"la\">Sic transit</em>\u202F; <em lang=\"en\">it’s: so</em>\u00A0:</p>\n"
    )]
    [InlineData("*one *two*{lang=en}*", "<p><em>one <em lang=\"en\">two</em></em></p>\n")]
    public void A_passage_is_marked_and_set_in_its_own_language(string markdown, string html) =>
        HouseMarkdown.ToHtml(markdown, Language.French).Should().Be(html);

    [Theory]
    [InlineData("{lang=en}")]
    [InlineData("mot{lang=en} et")]
    [InlineData("*mot* {lang=en} et")]
    [InlineData("*mot*{lang=\"en\"}")]
    [InlineData("*mot*{lang=e}")]
    [InlineData("*mot*{lang=en onclick=x}")]
    [InlineData("*mot*{lang=englishx}")]
    [InlineData("*mot*{.class}")]
    [InlineData("# Titre {#id}")]
    public void What_is_no_mark_is_text(string markdown)
    {
        HouseMarkdown.ToHtml(markdown, Language.French).Should().NotMatchRegex("<[^>]*lang").And.Contain("{");
        HouseMarkdown.ToPlainText(markdown).Should().Contain("{");
    }

    [Theory]
    [InlineData("`*mot*{lang=en}`", "*mot*{lang=en}")]
    [InlineData("    *mot*{lang=en}", "*mot*{lang=en}")]
    public void Code_is_left_alone(string markdown, string text) => HouseMarkdown.ToPlainText(markdown).Should().Be(text);

    [Theory]
    [InlineData("Le *machine learning*{lang=en}, donc.", "Le machine learning, donc.")]
    [InlineData("> It works! {lang=en}", "It works!")]
    [InlineData("It works!\n{lang=en}", "It works!")]
    public void The_mark_is_no_part_of_the_words(string markdown, string words)
    {
        HouseMarkdown.ToPlainText(markdown).Should().Be(words);
        HouseMarkdown.Words(markdown).Should().Be(words.Split(' ').Length);
    }
}
