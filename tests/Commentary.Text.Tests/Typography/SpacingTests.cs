using AwesomeAssertions;
using Commentary.Text.Languages;
using Commentary.Text.Typography;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace Commentary.Text.Tests.Typography;

public class SpacingTests
{
    [Theory]
    [InlineData("l'IA : oui ; non ! Quoi ?", "l’IA\u00A0: oui\u202F; non\u202F! Quoi\u202F?")]
    [InlineData("« Bonjour »", "«\u00A0Bonjour\u00A0»")]
    [InlineData("50 % de 10 $", "50\u00A0% de 10\u00A0$")]
    [InlineData("plus de 200 000 GPU", "plus de 200\u00A0000 GPU")]
    [InlineData("1 234 567 et 2025 300", "1\u00A0234\u00A0567 et 2025 300")]
    [InlineData("oui: non! 50%", "oui: non! 50%")]
    public void French_spaces_that_were_typed_do_not_break(string typed, string set) =>
        Spacing.Set(typed, Language.French).Should().Be(set);

    [Theory]
    [InlineData("it's 50 % : 'quoted'", "it’s 50 % : 'quoted'")]
    public void English_keeps_its_spaces_and_gets_its_apostrophes(string typed, string set) =>
        Spacing.Set(typed, Language.English).Should().Be(set);

    [Property(MaxTest = 1000)]
    public FsCheck.Property Setting_twice_is_setting_once() =>
        Prop.ForAll(
            Gen.Elements("a", "l'", "'", " ", "\u00A0", "\u202F", ":", ";", "!", "«", "»", "%", "$", "200", "000", "1", "2025")
                .ListOf()
                .Select(string.Concat)
                .ToArbitrary(),
            text => LanguageNames.All.All(l => Spacing.Set(Spacing.Set(text, l), l) == Spacing.Set(text, l))
        );
}
