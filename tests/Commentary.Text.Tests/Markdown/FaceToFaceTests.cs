using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using AwesomeAssertions;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using Xunit;

namespace Commentary.Text.Tests.Markdown;

public class FaceToFaceTests
{
    private static (string Optimistic, string Pessimistic) Set(string optimistic, string pessimistic) =>
        FaceToFace.Set(
            Paragraphs.Address(Duels.ToHtml(optimistic, Part.Optimistic, Language.French), "optimiste"),
            Paragraphs.Address(Duels.ToHtml(pessimistic, Part.Pessimistic, Language.French), "pessimiste"),
            "Voir l’optimiste :",
            "Voir le pessimiste :"
        );

    private static IElement Read(string html) => new HtmlParser().ParseDocument(html).Body!;

    [Fact]
    public void Each_of_two_paragraphs_that_answer_each_other_leads_to_the_other()
    {
        var (optimistic, pessimistic) = Set("Avant.\n\n[duel A] Un.", "[duel A] *Contre* un & « deux ».\n\nAprès.");
        var (one, other) = (Read(optimistic), Read(pessimistic));

        foreach (
            var (here, there, words) in new[]
            {
                (one, other, "Voir le pessimiste : Contre un & « deux »."),
                (other, one, "Voir l’optimiste : Un."),
            }
        )
        {
            var link = here.QuerySelectorAll("a.facing").Should().ContainSingle().Subject;
            link.TextContent.Replace('\u00A0', ' ').Should().Be(words);
            link.PreviousElementSibling!.LocalName.Should().Be("p");
            var counterpart = there.QuerySelector(link.GetAttribute("href")!)!;
            counterpart.NextElementSibling!.GetAttribute("href").Should().Be("#" + link.PreviousElementSibling.Id);
            here.QuerySelectorAll("[data-duel]").Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("[duel A] Un.", "[duel A] Contre.", ". A .", ". A .")]
    [InlineData("Avant.\n\n[duel A] Un.\n\n---\n\nAprès.", "[duel A] Contre.", "Avant. A hr+Après.", ". A .")]
    [InlineData("[duel A] Un.\n\nX.\n\nY.\n\n[duel B] Deux.", "[duel A] Un.\n\n[duel B] Deux.", ". A X.+Y. B .", ". A . B .")]
    // In another order on each side: as many as stand in one order, and the others only link.
    [InlineData("[duel A] 1\n\n[duel B] 2\n\n[duel C] 3", "[duel C] 3\n\n[duel A] 1\n\n[duel B] 2", ". A . B (C)", "(C) A . B .")]
    public void Both_sides_have_as_many_rows(string optimistic, string pessimistic, string rows, string otherRows)
    {
        var (one, other) = Set(optimistic, pessimistic);

        Rows(one).Should().Be(rows);
        Rows(other).Should().Be(otherRows);

        static string Rows(string html)
        {
            var labels = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Un."] = "A",
                ["Contre."] = "A",
                ["1"] = "A",
                ["Deux."] = "B",
                ["2"] = "B",
                ["3"] = "C",
            };
            string Block(IElement block) =>
                block.ClassName == "duel" ? labels[block.FirstElementChild!.TextContent]
                : block.LocalName == "hr" ? "hr"
                : block.TextContent;
            return string.Join(
                ' ',
                Read(html)
                    .Children.Select(row =>
                        row.ClassName == "duel" ? Block(row)
                        : row.ChildElementCount == 0 ? "."
                        : string.Join('+', row.Children.Select(b => b.ClassName == "duel" ? $"({Block(b)})" : Block(b)))
                    )
            );
        }
    }

    [Theory]
    [InlineData("[duel A]\n- a\n- b", "li")]
    [InlineData("[duel A]\n```\nx\n```", "pre")]
    [InlineData("[duel A]\n| a |\n| - |\n| b |", "table")]
    [InlineData("[duel A]\n> cité", "blockquote")]
    [InlineData("[duel A]\n## Titre", "h3")]
    public void Any_block_can_be_part_of_a_duel(string markdown, string holds)
    {
        var hold = Read(Set(markdown, "[duel A] Contre.").Optimistic).QuerySelector("body > .duel")!;
        hold.QuerySelector(holds).Should().NotBeNull();
        hold.Children.Should().HaveCount(2);
        hold.FirstElementChild!.Id.Should().StartWith("optimiste-");
    }

