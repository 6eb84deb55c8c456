using AwesomeAssertions;
using Commentary.Text.HouseFormat;
using Xunit;

namespace Commentary.Text.Tests.HouseFormat;

public class TeaserTests
{
    [Fact]
    public void A_shout_of_hashtags_is_read_at_once()
    {
        var shout = string.Concat(Enumerable.Repeat("#a ", 50_000));

        Teaser.Standfirst(shout + "fin", "Un titre").Should().EndWith("#a fin");
        Teaser.Standfirst("Le texte. " + shout, "Un titre").Should().Be("Le texte.");
        Teaser.FirstSentence(new string(' ', 50_000) + new string('_', 50_000)).Should().NotBeNull();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("🚀🚀", "")]
    [InlineData("#IA #Tech", "")]
    [InlineData("OpenAI recrute. La suite demain.", "OpenAI recrute")]
    [InlineData("OpenAI recrute ! La suite.", "OpenAI recrute !")]
    [InlineData("OpenAI recrute?! La suite.", "OpenAI recrute?!")]
    [InlineData("🚀 OpenAI recrute! 🚀 La suite.", "OpenAI recrute!")]
    [InlineData("OpenAI recrute.🚀 La suite.", "OpenAI recrute")]
    [InlineData("OpenAI recrute quatre ingénieurs 🚀 La guerre des talents.", "OpenAI recrute quatre ingénieurs")]
    [InlineData("J’aime 🍁 Montréal. Et vous?", "J’aime Montréal")]
    [InlineData("GPT-4.5 arrive. Enfin.", "GPT-4.5 arrive")]
    [InlineData("M. Altman quitte la salle. Il revient.", "M. Altman quitte la salle")]
    [InlineData("Le Dr. Roy et Mme. Roy parlent. Fin.", "Le Dr. Roy et Mme. Roy parlent")]
    [InlineData("The U.S. Senate votes. Then rests.", "The U.S. Senate votes")]
    [InlineData("Il vit aux U.S.", "Il vit aux U.S.")]
    [InlineData("Apple Inc. CEO speaks. More.", "Apple Inc. CEO speaks")]
    [InlineData("Il y en a env. deux cents. Fin.", "Il y en a env. deux cents")]
    [InlineData("Yahoo! lance un moteur. Fin.", "Yahoo! lance un moteur")]
    [InlineData("OpenAI recrute. xAI aussi.", "OpenAI recrute")]
    [InlineData("1. OpenAI recrute. Fin.", "1. OpenAI recrute")]
    [InlineData("C’est en 2025. La suite.", "C’est en 2025")]
    [InlineData("Lisez https://a.ca/b.html?c=D. Ensuite dormez. Fin.", "Lisez Ensuite dormez")]
    [InlineData("Sur OpenAI.com, tout change. Fin.", "Sur OpenAI.com, tout change")]
    [InlineData("#OpenAI recrute quatre ingénieurs. Fin.", "OpenAI recrute quatre ingénieurs")]
    [InlineData("OpenAI recrute #IA #Tech", "OpenAI recrute")]
    [InlineData("OpenAI recrute\nLa guerre des talents", "OpenAI recrute")]
    [InlineData("OpenAI recrute quatre\ningénieurs de Tesla. Fin.", "OpenAI recrute quatre ingénieurs de Tesla")]
    [InlineData("« Vraiment ? » demande Brockman. Oui.", "« Vraiment ? » demande Brockman")]
    [InlineData("Il a dit « Vraiment ! » Puis il est parti.", "Il a dit « Vraiment ! »")]
    [InlineData("Attention… Elle arrive.", "Attention…")]
    [InlineData("# **OpenAI** recrute. Fin.", "OpenAI recrute")]
    [InlineData("Un modèle à 10 ° de plus. Fin.", "Un modèle à 10 ° de plus")]
    [InlineData("Nvidia bondit en Bourse 📈 #Nvidia", "Nvidia bondit en Bourse")]
    [InlineData("Nvidia bondit très fort en Bourse 📈 #Nvidia La suite.", "Nvidia bondit très fort en Bourse")]
    [InlineData("Bourse 📈#Nvidia", "Bourse")]
    [InlineData("Un langage vieillit 👴 #C++", "Un langage vieillit")]
    [InlineData("Un langage #C# #GPT-4o", "Un langage")]
    [InlineData("Vive la saison ☀️ #L’été", "Vive la saison")]
    [InlineData("Londres vote 🗳️ #🇬🇧", "Londres vote")]
    [InlineData("Londres vote #🇬🇧 #IA 🚀", "Londres vote")]
    [InlineData("#C++ arrive. Fin.", "C++ arrive")]
    [InlineData("Vive #L’été ici. Fin.", "Vive L’été ici")]
    [InlineData("#🇬🇧 Londres vote. Fin.", "Londres vote")]
    [InlineData("Avec #🇬🇧 Londres vote. Fin.", "Avec Londres vote")]
    public void The_first_sentence_is_the_proposed_title(string teaser, string title) => Teaser.FirstSentence(teaser).Should().Be(title);

