using AngleSharp.Html.Parser;
using AwesomeAssertions;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using Xunit;

namespace Commentary.Text.Tests.Markdown;

public class DuelsTests
{
    private static string Strip(string markdown) => Duels.Unmarked(markdown, Part.Optimistic);

    private static string[] Labels(string markdown) => [.. Duels.Find(markdown, "").Optimistic.Select(p => $"{p.Label ?? "-"} {p.Words}")];

    /// <summary>A mark before each kind of block; what is shown; and the blocks that an editor is told of, each with its label.</summary>
    [Theory]
    [InlineData("[duel A] Un.", "Un.", "A Un.")]
    [InlineData("[Duel a] Un.\n\n[ DUEL  b2 ]Deux.", "Un.\n\nDeux.", "A Un.|B2 Deux.")]
    [InlineData("  [\u00A0duel\u00A0A\u00A0]\u00A0Un.", "  Un.", "A Un.")]
    [InlineData("[duel A]\nUn.", "Un.", "A Un.")]
    [InlineData("Zéro.\n\n[duel été] Un\nsuite.", "Zéro.\n\nUn\nsuite.", "- Zéro.|ÉTÉ Un suite.")]
    [InlineData("[duel A] # Titre\n[duel B] Sous lui.", "# Titre\nSous lui.", "A Titre|B Sous lui.")]
    [InlineData("## [duel A] Titre", "## Titre", "A Titre")]
    [InlineData("[duel A]\n- un\n- deux", "- un\n- deux", "A un deux")]
    [InlineData("[duel A] - un\n- deux", "- un\n- deux", "A un deux")]
    [InlineData("- [duel A] un\n- deux", "- un\n- deux", "A un deux")]
    [InlineData("3. [duel A] trois", "3. trois", "A trois")]
    [InlineData("> [duel A] cité", "> cité", "A cité")]
    [InlineData("[duel A]\n> cité", "> cité", "A cité")]
    [InlineData("[duel A]\n```\nx = 1\n```\n\n[duel B] Fin.", "```\nx = 1\n```\n\nFin.", "A x = 1|B Fin.")]
    [InlineData("[duel A] ```\nx = 1\n```\n\n[duel B] Fin.", "```\nx = 1\n```\n\nFin.", "A x = 1|B Fin.")]
    [InlineData("[duel A]\n    x = 1", "    x = 1", "A x = 1")]
    [InlineData("[duel A]\n| a | b |\n| - | - |\n| c | d |", "| a | b |\n| - | - |\n| c | d |", "A a b c d")]
    [InlineData("| [duel A] a | b |\n| - | - |\n| c | d |", "| a | b |\n| - | - |\n| c | d |", "A a b c d")]
    // Alone: nothing of it is left, and it is no paragraph's.
    [InlineData("[duel A]", "", "")]
    [InlineData("Un.\n\n[duel A]\n\nDeux.", "Un.\n\n\nDeux.", "- Un.|- Deux.")]
    [InlineData("[duel A]\n\n---\n\nUn.", "\n---\n\nUn.", "- Un.")]
    // Twice: each is gone, and the first one counts.
    [InlineData("[duel A] [duel B] Un.", "Un.", "A Un.")]
    [InlineData("[duel A] Un.\n\n[duel A] Deux.", "Un.\n\nDeux.", "A Un.|A Deux.")]
    // Two lists join when the mark between them is gone.
    [InlineData("- un\n\n[duel A] - deux", "- un\n\n- deux", "- un deux")]
    public void A_mark_is_known_at_the_head_of_a_block_and_is_never_shown(string typed, string shown, string blocks)
    {
        Strip(typed).Should().Be(shown);
        Labels(typed).Should().Equal(blocks.Split('|', StringSplitOptions.RemoveEmptyEntries));
        Duels.ToHtml(typed, Part.Pessimistic, Language.French).Should().NotContainEquivalentOf("[duel").And.NotContain("&nbsp;duel");
        Strip(Strip(typed)).Should().Be(Strip(typed));
    }

