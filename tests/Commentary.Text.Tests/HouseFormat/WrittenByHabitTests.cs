using AwesomeAssertions;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Xunit;

namespace Commentary.Text.Tests.HouseFormat;

/// <summary>Labels and what stands around a piece, in the shapes that other habits give them.</summary>
public class WrittenByHabitTests
{
    [Theory]
    [InlineData("<h2>Point de vue neutre</h2>", Part.Neutral)]
    [InlineData("<p><strong>Exemple :</strong></p>", Part.Example)]
    [InlineData("> Point de vue neutre", Part.Neutral)]
    [InlineData("> Exemple", Part.Example)]
    [InlineData("[Point de vue optimiste]", Part.Optimistic)]
    [InlineData("« Exemple »", Part.Example)]
    [InlineData("«\u00A0Point de vue pessimiste\u00A0»", Part.Pessimistic)]
    [InlineData("I. Point de vue neutre", Part.Neutral)]
    [InlineData("III) Point de vue optimiste", Part.Optimistic)]
    [InlineData("a) Exemple", Part.Example)]
    [InlineData("• Exemple", Part.Example)]
    [InlineData("Neutral point of view", Part.Neutral)]
    [InlineData("Optimistic view:", Part.Optimistic)]
    [InlineData("**Pessimistic perspective**", Part.Pessimistic)]
    public void A_label_is_known_in_other_peoples_dress(string line, Part part)
    {
        var piece = ManuscriptReader.Read($"Accroche.\n\nRécapitulatif factuel\n\nLes faits.\n\n{line}\n\nLe texte.\n");

        piece[part].Should().Be("Le texte.");
        piece.Summary.Should().Be("Les faits.");
    }

    [Theory]
    [InlineData("Point de vue neutre\u00A0: le texte.")]
    [InlineData("**Point de vue neutre :** le texte.")]
    [InlineData("**Point de vue neutre** — le texte.")]
    [InlineData("Point de vue neutre – le texte.")]
    [InlineData("<b>Point de vue neutre :</b> le texte.")]
    [InlineData("## 1. Point de vue neutre : le texte.")]
    public void A_label_may_have_its_text_beside_it(string line) =>
        ManuscriptReader.Read($"Accroche.\n\n{line}\nLa suite.").Neutral.Should().Be("le texte.\nLa suite.");

    [Fact]
    public void Short_labels_are_labels_where_they_form_the_set()
    {
        var piece = ManuscriptReader.Read(
            "Accroche. #IA\n\nSource : https://exemple.net/a\n\nFaits\n\nF.\n\nNeutre\n\nN.\n\nExemple : E.\n\nOptimiste\n\nO.\n\n**Pessimiste :** P."
        );

        (piece.SourceUrl, piece.Summary, piece.Neutral, piece.Example, piece.Optimistic, piece.Pessimistic)
            .Should()
            .Be(("https://exemple.net/a", "F.", "N.", "E.", "O.", "P."));
        ManuscriptReader.Read("A.\n\nExemple\n\nUn.\n\nNeutre\n\nDeux.").Example.Should().Be("Un.\n\nNeutre\n\nDeux.");
    }

    [Theory]
    [InlineData("Le ton est donc :\n\n- Exemple\n- Autre mot")]
    [InlineData("Il est neutre.\n\nNeutre\n\nVoilà.")]
    [InlineData("Avant.\n\nExemple : un.\n\nExemple : deux.")]
    [InlineData("Point de vue neutre, dit-il : rien.")]
    [InlineData("Un exemple : le puits.")]
    [InlineData("**Exemple** de cuisine, encore.")]
    [InlineData("Avant.\n\n---\n\nAprès.")]
    [InlineData("Souhaitez-vous que l’État décide?")]
    [InlineData("Voici la version 5 de GPT : elle raisonne.")]
    public void A_word_inside_a_text_stays_a_word(string text)
    {
        var piece = ManuscriptReader.Read(
            $"Accroche.\n\nRécapitulatif factuel\n\n{text}\n\nPoint de vue optimiste\n\nO.\n\nPoint de vue pessimiste\n\n{text}"
        );

        (piece.Summary, piece.Pessimistic).Should().Be((text, text));
        piece.Findings.Should().NotContain(f => f.Kind == FindingKind.ChatWordsLeftOut || f.Kind == FindingKind.DividersLeftOut);
    }

    [Theory]
    [InlineData("Voici la version de l’iPhone que l’on attendait :")]
    [InlineData("Parfait!")]
    [InlineData("Voici le texte qui change tout.")]
    public void A_teaser_that_sounds_like_an_assistant_stays(string line) =>
        ManuscriptReader.Read($"{line}\n\nIl arrive. #IA\n\nExemple\n\nE.").Teaser.Should().StartWith(line);

