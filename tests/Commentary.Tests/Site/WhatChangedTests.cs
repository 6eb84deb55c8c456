using AngleSharp.Dom;
using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Site;

/// <summary>The addresses of paragraphs, the history of a piece, and the account of how it was made.</summary>
public class WhatChangedTests(Building site) : IClassFixture<Building>
{
    private async Task Republish(
        int article,
        Func<EditionText, EditionText> change,
        Language language = Language.French,
        string? note = null,
        bool? machine = null
    )
    {
        await site.Save(article, change, language);
        await site.As.Editor.Send(new Publish.Command(article, language) { CorrectionNote = note, IsMachineHelped = machine });
        await site.CatchUp();
    }

    [Fact]
    public async Task A_paragraph_keeps_its_address_when_others_are_put_before_it_and_when_it_is_corrected()
    {
        var article = await Some.Article(site, "Adresses");
        await Republish(article, text => text with { Neutral = "Un.\n\nDeux.\n\nTrois." });
        var before = await Names();

        await Republish(article, text => text with { Neutral = "Zéro.\n\nUn.\n\nDeux, corrigé.\n\nTrois." });

        var after = await Names();
        after[1..].Should().Equal(before);
        before.Concat(after[..1]).Should().OnlyHaveUniqueItems();

        async Task<string[]> Names()
        {
            var page = await site.Reader().Page("/fr/articles/adresses");
            foreach (var mark in page.QuerySelectorAll(".part a.here"))
                page.GetElementById(mark.GetAttribute("href")![1..])!.Contains(mark).Should().BeTrue();
            page.GetElementById("here")!.TextContent.Should().Be("Lien vers ce paragraphe");
            return [.. page.QuerySelectorAll("#neutre > p").Select(p => p.Id!)];
        }
    }

    [Fact]
    public async Task The_same_part_and_the_same_number_answer_in_both_languages()
    {
        await Some.Article(site, "Deux langues", inEnglishToo: true);
        var french = await site.Reader().Page("/fr/articles/deux-langues");
        var english = await site.Reader().Page("/en/articles/deux-langues-in-english");

        var same = french.QuerySelectorAll(".part > a.same");
        same.Should().HaveCount(5);
        foreach (var link in same)
        {
            var (path, fragment) = (link.GetAttribute("href")!.Split('#')[0], link.GetAttribute("href")!.Split('#')[1]);
            path.Should().Be("/en/articles/deux-langues-in-english");
            english.GetElementById(fragment)!.ClassName.Should().Be(link.ParentElement!.ClassName);
            english.GetElementById($"{fragment}-1").Should().NotBeNull("the first paragraph has the same number");
        }
    }

    [Fact]
    public async Task No_mark_of_a_paragraph_goes_out_in_a_feed()
    {
        await Some.Article(site, "Dans un fil");
        var feed = await (await site.Reader().Ask("/fr/feed.json")).Text();
        feed.Should().Contain("Le neutre.").And.NotContain("here");
    }

    [Fact]
    public async Task A_correction_stands_on_top_of_the_piece_and_in_its_history_word_by_word()
    {
        var article = await Some.Article(site, "Corrigé");
        (await site.Reader().Page("/fr/articles/corrige")).QuerySelectorAll(".corrected, a[href$=historique]").Should().BeEmpty();

        await Republish(article, text => text with { Summary = "Les faits <b>exacts</b>." }, note: "Un chiffre <i>faux</i> : corrigé.");

        var page = await site.Reader().Page("/fr/articles/corrige");
        var note = page.QuerySelector(".piece-head .corrected")!;
        note.TextContent.Plain().Should().StartWith("Corrigé le").And.Contain("Un chiffre <i>faux</i> : corrigé.");
        note.QuerySelector("a")!.GetAttribute("href").Should().Be("/fr/articles/corrige/historique");

        var history = await site.Reader().Page("/fr/articles/corrige/historique");
        var versions = history.QuerySelectorAll(".version");
        versions.Should().HaveCount(2);
        versions[0].QuerySelector(".corrected")!.TextContent.Should().Contain("Un chiffre");
        versions[0].QuerySelectorAll("h3").Should().ContainSingle().Which.TextContent.Trim().Should().Be("Récapitulatif factuel");
        versions[0].QuerySelectorAll("del").Should().BeEmpty();
        versions[0].QuerySelector("ins")!.TextContent.Should().Contain("<b>exacts</b>");
        versions[1].TextContent.Should().Contain("Première publication");
        history.QuerySelectorAll(".passage b, .corrected i").Should().BeEmpty("what was typed is text");
    }

