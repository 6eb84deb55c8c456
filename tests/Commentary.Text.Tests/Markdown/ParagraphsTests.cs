using AngleSharp.Html.Parser;
using AwesomeAssertions;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using Xunit;

namespace Commentary.Text.Tests.Markdown;

public class ParagraphsTests
{
    private static string Set(string markdown, string former = "") =>
        Paragraphs.Address(HouseMarkdown.ToHtml(markdown, Language.French), "neutre", former);

    private static string[] Names(string html) => [.. new HtmlParser().ParseDocument(html).Body!.Children.Select(block => block.Id ?? "")];

    [Fact]
    public void Each_block_has_an_address_and_a_mark_that_leads_to_it_and_bears_its_number()
    {
        var page = new HtmlParser().ParseDocument(Set("Un.\n\n- a\n- b\n\n> cité\n\n| x |\n| - |\n| y |\n\n```\ncode\n```\n\n### Titre"));

        page.Body!.Children.Should().HaveCount(6).And.OnlyContain(block => block.Id!.StartsWith("neutre-", StringComparison.Ordinal));
        var marks = page.QuerySelectorAll("a.here");
        marks.Select(mark => mark.Id).Should().Equal("neutre-1", "neutre-2", "neutre-3", "neutre-4", "neutre-5", "neutre-6");
        marks.Select(mark => mark.GetAttribute("href")![1..]).Should().Equal(page.Body.Children.Select(block => block.Id));
        marks.Select(mark => mark.ParentElement!.LocalName).Should().Equal("p", "li", "p", "th", "pre", "h3");
        page.All.Where(e => !string.IsNullOrEmpty(e.Id)).Select(e => e.Id).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void A_paragraph_that_is_unchanged_keeps_its_address_wherever_it_goes()
    {
        var first = Set("Un.\n\nDeux.\n\nTrois.");
        var names = Names(first);

        Names(Set("Un.\n\nDeux.\n\nTrois.", first)).Should().Equal(names);
        Names(Set("Zéro.\n\nTrois.\n\nUn.\n\nDeux.", first))[1..].Should().Equal(names[2], names[0], names[1]);
        // Nothing was handed on: the words alone say the same.
        Names(Set("Deux.")).Should().Equal(names[1]);
    }

    [Fact]
    public void A_paragraph_that_is_corrected_in_its_place_keeps_its_address_through_every_correction()
    {
        var first = Set("Un.\n\nDeux.\n\nTrois.");
        var second = Set("Un.\n\nDeux, corrigé.\n\nTrois.", first);
        var third = Set("Un.\n\nDeux, corrigé encore.\n\nTrois.\n\nQuatre.", second);

        Names(second).Should().Equal(Names(first));
        Names(third)[..3].Should().Equal(Names(first));
        // Its former words come back elsewhere: they are another paragraph now.
        var names = Names(Set("Un.\n\nDeux, corrigé encore.\n\nTrois.\n\nQuatre.\n\nDeux.", third));
        names[..4].Should().Equal(Names(third));
        names.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Paragraphs_of_the_same_words_have_addresses_of_their_own()
    {
        var html = Set("Non.\n\nNon.\n\nNon.");
        Names(html).Should().OnlyHaveUniqueItems();
        Names(Set("Non.\n\nNon.\n\nNon.", html)).Should().Equal(Names(html));
    }

    [Theory]
    [InlineData("Un **gras**, un [lien](https://a.ca) & « deux ».\n\n- a\n- b\n\n---\n\n| x | y |\n| - | - |\n| 1 | 2 |")]
    [InlineData("`<a class=\"here\" x></a>`")]
    [InlineData("")]
    public void Without_its_marks_a_part_is_as_it_was_but_for_its_addresses(string markdown)
    {
        var plain = new HtmlParser().ParseDocument(Paragraphs.Unmarked(Set(markdown)));
        foreach (var block in plain.Body!.Children)
            block.RemoveAttribute("id");

        plain.Body.InnerHtml.Should().Be(new HtmlParser().ParseDocument(HouseMarkdown.ToHtml(markdown, Language.French)).Body!.InnerHtml);
    }

    [Fact]
    public void The_words_of_a_part_are_those_that_are_read_and_no_mark_is_among_them() =>
        Paragraphs.WordsOf(Set("Un *mot*.\n\n- a\n- b\n\n---\n\n> cité")).Should().Equal("Un mot.", "a\nb", "cité");
}
