using AwesomeAssertions;
using Commentary.Text.HouseFormat;
using Xunit;

namespace Commentary.Text.Tests.HouseFormat;

public class ForwardingWordsTests
{
    [Theory]
    [InlineData("Redirection en cours...")]
    [InlineData("Redirection en cours…")]
    [InlineData("  **Redirection en cours…**")]
    [InlineData("Redirection en cours")]
    [InlineData("Si vous n'êtes pas redirigé automatiquement, 👉 cliquez ici 👈")]
    [InlineData("Si vous n’êtes pas redirigé automatiquement, cliquez ici.")]
    [InlineData("Si vous n etes pas redirigee automatiquement, 👉 cliquez ici 👈")]
    [InlineData("Si vous n'êtes pas redirigé automatiquement, 👉 [cliquez ici](https://vieux.example/x) 👈")]
    [InlineData("Redirection en cours... Si vous n'êtes pas redirigé automatiquement, 👉 cliquez ici 👈")]
    [InlineData("Redirection en cours...\n\nSi vous n'êtes pas redirigé automatiquement,\n👉 cliquez ici 👈")]
    public void The_old_sites_words_are_left_out_at_the_top_in_the_middle_and_at_the_bottom(string words)
    {
        var piece = ManuscriptReader.Read(
            $"{words}\n\nAccroche.\n\nExemple\n\nUn.\n\n{words}\n\nDeux.\n\nPoint de vue neutre\n\nN.\n\n{words}"
        );

        piece.Teaser.Should().Be("Accroche.");
        piece.Example.Should().StartWith("Un.\n\n").And.EndWith("\n\nDeux.").And.NotContain("ici").And.NotContain("cours");
        piece.Neutral.Should().Be("N.");
        piece.Unplaced.Should().BeEmpty();
        piece.Findings.Should().ContainSingle(f => f.Kind == FindingKind.ForwardingWordsLeftOut && f.Line == 1);
    }

    [Theory]
    [InlineData("La page affichait « Redirection en cours... » pendant une heure.")]
    [InlineData("Redirection en cours : le trafic change de main.")]
    [InlineData("Si vous n'êtes pas redirigé automatiquement, appelez le soutien.")]
    [InlineData("Cliquez ici")]
    public void A_sentence_that_mentions_them_stays(string sentence)
    {
        var piece = ManuscriptReader.Read($"Exemple\n\n{sentence}\n");

        piece.Example.Should().Be(sentence);
        piece.Findings.Should().NotContain(f => f.Kind == FindingKind.ForwardingWordsLeftOut);
    }
}
