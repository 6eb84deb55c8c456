using AwesomeAssertions;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Xunit;

namespace Commentary.Text.Tests.HouseFormat;

/// <summary>Whole pieces as they come out of chat windows, Word and other people's habits.</summary>
public class HouseFormatCases
{
    private static Manuscript Read(string name) => ManuscriptReader.Read(Sample.Bytes(name));

    private static void IsWhole(Manuscript piece) =>
        piece
            .Findings.Where(f => f.Kind is FindingKind.MissingPart or FindingKind.RepeatedPart or FindingKind.UnplacedText)
            .Should()
            .BeEmpty();

    [Fact]
    public void Labels_may_have_their_text_beside_them()
    {
        var piece = Read("inline-labels.txt");

        IsWhole(piece);
        piece.ProposedTitle.Should().Be("Un accord sur l'énergie change la donne!");
        piece.SourceUrl.Should().Be("https://exemple.net/accord-energie");
        piece.Summary.Should().Be("Deux entreprises signent un accord de 150 MW.");
        piece.Neutral.Should().Be("L'accord suit une tendance.");
        piece.Example.Should().Be("Imaginez un village qui partage un puits.");
        piece.Optimistic.Should().Be("Le réseau y gagne.");
        piece.Pessimistic.Should().Be("La facture suivra.");
    }

    [Fact]
    public void What_a_chat_assistant_says_around_a_piece_is_left_out_and_said()
    {
        var piece = Read("chat-wrapping.txt");

        IsWhole(piece);
        piece.Teaser.Should().Be("Un brevet de plus pour la traduction automatique. 🌍 #IA");
        piece.ProposedTitle.Should().Be("Un brevet de plus pour la traduction automatique");
        piece.Pessimistic.Should().Be("Un droit de péage.");
        piece
            .Findings.Where(f => f.Kind is FindingKind.ChatWordsLeftOut)
            .Select(f => (f.Line, f.Excerpt))
            .Should()
            .Equal((1, "Bien sûr! Voici le texte demandé :"), (27, "Souhaitez-vous que je l'adapte pour LinkedIn?"));
        piece.Findings.Should().ContainSingle(f => f.Kind == FindingKind.DividersLeftOut).Which.Line.Should().Be(3);
    }

    [Fact]
    public void Front_matter_gives_the_title_the_date_the_language_and_the_tags()
    {
        var piece = Read("front-matter.md");

        IsWhole(piece);
        piece.ProposedTitle.Should().Be("Un routeur libre");
        piece.Teaser.Should().Be("Un routeur libre arrive en magasin. #Réseaux");
        piece.Hashtags.Should().Equal("Réseaux", "libre");
        piece.Language.Should().Be(Language.French);
        piece.FrontMatter!.Date!.Value.Date.Should().Be(new DateTime(2025, 4, 2));
        piece.Findings.Should().Contain(f => f.Kind == FindingKind.FrontMatterRead);
        piece.Findings.Should().ContainSingle(f => f.Kind == FindingKind.TagsJoined).Which.Excerpt.Should().Be("#libre");
    }

    [Fact]
    public void An_address_that_something_invisible_cut_is_whole_again_and_said()
    {
        var piece = Read("cut-address.txt");

        IsWhole(piece);
        piece.SourceUrl.Should().Be("https://www.exemple.net/2026/nouvelle-longue-suite.html");
        piece
            .Findings.Should()
            .ContainSingle(f => f.Kind == FindingKind.AddressMended)
            .Which.Should()
            .Be(new Finding(FindingKind.AddressMended, 3, "https://www.exemple.net/2026/nouvelle-longue-suite.html"));
    }
}