    [Theory]
    [InlineData("Il parle d’un [duel A] au pistolet.")]
    [InlineData("Une ligne,\n[duel A] puis la suite de la phrase.")]
    [InlineData("- un\n[duel A] suite de l’item")]
    [InlineData("- un\n\n  [duel A] second paragraphe de l’item")]
    [InlineData("```\n[duel A] code\n```")]
    [InlineData("    [duel A] code")]
    [InlineData("[duel A](https://example.org) est un lien.")]
    [InlineData("[duel A]: https://example.org")]
    [InlineData("\\[duel A] échappé")]
    [InlineData("[duel] sans nom")]
    [InlineData("[duel neuflettr] trop long")]
    [InlineData("[duel A-1] ni lettre ni chiffre")]
    [InlineData("[duelA] collé")]
    [InlineData("[duel\nA] sur deux lignes")]
    [InlineData("*[duel A]* Un.")]
    [InlineData("<p>[duel A]</p>")]
    public void Elsewhere_the_same_letters_are_ordinary_text(string typed)
    {
        Strip(typed).Should().Be(typed);
        Duels.Find(typed, typed).Duels.Should().BeEmpty();
        Duels.ToHtml(typed, Part.Optimistic, Language.French).Should().Be(HouseMarkdown.ToHtml(typed, Language.French));
    }

    [Theory, InlineData(Part.Summary), InlineData(Part.Neutral), InlineData(Part.Example)]
    public void Only_the_two_sides_know_the_mark(Part part)
    {
        Duels.Unmarked("[duel A] Un.", part).Should().Be("[duel A] Un.");
        Duels.ToHtml("[duel A] Un.", part, Language.French).Should().Be("<p>[duel A] Un.</p>\n");
    }

    [Fact]
    public Task What_would_be_hostile_is_stripped_all_the_same() =>
        Work.Ends(() =>
        {
            foreach (
                var typed in new[]
                {
                    string.Concat(Enumerable.Repeat("[duel A] Un.\n\n", 40_000)),
                    string.Concat(Enumerable.Repeat("[duel A] ", 40_000)),
                    new string('>', 1_000_000) + "[duel A]",
                    "[" + new string(' ', 1_000_000) + "duel A]",
                    string.Concat(Enumerable.Repeat("[ duel ", 200_000)),
                    string.Concat(Enumerable.Range(0, 1_500).Select(i => $"[duel {i}] {i}\n\n")),
                    string.Concat(Enumerable.Repeat("- ", 5_000)) + "[duel A] x",
                }
            )
            {
                var html = Duels.ToHtml(typed, Part.Optimistic, Language.French);
                Duels.Find(typed, typed).Should().NotBeNull();
                if (typed.StartsWith("[duel A] Un", StringComparison.Ordinal))
                    html.Should().NotContain("duel");
            }
        });

    [Fact]
    public void A_duel_is_where_one_paragraph_of_each_side_has_the_label()
    {
        var found = Duels.Find(
            "[duel a] Un.\n\nSans.\n\n[duel B] Deux.\n\n[duel C] Trois.\n\n[duel D] Quatre.\n\n[duel D] Cinq.\n\n[duel E]",
            "[duel B] Contre deux.\n\n[duel A] Contre un.\n\n[duel D] Contre quatre.\n\n[duel F] Seul."
        );

        found
            .Duels.Should()
            .BeEquivalentTo(
                [new Duels.Duel("A", "Un.", "Contre un.", false), new Duels.Duel("B", "Deux.", "Contre deux.", true)],
                options => options.WithStrictOrdering()
            );
        found
            .Faults.Should()
            .BeEquivalentTo<Duels.Fault>([
                new("C", Part.Optimistic, Duels.FaultKind.OneSide),
                new("D", Part.Optimistic, Duels.FaultKind.Twice),
                new("E", Part.Optimistic, Duels.FaultKind.Alone),
                new("F", Part.Pessimistic, Duels.FaultKind.OneSide),
            ]);
    }

