using AwesomeAssertions;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using Xunit;

namespace Commentary.Text.Tests.Markdown;

/// <summary>Notes at the foot of a part: numbered, linked there and back, and never among the words of what calls them.</summary>
public class FootnotesTests
{
    private static readonly Footnotes.Words Words = new("Notes", number => $"Note {number}", call => $"Retour {call}");

    private static (string Html, int Last) Numbered(string markdown, int before = 0) =>
        Footnotes.Number(HouseMarkdown.ToHtml(markdown, Language.French), before, Words);

    [Fact]
    public void A_call_leads_to_its_note_and_the_note_back()
    {
        var (html, last) = Numbered("Un fait[^a] ; deux[^b].\n\n[^b]: La **seconde**.\n[^a]: La première.", before: 2);

        last.Should().Be(4);
        html.Should()
            .Be(
                "<p>Un fait<sup class=\"call\"><a href=\"#note-3\" role=\"doc-noteref\" aria-label=\"Note 3\" id=\"note-3-call\">3</a></sup>\u202F; "
                    + "deux<sup class=\"call\"><a href=\"#note-4\" role=\"doc-noteref\" aria-label=\"Note 4\" id=\"note-4-call\">4</a></sup>.</p>\n"
                    + "<ol class=\"notes\" aria-label=\"Notes\" start=\"3\">\n"
                    + "<li id=\"note-3\"><p>La première.<a href=\"#note-3-call\" role=\"doc-backlink\" aria-label=\"Retour 3\" class=\"back\">\u00A0↩\uFE0E</a></p>\n</li>\n"
                    + "<li id=\"note-4\"><p>La <strong>seconde</strong>.<a href=\"#note-4-call\" role=\"doc-backlink\" aria-label=\"Retour 4\" class=\"back\">\u00A0↩\uFE0E</a></p>\n</li>\n"
                    + "</ol>\n"
            );
    }

    [Fact]
    public void A_note_that_is_called_twice_leads_back_to_both()
    {
        var (html, last) = Numbered("Un[^1], deux[^1].\n\n[^1]: Une note.\n\n    Et sa suite.");

        last.Should().Be(1);
        html.Should()
            .Contain("id=\"note-1-call\"")
            .And.Contain("id=\"note-1-call-2\"")
            .And.Contain("Retour 1 (1)")
            .And.Contain("Retour 1 (2)");
        html.Should().Contain("<p>Et sa suite.<a ");
    }

    [Fact]
    public void Its_number_is_none_of_the_words_and_it_is_no_paragraph()
    {
        var (html, _) = Numbered("Un fait[^1].\n\n[^1]: La note.");
        var addressed = Paragraphs.Address(html, "neutre");
        var (again, _) = Numbered("Un fait[^1].\n\n[^1]: La note.", before: 7);

        Paragraphs.WordsOf(html).Should().Equal("Un fait.", "La note.");
        Paragraphs.Address(again, "neutre", addressed).Should().Contain(addressed[..addressed.IndexOf('>', StringComparison.Ordinal)]);
        addressed.Should().Contain("<li id=\"note-1\"><p>La note").And.NotContain("neutre-2");
        Footnotes.WithoutMarks(html).Should().Contain("<p>Un fait.</p>").And.Contain("<p>La note.</p>");
        HouseMarkdown.ToPlainText("Un fait[^1].\n\n[^1]: La note.").Should().Be("Un fait.\nLa note.");
    }

    [Fact]
    public void They_stand_beside_duels()
    {
        var html = Duels.ToHtml("[duel A] Un[^1].\n\n[^1]: Note.", Part.Optimistic, Language.French);

        html.Should().StartWith("<p data-duel=\"A\">Un<sup data-note=\"1\"></sup>.</p>").And.EndWith("</ol>\n");
        Duels.Find("[duel A] Un[^1].\n\n[^1]: Note.", "[duel A] Deux.").Duels.Should().ContainSingle();
    }

    [Theory]
    [InlineData("Un[^1], deux[^x].\n\n[^1]: A.\n\n    Suite.\n\n`[^9]`", "[^x]", "")]
    [InlineData("Un[^1].\n\n[^1]: A.\n\n[^1]: B.\n[^2]: C.", "", "[^1], [^2]")]
    [InlineData("Un[^1].\n\n[^1]:\n\n```\n[^3]: code\n```", "", "[^1]")]
    [InlineData("Rien.", "", "")]
    public void What_readers_would_not_see_is_named(string markdown, string missing, string lost)
    {
        var found = Footnotes.Faults(markdown);

        string.Join(", ", found.Missing).Should().Be(missing);
        string.Join(", ", found.Lost).Should().Be(lost);
    }
}
