using AwesomeAssertions;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using Xunit;

namespace Commentary.Text.Tests.Markdown;

/// <summary>Superscripts and subscripts, and the carets and tildes that are none.</summary>
public class ScriptsTests
{
    [Theory]
    [InlineData("10^6^ et H~2~O.", "10<sup>6</sup> et H<sub>2</sub>O.")]
    [InlineData("10^-6^, ^14^C, ^235^~92~U", "10<sup>-6</sup>, <sup>14</sup>C, <sup>235</sup><sub>92</sub>U")]
    [InlineData("**CO~2~** et [CO~2~](/co2)", "<strong>CO<sub>2</sub></strong> et <a href=\"/co2\">CO<sub>2</sub></a>")]
    [InlineData("x^voir\u00A0note^", "x<sup>voir\u00A0note</sup>")]
    // The typographer leaves them as they are.
    [InlineData("x^'a'^ y~1-2~", "x<sup>'a'</sup> y<sub>1-2</sub>")]
    public void They_are_rendered(string markdown, string html) =>
        HouseMarkdown.ToHtml(markdown, Language.French).Should().Be($"<p>{html}</p>\n");

    [Theory]
    [InlineData("De ~300 à ~400 M$")]
    [InlineData("De ~300–~400, ~300/~400, ~300~400 ou ~300~")]
    [InlineData("x~1 et y~2 et x^2 + y^2")]
    [InlineData("x^2+y^2=z^2 ^_^ ^^ ~")]
    [InlineData("C’est \\^ça\\^, a\\~b\\~")]
    public void What_is_no_pair_is_what_was_typed(string markdown) =>
        HouseMarkdown.ToHtml(markdown, Language.French).Should().NotContainAny("<sup>", "<sub>", "<del>");

    [Theory]
    [InlineData("10^6^ m^2^, CO~2~, 10^-6^, a~i~", "10⁶ m², CO₂, 10⁻⁶, aᵢ")]
    [InlineData("La 1^re^ fois, log~10a~, x^n^", "La 1re fois, log~10a, xⁿ")]
    public void Plain_text_keeps_their_meaning(string markdown, string plain) => HouseMarkdown.ToPlainText(markdown).Should().Be(plain);

    [Fact]
    public void A_bare_address_leads_to_https() =>
        HouseMarkdown
            .ToHtml("Voir www.example.org/a.", Language.French)
            .Should()
            .Be("<p>Voir <a href=\"https://www.example.org/a\" rel=\"noopener\">www.example.org/a</a>.</p>\n");
}