    [Theory]
    [InlineData("Sure! Here is the revised piece:\n\n---\n\n", "\n\n---\n\nWould you like me to shorten it?")]
    [InlineData(
        "Parfait!\n\nVoici votre texte, adapté au format de la maison :\n\n",
        "\n\n***\n\nDites-moi si vous voulez une autre version."
    )]
    [InlineData("---\n", "\n\n⸻")]
    public void What_an_assistant_says_is_no_part_of_the_piece(string before, string after)
    {
        var piece = ManuscriptReader.Read($"{before}Accroche. #IA\n\n---\n\nExemple\n\nE.\n\n---\n\nNeutral point of view\n\nN.{after}");

        (piece.Teaser, piece.Example, piece.Neutral).Should().Be(("Accroche. #IA", "E.", "N."));
    }

    [Theory]
    [InlineData(
        "https://exemple.net/2026/nouvelle-\nlongue-suite.html",
        "https://exemple.net/2026/nouvelle-longue-suite.html",
        FindingKind.AddressMended
    )]
    [InlineData(
        "https://exemple.net/2026/nouvelle- longue.html",
        "https://exemple.net/2026/nouvelle-longue.html",
        FindingKind.AddressMended
    )]
    [InlineData("https://exemple.net/a?id=\r\n42&b=3", "https://exemple.net/a?id=42&b=3", FindingKind.AddressMended)]
    [InlineData("https://exemple.net/nou\u00ADvelle\u2060/a", "https://exemple.net/nouvelle/a", FindingKind.AddressMended)]
    [InlineData("https://exemple.net/nouvelle longue-suite.html", "https://exemple.net/nouvelle", FindingKind.AddressMaybeCut)]
    public void A_source_that_was_cut_is_mended_where_that_is_certain(string typed, string url, FindingKind said)
    {
        var piece = ManuscriptReader.Read($"A.\n\nArticle en référence\n{typed}\n\nExemple\n\nE.");

        piece.SourceUrl.Should().Be(url);
        piece.Findings.Should().ContainSingle(f => f.Kind == said).Which.Line.Should().Be(4);
        piece.Findings.Should().NotContain(f => f.Kind == FindingKind.RepeatedPart);
    }

    [Fact]
    public void So_is_an_address_in_a_body_and_what_follows_one_is_left_alone()
    {
        var piece = ManuscriptReader.Read(
            "A.\n\nExemple\n\nVoir https://exemple.net/nou\u200Bvelle-\nlongue-suite.html puis https://exemple.net/ - rien.\nEt https://exemple.net/a- suite."
        );

        piece
            .Example.Should()
            .Be("Voir https://exemple.net/nouvelle-longue-suite.html puis https://exemple.net/ - rien.\nEt https://exemple.net/a- suite.");
        piece
            .Findings.Where(f => f.Kind is FindingKind.AddressMended or FindingKind.AddressMaybeCut)
            .Select(f => (f.Kind, f.Line))
            .Should()
            .Equal((FindingKind.AddressMended, 5), (FindingKind.AddressMaybeCut, 7));
    }

    [Fact]
    public void What_turns_the_letters_around_is_out_of_titles_and_said()
    {
        var piece = ManuscriptReader.Read("Un titre\u202E à l’endroit\u2069. Suite.\n\nExemple\n\nE.");

        piece.ProposedTitle.Should().Be("Un titre à l’endroit");
        piece.Findings.Should().ContainSingle(f => f.Kind == FindingKind.DirectionMarksTakenOut);
        var matter = ManuscriptReader.Read("---\ntitle: \"A\\u202Eb\"\ndraft: true\n---\nUn. Suite.\n\nExemple\n\nE.");
        matter.ProposedTitle.Should().Be("Ab");
        matter.Findings.Should().ContainSingle(f => f.Kind == FindingKind.DirectionMarksTakenOut);
        matter.Findings.Should().ContainSingle(f => f.Kind == FindingKind.FrontMatterUnread).Which.Excerpt.Should().Be("draft: true");
    }

    private static string Piece(string teaser, string url) =>
        $"{teaser}\n\nArticle en référence\nhttps://exemple.net/{url}\n\nRécapitulatif factuel\nF {url}.\n\nPoint de vue neutre\nN.\n\nExemple\nE.\n\nPoint de vue optimiste\nO.\n\nPoint de vue pessimiste\nP {url}.\n\nP2.";

