using AwesomeAssertions;
using Commentary.Text.HouseFormat;
using Xunit;

namespace Commentary.Text.Tests.HouseFormat;

public class SourceTests
{
    private const string Url = "https://www.wired.com/story/openai/?utm_source=x";

    [Theory]
    [InlineData("Article en référence: " + Url)]
    [InlineData("Article en référence : " + Url)]
    [InlineData("Article en référence\u00A0: " + Url)]
    [InlineData("article en reference " + Url)]
    [InlineData("**Article en référence :** " + Url)]
    [InlineData("**Article en référence : " + Url + "**")]
    [InlineData("## Article en référence : <" + Url + ">")]
    [InlineData("1. Article en référence : " + Url + ".")]
    [InlineData("Reference article: " + Url)]
    [InlineData("Reference article\n\n\n" + Url)]
    [InlineData("Article en référence :\n" + Url)]
    [InlineData("Article en référence\n<" + Url + ">\n")]
    [InlineData("Article en référence : [" + Url + "](" + Url + ")")]
    [InlineData("Article en référence\n(" + Url + ")")]
    [InlineData("Article en référence\n👉 " + Url)]
    [InlineData("Article en référence\n" + Url + "👈")]
    [InlineData("Article en référence : " + Url + "\u200B")]
    public void The_address_stands_beside_its_label_or_below_it(string lines)
    {
        var piece = ManuscriptReader.Read($"Accroche.\n\n{lines}\n\nExemple\n\nTexte.");

        piece.SourceUrl.Should().Be(Url);
        piece.SourceTitle.Should().BeEmpty();
        piece.Unplaced.Should().BeEmpty();
        piece.Teaser.Should().Be("Accroche.");
        piece.Example.Should().Be("Texte.");
    }

    [Fact]
    public void The_words_of_a_link_end_with_their_line()
    {
        var piece = ManuscriptReader.Read($"Article en référence\n[une\vphrase]({Url})\n\nExemple\n\nTexte.");

        piece.SourceTitle.Should().BeEmpty();
        piece.Unplaced.Should().Be("[une\nphrase](");
    }

    [Theory]
    [InlineData("Article en référence : [Wired [FR]](" + Url + ")")]
    [InlineData("Article en référence\n[Wired [FR]](<" + Url + ">)")]
    [InlineData("Article en référence\n[Wired [FR]](" + Url + " \"Wired\")")]
    public void The_words_of_a_link_are_the_title_of_the_source(string lines)
    {
        var piece = ManuscriptReader.Read($"{lines}\n\nExemple\n\nTexte.");

        piece.SourceUrl.Should().Be(Url);
        piece.SourceTitle.Should().Be("Wired [FR]");
        piece.Unplaced.Should().BeEmpty();
    }

    [Theory]
    [InlineData("[Wired](" + Url + " \"Sous-titre\")")]
    [InlineData("[Wired](<" + Url + "> 'Sous-titre')")]
    [InlineData("[Wired](" + Url + " (Sous-titre))")]
    public void A_Markdown_title_that_says_something_else_goes_to_the_editor(string link)
    {
        var piece = ManuscriptReader.Read($"A.\n\nArticle en référence : {link}\n\nExemple\n\nTexte.");

        (piece.SourceUrl, piece.SourceTitle, piece.Unplaced).Should().Be((Url, "Wired", "Sous-titre"));
        piece.Findings.Should().ContainSingle(f => f.Kind == FindingKind.UnplacedText).Which.Excerpt.Should().Be("Sous-titre");
    }

    [Fact]
    public void A_bracket_that_the_address_opened_belongs_to_it() =>
        ManuscriptReader
            .Read("Reference article: https://en.wikipedia.org/wiki/Mercury_(planet)\n\nExample\n\nText.")
            .SourceUrl.Should()
            .Be("https://en.wikipedia.org/wiki/Mercury_(planet)");

    [Fact]
    public void Text_beside_the_address_goes_to_the_editor()
    {
        var piece = ManuscriptReader.Read($"A.\n\nArticle en référence : Wired, {Url}\n\nPublié hier.\nEn anglais.\n\nExemple\n\nTexte.");

        piece.SourceUrl.Should().Be(Url);
        piece.Unplaced.Should().Be("Wired,\n\nPublié hier.\nEn anglais.");
        piece.Findings.Where(f => f.Kind is FindingKind.UnplacedText).Select(f => f.Line).Should().Equal(3, 5);
    }

    [Theory]
    [InlineData("Article en référence\n\nVoir ci-dessous.", "Voir ci-dessous.")]
    [InlineData("Article en référence : www.wired.com/story", "www.wired.com/story")]
    [InlineData("Article en référence : à venir", "à venir")]
    [InlineData("Article en référence\njavascript:alert(1)", "javascript:alert(1)")]
    [InlineData("Article en référence\nhttps://", "https://")]
    [InlineData("Article en référence\nhttps://moi:secret@wired.com/", "https://moi:secret@wired.com/")]
    public void An_address_that_cannot_be_read_goes_to_the_editor(string lines, string unplaced)
    {
        var piece = ManuscriptReader.Read($"A.\n\n{lines}\n\nExemple\n\nTexte.");

        piece.SourceUrl.Should().BeEmpty();
        piece.Unplaced.Should().Be(unplaced);
        piece.Findings.Select(f => f.Kind).Should().Contain(FindingKind.SourceUrlUnreadable).And.NotContain(FindingKind.SourceUrlMissing);
    }

    [Theory]
    [InlineData("A.\n\nExemple\n\nTexte.", 5)]
    [InlineData("A.\n\nArticle en référence\n\nExemple\n\nTexte.", 3)]
    public void A_source_without_address_is_a_finding_at_its_label_or_at_the_end(string text, int line) =>
        ManuscriptReader
            .Read(text)
            .Findings.Should()
            .ContainSingle(f => f.Kind == FindingKind.SourceUrlMissing)
            .Which.Line.Should()
            .Be(line);
}
