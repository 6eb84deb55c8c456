using System.Text.RegularExpressions;
using System.Xml.Linq;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Typography;

namespace Commentary.Tests.House;

/// <summary>The house's own texts, by its own typography.</summary>
public partial class TypographyTests(ITestOutputHelper output)
{
    /// <summary>Files of texts in French that people read: the interface and the demonstration, the sample among it.</summary>
    private static IEnumerable<string> French =>
        Source
            .Files("src", "*.fr.resx")
            .SelectMany(file => XDocument.Load(file.FullName).Root!.Elements("data").Select(data => data.Element("value")!.Value))
            .Concat(
                Source.Files("src/Commentary.Application/Demonstration/Pieces", "*.fr.txt").Select(file => File.ReadAllText(file.FullName))
            );

    [Theory, MemberData(nameof(WordTests.Resources), MemberType = typeof(WordTests))]
    public void Each_sentence_of_the_interface_is_set(string resource)
    {
        foreach (var language in LanguageNames.All)
        {
            // Nobody knows where its last line begins.
            var style = Style.Of(Locales.Of(language)).Without(Rule.Widow);
            foreach (var (key, words) in WordTests.Read(resource, language.Code()))
                Typographer.Set(words, style).Should().Be(words, "{0} is shown to people", key);
        }
    }

    [Fact]
    public void Apostrophes_that_a_chat_dropped_are_put_back()
    {
        var (proposed, right, lost) = (0, 0, 0);
        foreach (var text in French.Select(text => text.Replace('\'', '’')))
        {
            var stripped = BetweenLetters().Replace(text, " ");
            var slips = Lint.Plain(stripped, Language.French).Where(slip => slip.Rule is Rule.LostApostrophe).ToList();
            // Sign for sign as long as it was: a place here is a place there.
            lost += BetweenLetters().Count(text);
            proposed += slips.Count;
            foreach (var slip in slips)
            {
                var isRight = slip.Fix.Length == slip.Length && text.AsSpan(slip.Start, slip.Length).SequenceEqual(slip.Fix);
                right += isRight ? 1 : 0;
                if (!isRight)
                    output.WriteLine($"Wrong: {Around(stripped, slip)}");
            }
            if (slips.Count < BetweenLetters().Count(text))
                foreach (Match match in BetweenLetters().Matches(text))
                    if (!slips.Exists(slip => slip.Start <= match.Index && match.Index < slip.Start + slip.Length))
                        output.WriteLine(
                            $"Missed: {text[Math.Max(0, match.Index - 15)..Math.Min(text.Length, match.Index + 15)].ReplaceLineEndings(" ")}"
                        );
        }
        output.WriteLine($"{lost} lost, {proposed} proposed, {right} right");

        lost.Should().BeGreaterThan(1000);
        ((double)right / proposed).Should().BeGreaterThanOrEqualTo(0.995);
        ((double)right / lost).Should().BeGreaterThanOrEqualTo(0.99);
    }

    [Fact]
    public void No_apostrophe_is_missed_where_none_was_lost()
    {
        var wrong = French.SelectMany(text =>
            Lint.Plain(text, Language.French).Where(slip => slip.Rule is Rule.LostApostrophe).Select(slip => Around(text, slip))
        );

        // The sample's teaser has lost four, and is kept as it came.
        wrong.Should().HaveCount(4, "these are they");
    }

    [Fact]
    public void The_teaser_of_the_sample_is_repaired_by_accepting_all()
    {
        var teaser = ManuscriptReader
            .Read(
                File.ReadAllBytes(
                    Source.Files("src/Commentary.Application/Demonstration/Pieces", "openai-recrute.fr.txt").Single().FullName
                )
            )
            .Teaser;

        var mended = Lint.Mend(teaser, Lint.Plain(teaser, Language.French).Where(slip => slip.IsCertain));

        mended.Should().Contain("équipe d’infrastructure").And.Contain("L’avenir de l’IA se joue dans l’ombre");
        Lint.Plain(mended, Language.French).Should().BeEmpty();
        Typographer
            .Set(mended, Language.French)
            .Should()
            .Be(
                "OpenAI recrute 4\u00A0ingénieurs stars de Tesla, xAI et Meta pour son équipe d’infrastructure\u202F! 🚀 La guerre des talents en IA "
                    + "ressemble de plus en plus aux échanges de la LNH. Ces experts vont booster les systèmes derrière ChatGPT. L’avenir de l’IA se joue "
                    + "dans l’ombre\u202F! #IA\u00A0#Tech"
            );
    }

    private static string Around(string text, Slip slip) =>
        text[Math.Max(0, slip.Start - 15)..Math.Min(text.Length, slip.Start + slip.Length + 15)].ReplaceLineEndings(" ");

    [GeneratedRegex(@"(?<=\p{L})’(?=\p{L})")]
    private static partial Regex BetweenLetters();
}
