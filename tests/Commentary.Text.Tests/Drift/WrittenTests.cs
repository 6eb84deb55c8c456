using AwesomeAssertions;
using Commentary.Text.Drift;
using Xunit;

namespace Commentary.Text.Tests.Drift;

/// <summary>A text is taken to sentences, and two sentences that differ in typing only are one.</summary>
public class WrittenTests
{
    private static string[] Sentences(string markdown) =>
        [.. Written.Of(markdown).Select(sentence => (sentence.Begins ? "¶" : "") + sentence.Text)];

    [Theory]
    [InlineData("Un. Deux! Trois? Quatre…", "¶Un.|Deux!|Trois?|Quatre…")]
    [InlineData("Un.\n\nDeux. Trois.\n \nQuatre.", "¶Un.|¶Deux.|Trois.|¶Quatre.")]
    [InlineData("Une phrase\ncoupée en deux lignes.", "¶Une phrase coupée en deux lignes.")]
    [InlineData("Elle compte :\n\n- une chose;\n- une autre.", "¶Elle compte :|¶une chose;|une autre.")]
    [InlineData("## Un titre\n\nUn texte.", "¶Un titre|¶Un texte.")]
    [InlineData("M. Turing a 3,5 % de chances. Il joue.", "¶M. Turing a 3,5 % de chances.|Il joue.")]
    [InlineData("« Vraiment ! » Il l’a dit.", "¶« Vraiment ! »|Il l’a dit.")]
    [InlineData("🚀 La suite. ***\n\n---\n\n🎭", "¶La suite.")]
    [InlineData("They sleep at Anne’s. She leaves.", "¶They sleep at Anne’s.|She leaves.")]
    [InlineData(" \n\n ", "")]
    public void Sentences_are_found(string markdown, string found) =>
        Sentences(markdown).Should().Equal(found.Split('|', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void A_text_without_a_stop_is_cut_and_loses_no_word()
    {
        var endless = string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"mot{i}"));

        var words = Written.Of(endless).SelectMany(sentence => sentence.Text.Split(' ')).ToList();

        string.Concat(words).Should().Be(string.Concat(endless.Split(' ')));
    }

    [Theory]
    [InlineData("L'avenir de l'IA", "L’avenir de l’IA")]
    [InlineData("L avenir de l IA", "L’avenir de l’IA")]
    [InlineData("plus de 200 000 GPU", "plus de 200\u00A0000 GPU")]
    [InlineData("plus de 200000 GPU", "plus de 200\u202F000 GPU")]
    [InlineData("Vraiment?", "Vraiment\u202F?")]
    [InlineData("les \"chefs\"", "les « chefs »")]
    [InlineData("la revue *Mind*", "la revue Mind")]
    [InlineData("dix-sept ans - ou presque", "dix‑sept ans – ou presque")]
    [InlineData("attendez...", "attendez…")]
    [InlineData("Un titre", "Un titre.")]
    [InlineData("co\u00ADlocataires", "colocataires")]
    [InlineData("e\u0301te\u0301", "été")]
    [InlineData("Un fait[^1], deux[^a].", "Un fait[^2], deux.")]
    [InlineData("150 MW", "150MW")]
    [InlineData("200 000 GPU", "200000GPU")]
    [InlineData("à 10 h 20", "à 10h20")]
    [InlineData("Selon l’étude, il part.", "Selon [l’étude](https://a.example/1), il part.")]
    [InlineData("Un *fait* établi.", "Un [*fait*](<https://a.example/(1)> \"titre\") établi.")]
    [InlineData("Elle part, dit-il.", "Elle part – dit-il.")]
    [InlineData("Elle, dit-il, part.", "Elle—dit-il—part.")]
    [InlineData("Vu ✔\uFE0F ici", "Vu ✔ ici")]
    public void What_a_typographer_changes_changes_no_meaning(string one, string other) =>
        Tokens.Print(Tokens.Of(one)).Should().Be(Tokens.Print(Tokens.Of(other)));

    [Theory]
    [InlineData("200 000 GPU", "210 000 GPU")]
    [InlineData("en 2025 300 personnes", "en 2 025 300 personnes")]
    [InlineData("2,7 milliards", "27 milliards")]
    [InlineData("le critère 4.1.1", "le critère 4.1.2")]
    [InlineData("à -5 degrés", "à 5 degrés")]
    [InlineData("70 %", "70 $")]
    [InlineData("10⁹", "10⁸")]
    [InlineData("Il part.", "Il part?")]
    [InlineData("Apple", "apple")]
    [InlineData("elle, dit-il, part", "elle dit-il part")]
    [InlineData("#IA", "IA")]
    [InlineData("quelque ~300 GPU", "quelque 300 GPU")]
    [InlineData("de ~~300~~ GPU", "de 300 GPU")]
    [InlineData("Un mot ~~rayé.~~", "Un mot rayé.")]
    [InlineData("Une fusée 🚀 part", "Une fusée part")]
    [InlineData("Une fusée 🚀 part", "Une fusée 🎭 part")]
    [InlineData("de 10 – 20", "de 10, 20")]
    [InlineData("![une image](a.png)", "une image")]
    public void What_says_something_else_differs(string one, string other) =>
        Tokens.Print(Tokens.Of(one)).Should().NotBe(Tokens.Print(Tokens.Of(other)));
}