    [Fact]
    public async Task A_history_is_of_one_language_and_only_while_the_piece_is_public()
    {
        var article = await Some.Article(site, "Un temps", inEnglishToo: true);
        var reader = site.Reader();
        var history = await reader.Page("/fr/articles/un-temps/historique");
        history.QuerySelector("link[hreflang='en-CA']")!.GetAttribute("href").Should().EndWith("/en/articles/un-temps-in-english/history");
        history.QuerySelectorAll(".version").Should().ContainSingle();
        (await reader.Ask("/en/articles/un-temps-in-english/historique")).Status().Should().Be(404);
        (await reader.Ask("/fr/articles/un-temps/historique?page=2")).Status().Should().Be(404);

        await site.As.Editor.Send(new Withdraw.Command(article, Language.English));
        await site.CatchUp();

        (await reader.Ask("/en/articles/un-temps-in-english/history")).Status().Should().Be(404);
    }

    [Fact]
    public async Task A_publication_of_which_no_word_changed_says_so_and_one_that_is_too_long_is_not_compared()
    {
        var article = await Some.Article(site, "Trop long");
        await site.As.Editor.Send(new Publish.Command(article, Language.French));
        var words = string.Join("\n\n", Enumerable.Range(0, 300).Select(i => string.Join(' ', Enumerable.Repeat($"mot{i}", 80))));
        await Republish(article, text => text with { Neutral = words });

        var versions = (await site.Reader().Page("/fr/articles/trop-long/historique")).QuerySelectorAll(".version");

        versions[0].TextContent.Should().Contain("trop longue");
        versions[1].TextContent.Should().Contain("Aucun mot n’a changé");
    }

    [Fact]
    public async Task A_long_history_is_paged_and_its_pages_meet()
    {
        var article = await Some.Article(site, "Souvent");
        for (var i = 0; i < 11; i++)
            await Republish(article, text => text with { Example = $"Exemple numéro{i}." });

        var first = await site.Reader().Page("/fr/articles/souvent/historique");
        var second = await site.Reader().Page("/fr/articles/souvent/historique?page=2");

        first.QuerySelectorAll(".version").Should().HaveCount(10);
        first
            .QuerySelectorAll(".version")[9]
            .QuerySelector("del")!
            .TextContent.Should()
            .Be("numéro0", "it is compared with the next page's first");
        second.QuerySelectorAll(".version").Should().HaveCount(2);
    }

    [Fact]
    public async Task The_piece_says_who_wrote_it_who_reviewed_it_and_when_a_machine_helped()
    {
        var article = await Some.Article(site, "Relu");
        var made = (await site.Reader().Page("/fr/articles/relu")).QuerySelector(".made")!;
        made.TextContent.Plain().Should().Contain("Écrit par une personne de la rédaction, relu et publié par Édith.");
        made.TextContent.Should().Contain("D’après un article de example.org").And.NotContain("machine").And.NotContain("Anne");

        await site.As.Editor.Send(
            new SaveDraft.Command
            {
                ArticleId = article,
                French = Some.Text("Relu") with { Neutral = "Autre." },
                OpenedFrench = 2,
            }
        );
        await site.As.Editor.Send(new Publish.Command(article, Language.French) { IsMachineHelped = true });
        await site.CatchUp();

        made = (await site.Reader().Page("/fr/articles/relu")).QuerySelector(".made")!;
        made.TextContent.Plain().Should().Contain("Écrit par 2 personnes de la rédaction ; publié par Édith, qui est du nombre.");
        made.TextContent.Should().Contain("l’aide de l’IA");

        // Declared once, it stays declared until the editor says otherwise.
        await site.As.Editor.Send(new Publish.Command(article, Language.French));
        (await site.As.Editor.Send(new OpenArticle.Query(article))).French.IsMachineHelped.Should().BeTrue();
    }

