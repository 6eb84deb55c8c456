using AwesomeAssertions;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Xunit;

namespace Commentary.Text.Tests.HouseFormat;

public class LabelTests
{
    [Theory]
    [InlineData("Exemple", Part.Example)]
    [InlineData("Example", Part.Example)]
    [InlineData("EXEMPLE", Part.Example)]
    [InlineData("Exemple:", Part.Example)]
    [InlineData("Exemple :", Part.Example)]
    [InlineData("Exemple\u00A0:", Part.Example)]
    [InlineData("Exemple\u202F:", Part.Example)]
    [InlineData("**Exemple**", Part.Example)]
    [InlineData("__Exemple__", Part.Example)]
    [InlineData("*Exemple*", Part.Example)]
    [InlineData("***Exemple :***", Part.Example)]
    [InlineData("**Exemple** :", Part.Example)]
    [InlineData("**Exemple\u00A0:**", Part.Example)]
    [InlineData("## Exemple", Part.Example)]
    [InlineData("###Exemple", Part.Example)]
    [InlineData("# Point de vue neutre #", Part.Neutral)]
    [InlineData("## **Point de vue neutre :** ##", Part.Neutral)]
    [InlineData("1. Point de vue neutre", Part.Neutral)]
    [InlineData("1) Point de vue neutre", Part.Neutral)]
    [InlineData("(1) Point de vue neutre", Part.Neutral)]
    [InlineData("1 - Point de vue neutre", Part.Neutral)]
    [InlineData("1️⃣ Point de vue neutre", Part.Neutral)]
    [InlineData("**1. Point de vue neutre :**", Part.Neutral)]
    [InlineData("## 2) **Exemple** :", Part.Example)]
    [InlineData("- Point de vue neutre", Part.Neutral)]
    [InlineData("🚀 Point de vue optimiste 🚀", Part.Optimistic)]
    [InlineData("\tPoint de vue optimiste  \t", Part.Optimistic)]
    [InlineData("\u00A0Point\u00A0de  vue\toptimiste\u00A0", Part.Optimistic)]
    [InlineData("Point-de-vue pessimiste", Part.Pessimistic)]
    [InlineData("Recapitulatif factuel", Part.Summary)]
    [InlineData("Re\u0301capitulatif factuel", Part.Summary)]
    [InlineData("RÉCAPITULATIF FACTUEL", Part.Summary)]
    [InlineData("\uFEFFExemple", Part.Example)]
    [InlineData("\u200BExemple\u200B", Part.Example)]
    [InlineData("Exem\0ple", Part.Example)]
    [InlineData("Factual summary:", Part.Summary)]
    [InlineData("Neutral Viewpoint", Part.Neutral)]
    [InlineData("Optimistic viewpoint", Part.Optimistic)]
    [InlineData("Pessimistic viewpoint", Part.Pessimistic)]
    public void A_label_alone_on_its_line_heads_its_part_whatever_its_dress(string line, Part part)
    {
        var piece = ManuscriptReader.Read($"Accroche.\n\n{line}\n\nLe texte.\n");

        piece[part].Should().Be("Le texte.");
        piece.Teaser.Should().Be("Accroche.");
    }

    [Theory]
    [InlineData("Exemple : imaginez que vous dirigez une cuisine.")]
    [InlineData("**Exemple :** imaginez que vous dirigez une cuisine.")]
    [InlineData("Exemple de cuisine")]
    [InlineData("Exemples")]
    [InlineData("Un exemple")]
    [InlineData("Par exemple")]
    [InlineData("« Exemple »")]
    [InlineData("Exemple ?")]
    [InlineData("- Exemple")]
    [InlineData("* Exemple")]
    [InlineData("2025 Exemple")]
    [InlineData("Voici l'exemple")]
    [InlineData("Point de vue neutre, ou presque")]
    [InlineData("Le point de vue neutre")]
    [InlineData("Article en référence à la loi 25, à lire sur https://example.com/loi absolument.")]
    [InlineData("Article en référence : c'est ainsi que l'équipe nomme le lien vers la nouvelle.")]
    [InlineData("Récapitulatif factuel et point de vue neutre")]
    public void A_labels_words_inside_a_sentence_are_no_heading(string line)
    {
        var piece = ManuscriptReader.Read($"Accroche.\n\nRécapitulatif factuel\n\nAvant.\n{line}\nAprès.\n");

        piece.Summary.Should().Be($"Avant.\n{line}\nAprès.");
    }

    [Fact]
    public void The_underline_of_a_label_is_part_of_the_label()
    {
        var piece = ManuscriptReader.Read("A.\n\nExemple\n=======\nTexte.\n\nPoint de vue neutre\n---\n\n---\nSuite.");

        piece.Example.Should().Be("Texte.");
        piece.Neutral.Should().Be("---\nSuite.");
    }

    [Theory]
    [InlineData("Exemple\n\nTexte.\n\nPoint de vue neutre\n\nB.", Language.French)]
    [InlineData("Example\n\nTexte de la pièce dans la ville.", Language.English)]
    [InlineData("Exemple\n\nthe end of the text\n\nNeutral viewpoint\n\nThis is it.", Language.English)]
    public void The_labels_tell_the_language_before_the_text_does(string text, Language language) =>
        ManuscriptReader.Read(text).Language.Should().Be(language);

    [Fact]
    public void A_language_that_nothing_tells_is_a_finding()
    {
        var piece = ManuscriptReader.Read("Exemple\n\nABC.\n\nNeutral viewpoint\n\nDEF.");

        piece.Language.Should().BeNull();
        piece.Findings.Should().Contain(f => f.Kind == FindingKind.LanguageUnsure);
    }

    [Fact]
    public void A_backslash_makes_text_of_a_line_that_would_be_a_label()
    {
        var piece = ManuscriptReader.Read("Récapitulatif factuel\n\nAvant.\n\n\\Exemple\n\nAprès.");

        piece.Summary.Should().Be("Avant.\n\nExemple\n\nAprès.");
        piece.Example.Should().BeEmpty();
    }
}
