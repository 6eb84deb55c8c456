using Commentary.Application.Articles;
using Commentary.Application.Checking;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Finding = Commentary.Application.Checking.Finding;

namespace Commentary.Tests.Checking;

/// <summary>What the checklist finds in a text by itself.</summary>
public class ChecksTests
{
    private static readonly SourceText Source = new("https://example.org/a", "Une nouvelle", "Example", "", null);

    private static IReadOnlyList<Finding> Find(Func<EditionText, EditionText> change, Language language = Language.French) =>
        Checks.Of(change(Some.Text("Un titre", language)), language, Source);

    private static string Words(int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(i => $"mot{(char)('a' + i % 26)}{(char)('a' + i / 26)}"));

    [Fact]
    public void A_whole_text_is_not_remarked_upon() => Find(text => text).Should().BeEmpty();

    [Theory]
    // A title that does not fit a search result: 60 characters do, 61 do not.
    [InlineData(Check.TitleLong, "Title", "Une soixantaine de caractères, et puis un de trop pour la fin")]
    [InlineData(null, "Title", "Une soixantaine de caractères, et pas un de trop à la fin !!")]
    // A teaser: there, with a hashtag, and short enough.
    [InlineData(Check.TeaserMissing, "Teaser", " ")]
    [InlineData(Check.TopicMissing, "Teaser", "Une accroche sans sujet.")]
    // What copying leaves behind.
    [InlineData(
        Check.Leftover,
        "Pessimistic",
        "La fin.\n\nRedirection en cours...\n\nSi vous n'êtes pas redirigé automatiquement, 👉 cliquez ici 👈"
    )]
    [InlineData(Check.Leftover, "Neutral", "---------- Forwarded message ----------\nDe : quelqu’un")]
    [InlineData(Check.Leftover, "Neutral", "Message transféré\nLe neutre.")]
    [InlineData(Check.Leftover, "Summary", "Voir [la nouvelle](https://ancien.example.com/index.html?id=4).")]
    [InlineData(Check.Leftover, "Summary", "Voir https://www.google.com/url?q=https://example.org/a")]
    [InlineData(Check.Leftover, "Summary", "Voir https://example.com/go?url=https%3A%2F%2Fexample.org")]
    [InlineData(Check.Leftover, "Example", "Selon le rapport :contentReference[oaicite:0]{index=0}.")]
    [InlineData(null, "Example", "La redirection du courrier est un exemple. Cliquez ici, dit-on, et rien n’arrive.")]
    [InlineData(null, "Summary", "Voir [le rapport](https://example.org/index/rapport?page=2).")]
    // Links: relative, without a host, torn by a space; whole ones are left in peace.
    [InlineData(Check.LinkTorn, "Neutral", "Voir [ceci](page.html).")]
    [InlineData(Check.LinkTorn, "Neutral", "Voir [ceci](http://).")]
    [InlineData(Check.LinkTorn, "Neutral", "Voir [ceci](https://example.org/une page).")]
    [InlineData(Check.LinkTorn, "Neutral", "Voir [ceci](javascript:alert(1)).")]
    [InlineData(Check.LinkTorn, "Neutral", "Voir [ceci]().")]
    [InlineData(null, "Neutral", "Voir [ceci](https://example.org/a_(b)), <https://example.org> ou [écrivez](mailto:a@example.org).")]
    // A picture without words.
    [InlineData(Check.PictureMute, "Example", "![](https://example.org/a.png)")]
    [InlineData(Check.PictureMute, "Example", "![  ](/images/a.png \"Un titre n’est pas une description\")")]
    [InlineData(null, "Example", "![Un four à pizza](/images/a.png)")]
    // Apostrophes that copying lost.
    [InlineData(Check.Typography, "Teaser", "L avenir de l IA pour son équipe d infrastructure! #IA")]
    [InlineData(null, "Teaser", "Le plan B existe, l’avenir aussi, et J. Untel en a 2 à dire. #IA")]
    // What grows beyond bounds is read as it is typed.
    [InlineData(
        Check.ShownAsTyped,
        "Neutral",
        "|||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||"
    )]
    // Notes that readers would not see, and notation that they would.
    [InlineData(Check.FootnoteMissing, "Neutral", "Un fait[^1].")]
    [InlineData(Check.FootnoteLost, "Neutral", "Un fait.\n\n[^1]: Sa note.")]
    [InlineData(null, "Neutral", "Un fait[^1], n^2^ et CO~2~.\n\n[^1]: Sa note.")]
    [InlineData(Check.NotationShown, "Neutral", "Un ==fait== clair.")]
    [InlineData(Check.NotationShown, "Neutral", "**Attention :**ne touchez pas.")]
    [InlineData(Check.NotationShown, "Title", "Un <b>titre</b>")]
    [InlineData(null, "Neutral", "La balise `<b>` et C++.")]
    // A duel without its other side.
    [InlineData(Check.DuelFaulty, "Optimistic", "[duel A] L’optimiste.")]
    public void It_finds_in_a_field(Check? check, string field, string typed)
    {
        var found = Find(text => text.With(field, typed));

        if (check is { } expected)
            found.Should().Contain(f => f.Check == expected && f.Field == field);
        else
            found.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Les faits : 200 000 GPU en 2025.", "Ces 200\u00A0000 GPU de 2025.", null)]
    [InlineData("Les faits : 200,000 GPU.", "Ces 200 000 GPU.", null)]
    [InlineData("Les faits : 1,5 milliard.", "Ce 1.5 milliard.", null)]
    [InlineData("Les faits.", "Un 5 étoiles, en 3 temps.", null)]
    [InlineData("Les faits : 50 %.", "Ces 50%, et non 60 %.", "60 %")]
    [InlineData("Les faits.", "En 120 jours, 5 % de moins.", "120; 5 %")]
    [InlineData("Les faits : GPT-4, H100.", "GPT-4 sur H100, ou la 5G.", null)]
    [InlineData("", "En 120 jours.", null)]
    public void A_figure_in_a_viewpoint_is_one_that_the_facts_give(string facts, string viewpoint, string? alone) =>
        Find(text => text with { Summary = facts, Neutral = viewpoint })
            .Where(f => f.Check is Check.FigureAlone)
            .Select(f => f.Said[0])
            .Should()
            .Equal(alone is null ? [] : [alone]);

    [Fact]
    public void A_sentence_that_stands_twice_is_found_whatever_its_punctuation()
    {
        const string sentence = "Cette course à l’infrastructure ne s’arrêtera pas là";

        var found = Find(text => text with { Neutral = $"Bon. {sentence}.", Pessimistic = $"{sentence.ToUpperInvariant()} ! Voilà." });

        found.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Check = Check.SentenceTwice, Field = "Pessimistic" });
        found[0].Said[1].Should().Be(Part.Neutral.Label(Language.French));
    }

    [Theory]
    [InlineData(100, 100, 100, null)]
    [InlineData(100, 100, 170, null)]
    [InlineData(100, 100, 190, "Optimistic")]
    [InlineData(60, 190, 190, "Neutral")]
    [InlineData(10, 20, 45, null)]
    public void Viewpoints_are_of_a_length_and_the_two_readings_most_of_all(int neutral, int optimistic, int pessimistic, string? least) =>
        Find(text =>
                text with
                {
                    Neutral = Words(neutral),
                    Example = Words(neutral),
                    Optimistic = Words(optimistic) + " oui",
                    Pessimistic = Words(pessimistic) + " non",
                }
            )
            .Where(f => f.Check is Check.Unbalanced)
            .Select(f => f.Field)
            .Should()
            .Equal(least is null ? [] : [least]);

    [Fact]
    public void Viewpoints_that_are_not_written_yet_are_not_compared() =>
        Find(text => text with { Neutral = Words(200), Example = Words(20), Optimistic = "", Pessimistic = "" })
            .Where(f => f.Check is Check.Unbalanced)
            .Select(f => f.Field)
            .Should()
            .Equal("Example");

    [Fact]
    public void A_teaser_that_is_too_much_names_the_networks_for_which_it_is()
    {
        var found = Find(text => text with { Teaser = string.Concat(Enumerable.Repeat("Une accroche. ", 20)) + "#IA" });

        found.Should().ContainSingle(f => f.Check == Check.TeaserLong).Which.Said[0].Should().Be("X, Bluesky");
    }

    [Fact]
    public void A_source_without_a_name_and_one_that_does_not_answer_are_told()
    {
        var check = new SourceLink();
        check.Write(Source);
        check.Settle(new(SourceAnswer.NoPage), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Checks
            .Of(Some.Text(), Language.French, Source with { Publisher = "" }, check.Check)
            .Should()
            .SatisfyRespectively(
                unnamed => unnamed.Should().BeEquivalentTo(new { Check = Check.SourceUnnamed, Field = "Source.Publisher" }),
                silent => silent.Should().BeEquivalentTo(new { Check = Check.SourceSilent, Field = "Source.Url" })
            );
        check.Settle(new(SourceAnswer.Page, "Une nouvelle"), new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc));
        Checks.Of(Some.Text(), Language.French, Source, check.Check).Should().BeEmpty();
    }

    [Fact]
    public void A_field_with_certain_slips_is_found_once_with_how_many_and_its_first_words()
    {
        var found = Find(text =>
            text with
            {
                Title = "L avenir",
                Neutral = "L eau, l air, l herbe, l arbre, l ours, l âne et l eau encore.",
            }
        );

        found
            .Should()
            .BeEquivalentTo(
                [
                    new Finding(Check.Typography, "Title", 1, "L avenir"),
                    new Finding(Check.Typography, "Neutral", 7, "L eau; l air; l herbe; l arbre; l ours…"),
                ],
                options => options.WithStrictOrdering()
            );
    }

    [Fact]
    public void English_loses_no_apostrophe_to_a_rule_of_French() =>
        Find(text => text with { Teaser = "Plan d is out, s o s. #AI" }, Language.English).Should().BeEmpty();

    [Fact]
    public void A_text_of_any_size_is_looked_through_in_time()
    {
        foreach (var part in new[] { "[a](", "![](", "d a ", "1 ", "http://", "👉", "1.000", "'êtes ", "-- ", "(" })
        {
            var much = string.Concat(Enumerable.Repeat(part, 100_000 / part.Length));
            Checks.Of(Some.Text() with { Neutral = much, Teaser = much }, Language.French, Source).Count.Should().BeGreaterThanOrEqualTo(0);
        }
    }
}
