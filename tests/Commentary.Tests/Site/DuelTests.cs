using AngleSharp.Dom;
using Commentary.Application.Model;
using Commentary.Application.Press;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Site;

/// <summary>Two paragraphs that answer each other, as readers meet them.</summary>
public class DuelTests(Building site) : IClassFixture<Building>
{
    private readonly int n = Pieces.Next();

    private static EditionText Duel(EditionText text) =>
        text with
        {
            Optimistic = "Pour commencer.\n\n[duel A] Le zibeline espère.",
            Pessimistic = "[Duel a]Le zibeline craint.\n\nPour finir.",
        };

    private async Task Publish(int article, Func<EditionText, EditionText> change, Language language = Language.French)
    {
        await site.Save(article, change, language);
        await site.As.Editor.Send(new Publish.Command(article, language));
        await site.CatchUp();
    }

    [Fact]
    public async Task Each_leads_to_the_other_in_the_words_of_the_page_and_no_mark_is_shown()
    {
        var article = await Some.Article(site, $"Duel {n}", inEnglishToo: true);
        await Publish(article, Duel);
        await Publish(
            article,
            text => text with { Optimistic = "[duel 1] The sable hopes.", Pessimistic = "[duel 1] The sable fears." },
            Language.English
        );

        var french = await site.Reader().Page($"/fr/articles/duel-{n}");
        French("#optimiste", "En face, le point de vue pessimiste : Le zibeline craint.", "#pessimiste");
        French("#pessimiste", "En face, le point de vue optimiste : Le zibeline espère.", "#optimiste");
        french.QuerySelectorAll("#optimiste > div").Select(row => row.ClassName).Should().Equal("between", "duel", "between");
        french.QuerySelectorAll("#pessimiste > div").Select(row => row.ClassName).Should().Equal("between", "duel", "between");
        french.DocumentElement.OuterHtml.Should().NotContainEquivalentOf("[duel");
        var english = await site.Reader().Page($"/en/articles/duel-{n}-in-english");
        english
            .QuerySelectorAll("a.facing")
            .Select(link => link.TextContent)
            .Should()
            .Equal("Facing this, the pessimistic viewpoint: The sable fears.", "Facing this, the optimistic viewpoint: The sable hopes.");

        void French(string side, string words, string other)
        {
            var link = french.QuerySelectorAll($"{side} a.facing").Should().ContainSingle().Subject;
            link.TextContent.Replace('\u00A0', ' ').Should().Be(words);
            french.QuerySelector($"{other} {link.GetAttribute("href")}")!.LocalName.Should().Be("p");
        }
    }

    [Fact]
    public async Task Feeds_search_and_history_know_the_paragraphs_and_neither_the_mark_nor_the_link()
    {
        var article = await Some.Article(site, $"Muet {n}");
        await Publish(
            article,
            text =>
                Duel(text) with
                {
                    Optimistic = "Pour commencer.\n\nLe zibeline espère.",
                    Pessimistic = "Le zibeline craint.\n\nPour finir.",
                }
        );
        var before = await Piece(article);
        await Publish(article, Duel);
        var after = await Piece(article);

        after.Words.Should().Be(before.Words);
        after.Description.Should().Be(before.Description);
        after.Making.TextKey.Should().Be(before.Making.TextKey, "the mark makes no translation older");
        foreach (var feed in new[] { "/fr/feed.xml", "/fr/feed.json" })
        {
            var content = System.Net.WebUtility.HtmlDecode(await (await site.Reader().Ask(feed)).Text());
            content
                .Should()
                .Contain("zibeline espère")
                .And.NotContain("En face, le point")
                .And.NotContainEquivalentOf("[duel a")
                .And.NotContain("facing");
        }
        var history = await site.Reader().Page($"/fr/articles/muet-{n}/historique");
        history.QuerySelectorAll(".version")[0].TextContent.Should().Contain("Aucun mot n’a changé");
        history.Body!.TextContent.Should().NotContainEquivalentOf("[duel").And.NotContain("En face");
        var found = await site.Reader().Page("/fr/recherche?q=zibeline");
        found.QuerySelectorAll("main a[href*='/muet-']").Should().NotBeEmpty();
        found.Body!.TextContent.Should().NotContainEquivalentOf("[duel").And.NotContain("En face");
        (await site.Reader().Page("/fr/recherche?q=%22en+face+le+point+de+vue%22"))
            .QuerySelectorAll("main a[href*='/muet-']")
            .Should()
            .BeEmpty();
    }

    [Fact]
    public async Task A_paragraph_keeps_its_address_when_it_joins_a_duel_and_when_it_leaves_it()
    {
        var article = await Some.Article(site, $"Adresse {n}");
        await Publish(article, text => text with { Optimistic = "Un.\n\nDeux.\n\nTrois.", Pessimistic = "Contre." });
        var names = await Names();

        await Publish(
            article,
            text => text with { Optimistic = "Un.\n\n[duel A] Deux, corrigé.\n\nTrois.", Pessimistic = "[duel A] Contre." }
        );
        (await Names()).Should().Equal(names);
        await Publish(article, text => text with { Optimistic = "Un.\n\nDeux, corrigé encore.\n\nTrois." });
        (await Names()).Should().Equal(names);

        async Task<string[]> Names() =>
            [.. (await site.Reader().Page($"/fr/articles/adresse-{n}")).QuerySelectorAll("#optimiste p").Select(p => p.Id!)];
    }

    [Theory]
    [InlineData("[duel A] Un.", "Contre.")]
    [InlineData("[duel A] Un.\n\n[duel A] Deux.", "[duel A] Contre.")]
    [InlineData("[duel A]\n\nUn.", "[duel A] Contre.")]
    [InlineData("[duel A] [duel B] Un.", "[duel B] Contre.")]
    public async Task A_mark_without_its_like_stops_no_publication_and_is_not_shown(string optimistic, string pessimistic)
    {
        var article = await Some.Article(site, $"Seul {n}");
        await Publish(article, text => text with { Optimistic = optimistic, Pessimistic = pessimistic });

        var page = await site.Reader().Page($"/fr/articles/seul-{n}");
        page.DocumentElement.OuterHtml.Should().NotContainEquivalentOf("[duel");
        page.QuerySelectorAll(".pair div, .facing").Should().BeEmpty();
        page.QuerySelector("#pessimiste > p")!.TextContent.Should().Be("Contre.");
    }

    [Fact]
    public async Task A_part_that_is_a_mark_alone_is_not_written()
    {
        var article = await Some.Draft(site, $"Vide {n}");
        await site.Save(article, text => text with { Optimistic = "[duel A]" });

        (await site.Open(article)).French.Why.Should().Equal(Reason.OptimisticMissing);
    }

    [Fact]
    public async Task Elsewhere_the_letters_are_text()
    {
        var article = await Some.Article(site, $"Ailleurs {n}");
        await Publish(article, text => text with { Neutral = "[duel 99] est une marque." });

        (await site.Reader().Page($"/fr/articles/ailleurs-{n}"))
            .QuerySelector("#neutre > p")!
            .TextContent.Should()
            .Be("[duel 99] est une marque.");
    }

    private Task<Publication> Piece(int article) =>
        site.Look(db => Task.FromResult(db.Live.Where(l => l.ArticleId == article).Select(l => l.Publication).Single()));
}
