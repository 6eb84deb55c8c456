using AwesomeAssertions;
using Commentary.Text.Drift;
using Xunit;

namespace Commentary.Text.Tests.Drift;

/// <summary>Which words of a French sentence are numbers, names and negations.</summary>
public class FrenchSignsTests
{
    private static string Found(string sentence, Signs sign, params string[] known)
    {
        var tokens = Tokens.Of(sentence);
        var signs = FrenchSigns.Of(tokens, known.ToHashSet());
        return string.Join(' ', tokens.Where((_, i) => signs[i].HasFlag(sign)).Select(token => token.Text));
    }

    [Theory]
    [InlineData("Colossus compte plus de 200 000 GPU en 120 jours.", "200000 120")]
    [InlineData("Il a payé 3,5 millions de dollars, soit 12 %.", "3,5 millions dollars 12 %")]
    [InlineData("Quatre ingénieurs sur vingt-deux, une dizaine en tout.", "Quatre vingt deux dizaine")]
    [InlineData("Le 5 octobre 2023, à 10 h 20, un lundi.", "5 octobre 2023 10 20 lundi")]
    [InlineData("La troisième fois, le premier tiers, au XXe siècle.", "troisième premier tiers XXe")]
    [InlineData("La RFC 9562 et GPT-4.5.", "9562 4.5")]
    [InlineData("Un problème de système, une pièce, un siècle.", "")]
    public void Numbers(string sentence, string found) => Found(sentence, Signs.Number).Should().Be(found);

    [Theory]
    [InlineData("OpenAI recrute David Lau chez Tesla et xAI.", "OpenAI David Lau Tesla xAI")]
    [InlineData("Le règlement de l’Ontario renvoie à la norme.", "Ontario")]
    [InlineData("Il dit « Qui donc? » (Voir plus loin) – Tout est là.", "")]
    [InlineData("Huguette ne saura jamais.", "")]
    [InlineData("Les WCAG, en français, viennent du W3C.", "WCAG W3C")]
    [InlineData("Du niveau A au niveau AA.", "A AA")]
    [InlineData("Des identifiants : Snowflake chez Twitter, les ULID.", "Snowflake Twitter ULID")]
    [InlineData("Un iPad et des #IA.", "iPad")]
    public void Names(string sentence, string found) => Found(sentence, Signs.Name).Should().Be(found);

    [Fact]
    public void A_name_that_is_known_is_one_at_the_start_of_a_sentence_too() =>
        Found("Huguette ne saura jamais.", Signs.Name, "Huguette").Should().Be("Huguette");

    [Fact]
    public void Names_are_known_by_the_capital_that_no_other_word_has_there() =>
        FrenchSigns.Names(Tokens.Of("Samedi, à la bibliothèque, Huguette inscrit Léo « Elle tremble ».")).Should().Equal("Huguette", "Léo");

    [Theory]
    [InlineData("Ce n’est pas le cas.", "n pas")]
    [InlineData("Ce n est pas le cas.", "n pas")]
    [InlineData("Elle ne fonctionne plus jamais.", "ne plus jamais")]
    [InlineData("Plus de la moitié en veulent plus.", "")]
    [InlineData("Personne ne l’a vu, aucune personne.", "Personne ne aucune personne")]
    [InlineData("Une personne est venue.", "")]
    [InlineData("Sans guichet ni appel, non conforme, rien de neuf.", "Sans ni non rien")]
    public void Negations(string sentence, string found) => Found(sentence, Signs.Negation).Should().Be(found);
}