    [Theory]
    [InlineData("Un.", "Deux.")]
    [InlineData("[duel A] Un.", "[duel B] Deux.")]
    [InlineData("[duel A] Un.\n\n[duel A] Un.", "[duel A] Deux.")]
    [InlineData("[duel A]", "[duel A] Deux.")]
    [InlineData("[duel A]\n\n---", "[duel A] Deux.")]
    public void Where_there_is_no_duel_a_part_is_as_if_it_had_no_mark(string optimistic, string pessimistic)
    {
        var (one, other) = Set(optimistic, pessimistic);
        one.Should()
            .Be(Paragraphs.Address(HouseMarkdown.ToHtml(Duels.Unmarked(optimistic, Part.Optimistic), Language.French), "optimiste"));
        other
            .Should()
            .Be(Paragraphs.Address(HouseMarkdown.ToHtml(Duels.Unmarked(pessimistic, Part.Pessimistic), Language.French), "pessimiste"));
    }

    [Theory]
    [InlineData(
        "[duel A] Un <div> « deux ».\n\n- a\n\n[duel B] [lien](https://a.ca '</div><div class=\"between\">')",
        "[duel B] 2\n\n[duel A] 1"
    )]
    [InlineData("[duel A] 1\n\n[duel B] 2\n\n[duel C] 3\n\n---\n\nFin.", "[duel A] 1\n\n[duel B] 2\n\nX.\n\n[duel C] 3")]
    public void Addresses_and_words_are_those_of_the_same_text_without_duels(string optimistic, string pessimistic)
    {
        var plain = Paragraphs.Address(HouseMarkdown.ToHtml(Duels.Unmarked(optimistic, Part.Optimistic), Language.French), "optimiste");
        var (set, _) = Set(optimistic, pessimistic);

        set.Should().NotBe(plain);
        Paragraphs.WordsOf(set).Should().Equal(Paragraphs.WordsOf(plain));
        Read(Paragraphs.Unmarked(set))
            .InnerHtml.Replace("\n", "", StringComparison.Ordinal)
            .Should()
            .Be(Read(Paragraphs.Unmarked(plain)).InnerHtml.Replace("\n", "", StringComparison.Ordinal));
        // Published again without the duel, or with it for the first time, each paragraph keeps its address.
        Paragraphs
            .Address(HouseMarkdown.ToHtml(Duels.Unmarked(optimistic, Part.Optimistic), Language.French), "optimiste", set)
            .Should()
            .Be(plain);
    }

    [Fact]
    public void A_link_begins_like_its_counterpart_and_is_cut_at_a_word()
    {
        var (one, _) = Set("[duel A] Un.", $"[duel A] {string.Concat(Enumerable.Repeat("mot ", 40))}");
        var words = Read(one).QuerySelector("a.facing")!.TextContent;
        words.Should().EndWith("mot mot…").And.HaveLength(words.TrimEnd('…').Length + 1);
        words.Length.Should().BeInRange(60, 100);
        var (long1, _) = Set("[duel A] Un.", $"[duel A] {string.Concat(Enumerable.Repeat("🚀", 60))}");
        Read(long1).QuerySelector("a.facing")!.TextContent.Should().NotContain("\uFFFD").And.EndWith("🚀…");
    }

    [Fact]
    public void So_many_duels_that_no_page_has_rows_for_them_still_link()
    {
        var many = string.Join("\n\n", Enumerable.Range(0, 90).Select(i => $"[duel {i}] Mot {i}."));
        var (one, other) = Set(many, many);

        foreach (var side in new[] { Read(one), Read(other) })
        {
            side.QuerySelectorAll("a.facing").Should().HaveCount(90);
            side.Children.Length.Should().Be(81);
        }
    }
}