    [Fact]
    public async Task A_translation_says_that_it_is_older_than_its_original_exactly_while_it_is()
    {
        const string Notice = "This translation follows the French version of";
        var article = await Some.Article(site, "Suivi", inEnglishToo: true);
        (await English()).Should().NotContain(Notice).And.Contain("Translated from the French version of");

        // The same words under another address: no translation is older for that.
        await Republish(article, text => text with { Slug = "suivi-ailleurs" });
        (await English()).Should().NotContain(Notice);

        await Republish(article, text => text with { Neutral = "Le neutre, autrement." });
        (await English()).Should().Contain(Notice);
        (await (await site.Reader().Ask("/fr/articles/suivi-ailleurs")).Text()).Should().NotContain("Cette traduction");

        await Republish(article, text => text with { Neutral = "The neutral, otherwise." }, Language.English);
        (await English()).Should().Contain(Notice, "nobody said that it is caught up");

        await site.SayCaughtUp(article);
        await Republish(article, text => text, Language.English);
        (await English()).Should().NotContain(Notice);

        // Other apostrophes and spaces: no translation is older for them, here or at the desk.
        await Republish(article, text => text with { Example = text.Example.Replace('’', '\'') });
        (await English()).Should().NotContain(Notice);

        // Back and forth to the words that it follows.
        await Republish(article, text => text with { Neutral = "Encore." });
        await Republish(article, text => text with { Neutral = "Le neutre, autrement." });
        (await English()).Should().NotContain(Notice);

        async Task<string> English() => (await site.Reader().Page("/en/articles/suivi-in-english")).Body!.TextContent.Plain();
    }

    [Fact]
    public async Task A_translation_of_a_draft_is_not_older_than_what_is_public()
    {
        const string Notice = "This translation follows the French version of";
        var article = await Some.Article(site, "Devance", inEnglishToo: true);
        await site.Save(article, text => text with { Neutral = "Un neutre, à venir." });
        await site.SayCaughtUp(article);
        await Republish(article, text => text with { Neutral = "A neutral, to come." }, Language.English);
        (await English()).Should().NotContain(Notice);

        await Republish(article, text => text);
        (await English()).Should().NotContain(Notice, "that is what was translated");

        await Republish(article, text => text with { Neutral = "Un neutre, venu.", Example = "Un exemple, venu." });
        (await English()).Should().Contain(Notice);
        // Caught up with one sentence of two: it still follows the older one.
        await site.SayCaughtUp(article, "Example");
        await Republish(article, text => text, Language.English);
        (await English()).Should().Contain(Notice);

        async Task<string> English() => (await site.Reader().Page("/en/articles/devance-in-english")).Body!.TextContent.Plain();
    }

    [Fact]
    public async Task A_source_has_a_page_of_all_that_was_said_of_its_news()
    {
        foreach (var title in new[] { "Source un", "Source deux" })
        {
            var id = await Some.Draft(site, title, "https://www.nouvelles.example/x");
            await site.As.Editor.Send(new Publish.Command(id, Language.French));
        }
        await site.CatchUp();
        var reader = site.Reader();

        var piece = await reader.Page("/fr/articles/source-un");
        var link = piece.QuerySelector(".source .known a")!.GetAttribute("href")!;
        var page = await reader.Page(link);

        page.QuerySelectorAll(".register h2").Select(h => h.TextContent.Trim()).Should().BeEquivalentTo("Source un", "Source deux");
        (await reader.Ask(link + "?page=2")).Status().Should().Be(404);
        (await reader.Ask(link.Replace("/fr/", "/en/", StringComparison.Ordinal))).Status().Should().Be(404, "there is nothing in English");
        (await reader.Ask("/fr/sources/ailleurs.example")).Status().Should().Be(404);
    }
}
