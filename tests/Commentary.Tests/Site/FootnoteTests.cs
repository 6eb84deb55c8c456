using Commentary.Application.Model;
using Commentary.Application.Publishing;
using Commentary.Application.Reading;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Site;

/// <summary>Notes, superscripts and subscripts as readers meet them: on the page, in feeds, in search.</summary>
public class FootnoteTests(Building site) : IClassFixture<Building>
{
    private readonly int n = Pieces.Next();

    private async Task<string> Publish(string title, Func<EditionText, EditionText> change)
    {
        var article = await Some.Article(site, $"{title} {n}", inEnglishToo: true);
        foreach (var language in LanguageNames.All)
        {
            await site.Save(article, change, language);
            await site.As.Editor.Send(new Publish.Command(article, language));
        }
        await site.CatchUp();
        return $"{title.ToLowerInvariant()}-{n}";
    }

    private static EditionText Noted(EditionText text) =>
        text with
        {
            Summary = "Du CO~2~ par 10^6^ de tonnes[^1].\n\n[^1]: Le wapiti compte.",
            Neutral = "Un[^a] et deux[^b], et encore un[^a].\n\n[^a]: Note *a*.\n[^b]: Note b.",
            Optimistic = "Rien.",
            Pessimistic = "Trois[^1].\n\n[^1]: La dernière.",
        };

    [Fact]
    public async Task One_numbering_goes_through_the_piece_with_a_way_there_and_back_in_its_language()
    {
        var slug = await Publish("Notes", Noted);

        var french = await site.Reader().Page($"/fr/articles/{slug}");
        var english = await site.Reader().Page($"/en/articles/{slug}-in-english");

        french.QuerySelectorAll(".call").Select(call => call.TextContent).Should().Equal("1", "2", "3", "2", "4");
        french.QuerySelectorAll(".notes").Select(list => list.GetAttribute("start")).Should().Equal(null, "2", "4");
        french.QuerySelectorAll("[id]").Select(element => element.Id).Should().OnlyHaveUniqueItems();
        foreach (var link in french.QuerySelectorAll(".call a, .back"))
            french
                .QuerySelectorAll(link.GetAttribute("href")!)
                .Should()
                .ContainSingle()
                .Which.Closest(".part")
                .Should()
                .Be(link.Closest(".part"));
        french
            .QuerySelectorAll("#neutre .back")
            .Select(back => back.GetAttribute("aria-label"))
            .Should()
            .Equal("Retour à l’appel de la note 2 (1)", "Retour à l’appel de la note 2 (2)", "Retour à l’appel de la note 3");
        english.QuerySelector("#pessimistic .call a")!.GetAttribute("aria-label").Should().Be("Note 4");
        english.QuerySelector("#pessimistic .back")!.GetAttribute("aria-label").Should().Be("Back to where note 4 is called");
    }

    [Fact]
    public async Task Feeds_have_them_and_search_finds_their_words_and_co2()
    {
        var slug = await Publish("Tonnes", Noted);

        var feed = await site.Reader().GetStringAsync("/fr/feed.xml", TestContext.Current.CancellationToken);
        feed.Should().Contain("CO&lt;sub&gt;2&lt;/sub&gt;").And.Contain("10&lt;sup&gt;6&lt;/sup&gt;").And.Contain("Le wapiti compte.");
        feed.Should()
            .MatchRegex($"href=\"https?://[^\"]*/fr/articles/{slug}#note-1\" role=\"doc-noteref\"")
            .And.Contain("role=\"doc-backlink\"");
        (await site.Reader().GetStringAsync("/fr/feed.json", TestContext.Current.CancellationToken)).Should().Contain("doc-noteref");
        foreach (var words in new[] { "CO2", "CO₂", "co2", "wapiti", "\"par 10⁶ de tonnes\"" })
            (await Find(words)).Should().Contain(slug, words);

        var page = await site.Reader().Page($"/fr/articles/{slug}");
        page.QuerySelector("meta[name=description]")!.GetAttribute("content").Should().NotContain("106").And.NotContain("tonnes1");
    }

    [Fact]
    public async Task Co2_finds_the_sign_of_unicode()
    {
        var slug = await Publish("Carbone", text => text with { Neutral = "Le CO₂ d’un fait³." });

        (await Find("co2")).Should().Contain(slug);
        (await Find("\"d’un fait\"")).Should().Contain(slug);
    }

    private async Task<IEnumerable<string>> Find(string words) =>
        (await site.As.Nobody.Send(new SearchPieces.Query(Language.French, words, null))).Hits.Select(hit => hit.Piece.Slug);
}
