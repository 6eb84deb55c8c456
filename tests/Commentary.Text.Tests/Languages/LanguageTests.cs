using AwesomeAssertions;
using Commentary.Text.Languages;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace Commentary.Text.Tests.Languages;

public class LanguageTests
{
    [Theory]
    [InlineData("La guerre des talents est dans l’ombre.", Language.French)]
    [InlineData("L'IA n'est pas d'hier.", Language.French)]
    [InlineData("The war for talent is in the shadows.", Language.English)]
    [InlineData("Les équipes de OpenAI lisent « The Verge » avec plaisir et sans hâte.", Language.French)]
    [InlineData("Bonjour", null)]
    [InlineData("", null)]
    [InlineData("Plan B et vitamine D en C", null)]
    [InlineData("GPU TPU 42", null)]
    public void Small_words_tell_the_language(string text, Language? language) => LanguageGuess.Of(text).Should().Be(language);

    [Theory]
    [InlineData("L’IA à l'école : déjà l’été ?", Language.French, "l-ia-a-l-ecole-deja-l-ete")]
    [InlineData("Œuvre & æther, straße", Language.French, "oeuvre-et-aether-strasse")]
    [InlineData("R&D", Language.English, "r-and-d")]
    [InlineData("GPT-4.5 — 200\u00A0000 GPU 🚀!", Language.French, "gpt-4-5-200-000-gpu")]
    [InlineData("  --OpenAI™ recrute--  ", Language.French, "openai-recrute")]
    [InlineData("e\u0301te\u0301", Language.French, "ete")]
    [InlineData("zero\u200Bwidth", Language.English, "zerowidth")]
    [InlineData("𝗢𝗽𝗲𝗻𝗔𝗜 recrute", Language.French, "openai-recrute")]
    [InlineData("日本 🚀", Language.French, "")]
    [InlineData("", Language.French, "")]
    public void A_slug_is_the_title_in_plain_letters(string title, Language language, string slug) =>
        Slug.From(title, language).Should().Be(slug);

    [Fact]
    public void A_long_slug_is_cut_at_a_word() =>
        Slug.From(string.Join(' ', Enumerable.Repeat("abcdef", 30)), Language.French).Should().HaveLength(97).And.EndWith("-abcdef");

    [Fact]
    public void A_word_longer_than_a_slug_is_cut_anyway() =>
        Slug.From(new string('a', 300), Language.French).Should().HaveLength(Slug.MaxLength);

    [Theory]
    [InlineData("a-b-2", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a--b", false)]
    [InlineData("A", false)]
    [InlineData("é", false)]
    [InlineData("a\n", false)]
    [InlineData("a/b", false)]
    public void A_valid_slug_has_small_letters_digits_and_single_hyphens(string slug, bool valid) => Slug.IsValid(slug).Should().Be(valid);

    [Fact]
    public void A_slug_too_long_is_not_valid() => Slug.IsValid(new string('a', 101)).Should().BeFalse();

    [Property(MaxTest = 3000)]
    public Property A_slug_is_always_valid_or_empty() =>
        Prop.ForAll(
            Odd.Strings.ToArbitrary(),
            title => LanguageNames.All.Select(language => Slug.From(title, language)).All(slug => slug.Length is 0 || Slug.IsValid(slug))
        );
}