    [Theory]
    [InlineData("Un.\n\nDeux.", 1, "Un.\n\n[duel A] Deux.")]
    [InlineData("[duel A] Un.\n\n[duel Z] Deux.", 1, "[duel A] Un.\n\n[duel B] Deux.")]
    [InlineData("Un.\n\n- a\n- b", 1, "Un.\n\n[duel A]\n- a\n- b")]
    [InlineData("Un.\n- a\n- b", 1, "Un.\n[duel A]\n- a\n- b")]
    [InlineData("Un.\n\n```\nx\n```", 1, "Un.\n\n[duel A]\n```\nx\n```")]
    [InlineData("Un.\n\n    code", 1, "Un.\n\n[duel A]\n    code")]
    [InlineData("Un.\n\n## Titre\nDeux.", 1, "Un.\n\n[duel A]\n## Titre\nDeux.")]
    [InlineData("Un.\n\n> cité", 1, "Un.\n\n[duel A]\n> cité")]
    [InlineData("Titre\n===\n\n2. deux", 1, "Titre\n===\n\n[duel A]\n2. deux")]
    [InlineData("| a |\n| - |\n| b |", 0, "[duel A]\n| a |\n| - |\n| b |")]
    public void A_duel_is_made_by_a_mark_before_each_and_undone_without_a_trace(string typed, int place, string marked)
    {
        var (one, other) = Duels.Join(typed, "Contre.", place, 0);

        one.Should().Be(marked);
        var label = Duels.Find(one, other).Duels.Single(d => d.Pessimistic == "Contre.").Label;
        other.Should().Be($"[duel {label}] Contre.");
        Strip(one).Should().Be(Strip(typed));
        var (back, empty) = Duels.Undo(one, other, label);
        empty.Should().Be("Contre.");
        Strip(back).Should().Be(Strip(typed));
    }

    [Fact]
    public void Who_duels_again_leaves_the_former_duel_and_nothing_of_it_is_left()
    {
        var (one, other) = Duels.Join("[duel A] Un.\n\n[duel B] Deux.", "[duel A] Contre un.\n\n[duel B] Contre deux.\n\nTrois.", 1, 2);

        (one, other).Should().Be(("[duel A] Un.\n\n[duel B] Deux.", "[duel A] Contre un.\n\nContre deux.\n\n[duel B] Trois."));
        (one, other) = Duels.Join(one, other, 0, 2);
        (one, other).Should().Be(("[duel A] Un.\n\nDeux.", "Contre un.\n\nContre deux.\n\n[duel A] Trois."));
    }

    [Fact]
    public void Labels_do_not_run_out()
    {
        var (one, other) = ("", "");
        for (var i = 0; i < 60; i++)
            (one, other) = (one + $"Un {i}.\n\n", other + $"Contre {i}.\n\n");
        for (var i = 0; i < 60; i++)
            (one, other) = Duels.Join(one, other, i, i);

        var found = Duels.Find(one, other);
        found.Duels.Should().HaveCount(60).And.OnlyContain(d => !d.IsCrossed);
        found.Faults.Should().BeEmpty();
    }

    [Fact]
    public void A_paragraph_that_was_chosen_is_found_by_its_words_or_else_in_its_place_among_its_neighbours()
    {
        const string Older = "Un.\n\nDeux.\n\nDeux.\n\nTrois.";
        var keys = Duels.Find(Older, "").Optimistic.Select(p => p.Key).ToList();
        keys.Should().OnlyHaveUniqueItems();

        Duels.Place("Zéro.\n\n" + Older, keys[2], Older).Should().Be(3);
        Duels.Place("Un.\n\nDeux.\n\nDeux, corrigé.\n\nTrois.", keys[2], Older).Should().Be(2);
        Duels.Place("[duel A] Trois.\n\nUn.", keys[3], Older).Should().Be(0);
        Duels.Place("Un.", keys[3], Older).Should().BeNull();
        Duels.Place("", "", "").Should().BeNull();
    }

    [Fact]
    public void No_word_is_lost_between_a_hundred_marks() =>
        new HtmlParser()
            .ParseDocument(
                Duels.ToHtml(
                    string.Join("\n\n", Enumerable.Range(0, 100).Select(i => $"[duel {i}] mot{i}")),
                    Part.Optimistic,
                    Language.English
                )
            )
            .Body!.Children.Select(p => p.TextContent)
            .Should()
            .Equal(Enumerable.Range(0, 100).Select(i => $"mot{i}"));
}