    [Theory]
    [InlineData("\n\n---\n\n")]
    [InlineData("\n\n\n")]
    [InlineData("\n\nRedirection en cours...\n\n")]
    [InlineData("\n\n---\ntitle: B\n---\n")]
    public void Two_pieces_in_one_file_are_two_pieces(string between)
    {
        var text = Piece("Une. #IA", "a") + between + Piece("Deux. #Web", "b");
        var pieces = ManuscriptReader.ReadAll(text, []);

        string.Concat(PieceSplitter.Split(text)).Should().Be(text);
        pieces
            .Select(p => (p.Teaser, p.SourceUrl, p.Summary, p.Pessimistic))
            .Should()
            .Equal(
                ("Une. #IA", "https://exemple.net/a", "F a.", "P a.\n\nP2."),
                ("Deux. #Web", "https://exemple.net/b", "F b.", "P b.\n\nP2.")
            );
        var said = pieces[1].Findings.Should().ContainSingle(f => f.Kind == FindingKind.AnotherPiece).Subject;
        text.ReplaceLineEndings("\n").Split('\n')[said.Line - 1].Should().Be("Deux. #Web");
        pieces.SelectMany(p => p.Findings).Should().NotContain(f => f.Kind == FindingKind.RepeatedPart);
    }

    private static string Short(string teaser, string url, string exempleBeside = "Exemple\n\nE") =>
        $"{teaser}\n\nSource : https://exemple.net/{url}\n\nFaits\n\nF {url}.\n\nNeutre\n\nN {url}.\n\n{exempleBeside} {url}.\n\nOptimiste\n\nO {url}.\n\nPessimiste\n\nP {url}.";

    [Theory]
    [InlineData("\n\n---\n\n", "Exemple\n\nE")]
    [InlineData("\n\n", "Exemple\n\nE")]
    [InlineData("\n\n", "Exemple : E")]
    public void So_are_two_with_short_labels_only(string between, string example)
    {
        var text =
            Short("Une. #IA", "a", example) + between + Short("Deux. #Web", "b", example) + between + Short("Trois. #IA", "c", example);
        var pieces = ManuscriptReader.ReadAll(text, []);

        string.Concat(PieceSplitter.Split(text)).Should().Be(text);
        pieces
            .Select(p => (p.Teaser, p.SourceUrl, p.Summary, p.Neutral, p.Example, p.Optimistic, p.Pessimistic))
            .Should()
            .Equal(
                ("Une. #IA", "https://exemple.net/a", "F a.", "N a.", "E a.", "O a.", "P a."),
                ("Deux. #Web", "https://exemple.net/b", "F b.", "N b.", "E b.", "O b.", "P b."),
                ("Trois. #IA", "https://exemple.net/c", "F c.", "N c.", "E c.", "O c.", "P c.")
            );
        pieces.Skip(1).Should().AllSatisfy(p => p.Findings.Should().ContainSingle(f => f.Kind == FindingKind.AnotherPiece));
    }

    [Fact]
    public void So_are_two_that_have_the_readings_alone()
    {
        const string Readings = "\n\nNeutre\nN.\n\nExemple\nE.\n\nOptimiste\nO.\n\nPessimiste\nP.";

        ManuscriptReader
            .ReadAll($"Une. #IA{Readings}\n\nDeux. #Web{Readings}", [])
            .Select(p => (p.Teaser, p.Neutral, p.Pessimistic))
            .Should()
            .Equal(("Une. #IA", "N.", "P."), ("Deux. #Web", "N.", "P."));
    }

    [Fact]
    public void A_short_set_within_a_piece_of_long_labels_is_text()
    {
        var text = Piece("Une. #IA", "a") + "\n\nNeutre\n\nx\n\nOptimiste\n\ny\n\nPessimiste\n\nz";

        ManuscriptReader.ReadAll(text, []).Should().ContainSingle().Which.Pessimistic.Should().EndWith("Pessimiste\n\nz");
    }

    [Fact]
    public void A_short_word_that_comes_again_without_its_set_is_none_of_this() =>
        ManuscriptReader.ReadAll(Short("Une. #IA", "a") + "\n\nPuis :\n\nNeutre\n\nencore.", []).Should().ContainSingle();

    [Fact]
    public void A_text_that_is_both_editions_of_one_piece_is_two()
    {
        var pieces = ManuscriptReader.ReadAll(
            Piece("Une. #IA", "a")
                + "\n\n---\n\nOne. #AI\n\nReference article\nhttps://exemple.net/a\n\nFactual summary\nF.\n\nNeutral viewpoint\nN.\n\nExample\nE.",
            []
        );

        pieces.Select(p => p.Language).Should().Equal(Language.French, Language.English);
    }
}