    [Fact]
    public void A_long_first_sentence_is_cut_at_a_word()
    {
        var title = Teaser.FirstSentence(string.Join(' ', Enumerable.Repeat("mot", 100)));

        title.Length.Should().BeInRange(170, Teaser.TitleLength);
        title.Should().EndWith("mot…");
    }

    [Fact]
    public void A_sentence_of_one_endless_word_is_cut_between_two_characters()
    {
        var title = Teaser.FirstSentence("a" + string.Concat(Enumerable.Repeat("𝗕", 200)));

        title.Length.Should().BeLessThanOrEqualTo(Teaser.TitleLength);
        title.EnumerateRunes().Should().NotContain(System.Text.Rune.ReplacementChar);
    }

    [Theory]
    [InlineData("Fin. #IA #Tech", new[] { "IA", "Tech" })]
    [InlineData("#ia et #IA et #Québec_2025!", new[] { "ia", "Québec_2025" })]
    [InlineData("#IA#Tech", new[] { "IA" })]
    [InlineData("#C++ #C# #L’été #🇬🇧 #.NET #OpenAI’s", new[] { "C++", "C#", "L’été", ".NET", "OpenAI" })]
    [InlineData("C# et #1 et #2025 et &#39; et # seul", new string[0])]
    [InlineData("#5G (#Net) ＃Été", new[] { "5G", "Net", "Été" })]
    [InlineData("https://a.ca/#section www.b.ca/x#y #IA", new[] { "IA" })]
    public void Hashtags_are_words_with_a_letter_outside_addresses(string teaser, string[] hashtags) =>
        Teaser.Hashtags(teaser).Should().Equal(hashtags);

    [Theory]
    [InlineData("L avenir arrive! 🚀 La suite. Fin! #IA #Tech", "L’avenir arrive", "La suite. Fin!")]
    [InlineData("OpenAI recrute. La suite.", "Un autre titre", "OpenAI recrute. La suite.")]
    [InlineData("OpenAI recrute. #IA", "OpenAI recrute", "")]
    [InlineData("OPENAI RECRUTE ! La suite 🚀 #IA", "OpenAI recrute", "La suite 🚀")]
    [InlineData("Titre. On parle de #IA", "Titre", "On parle de #IA")]
    [InlineData("Titre.\n\nUn.\n\nDeux.\n#IA", "Titre", "Un.\n\nDeux.")]
    [InlineData("Titre. Vive le C# et la #Tech partout.", "Titre", "Vive le C# et la #Tech partout.")]
    [InlineData("", "Titre", "")]
    public void The_standfirst_says_neither_the_title_nor_the_hashtags(string teaser, string title, string standfirst) =>
        Teaser.Standfirst(teaser, title).Should().Be(standfirst);

    [Fact]
    public void The_standfirst_of_the_real_piece_is_what_follows_its_title()
    {
        var piece = ManuscriptReader.Read(Sample.Bytes());

        Teaser
            .Standfirst(piece.Teaser, "OpenAI recrute 4 ingénieurs stars de Tesla, xAI et Meta pour son équipe d’infrastructure !")
            .Should()
            .StartWith("La guerre des talents")
            .And.EndWith("dans l ombre!");
    }
}
