using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Press;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Site;

/// <summary>The site of the sample in both languages, and of a piece that is in French only.</summary>
public class PublishedSample : Building, IAsyncLifetime
{
    public const string French = "/fr/articles/openai-recrute";
    public const string English = "/en/articles/openai-hires";
    public const string FrenchOnly = "/fr/articles/en-francais-seulement";

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        var made = await As.Author.Send(Pieces.File(Some.Sample, "openai-recrute.txt"));
        await this.Save(made.ArticleId, text => text with { Slug = "openai-recrute" });
        await this.Save(
            made.ArticleId,
            _ => Some.Text("OpenAI hires", Language.English) with { Teaser = "OpenAI hires. The rest. #AI #Tech" },
            Language.English
        );
        foreach (var language in LanguageNames.All)
            await As.Editor.Send(new Publish.Command(made.ArticleId, language));
        await Some.Article(this, "En français seulement");
    }
}

public class SitePagesTests(PublishedSample site) : IClassFixture<PublishedSample>
{
    [Theory]
    [InlineData("fr-CA", "/fr")]
    [InlineData("en-CA", "/en")]
    [InlineData("en", "/en")]
    [InlineData("EN-us;q=0.9, fr;q=0.4", "/en")]
    [InlineData("fr;q=0.9, en;q=0.8", "/fr")]
    [InlineData("en;q=0.2, fr;q=0.8", "/fr")]
    [InlineData("de, en;q=0.5", "/en")]
    [InlineData("de-DE", "/fr")]
    [InlineData("en;q=0", "/fr")]
    [InlineData("*", "/fr")]
    [InlineData("", "/fr")]
    [InlineData(";;;q=,,,=", "/fr")]
    [InlineData("en;q=abc", "/fr")]
    [InlineData("éè, 🚀", "/fr")]
    public async Task The_root_leads_to_the_readers_language_and_to_French_when_unsure(string asked, string home)
    {
        using var response = await site.Reader(asked).Ask("/");

        response.StatusCode.Should().Be(HttpStatusCode.Found);
        response.Headers.Location.Should().Be(home);
        response.Headers.Vary.Should().Contain("Accept-Language");
    }

    [Theory]
    [InlineData("/fr/", "/fr")]
    [InlineData("/FR", "/fr")]
    [InlineData("/FR/?utm_source=x", "/fr?utm_source=x")]
    [InlineData("/en//", "/en")]
    [InlineData("/fr/Archives/", "/fr/archives")]
    [InlineData("/fr/Recherche?q=A", "/fr/recherche?q=A")]
    [InlineData("/FR/Articles/OpenAI-Recrute/", PublishedSample.French)]
    [InlineData("/en/topics/AI", "/en/topics/ai")]
    [InlineData("/fr/feed.xml/", "/fr/feed.xml")]
    public async Task A_page_is_at_one_address_and_any_other_spelling_leads_there(string spelt, string page)
    {
        await site.CatchUp();
        using var asked = await site.Reader().Ask(spelt);
        (asked.Status(), asked.Headers.Location?.OriginalString).Should().Be((301, page));
        (await site.Reader().Ask(page)).Status().Should().Be(200);
    }

    [Fact]
    public async Task Without_any_wish_the_root_leads_to_French()
    {
        var client = site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        (await client.Ask("/")).Headers.Location.Should().Be("/fr");
    }

    [Fact]
    public async Task A_wish_of_eight_thousand_languages_or_of_none_is_answered()
    {
        var wish = string.Join(',', Enumerable.Range(0, 8000).Select(i => $"x{i};q=0.{i % 10}")) + ",en";
        foreach (var asked in new[] { wish, "\"en", "en\0", "-", "en--;q=1;q=2" })
            (await site.Reader(asked).Ask("/")).Status().Should().Be(302);
    }

    [Theory]
    [InlineData("/fr", "fr-CA")]
    [InlineData("/en", "en-CA")]
    [InlineData(PublishedSample.French, "fr-CA")]
    [InlineData(PublishedSample.English, "en-CA")]
    [InlineData("/fr/sujets/ia", "fr-CA")]
    [InlineData("/en/topics/ai", "en-CA")]
    [InlineData("/fr/archives", "fr-CA")]
    [InlineData("/en/archive", "en-CA")]
    public async Task A_page_is_in_the_language_of_its_address_whatever_the_reader_asks(string address, string language)
    {
        foreach (var asked in new[] { "fr-CA", "en-CA" })
        {
            var page = await site.Reader(asked).Page(address);
            page.DocumentElement.GetAttribute("lang").Should().Be(language);
            page.QuerySelectorAll("h1").Should().ContainSingle();
            page.Title.Should().NotBeNullOrWhiteSpace();
            page.QuerySelector("[aria-current=true] .said")!.TextContent.Should().Be(language == "fr-CA" ? "Français" : "English");
        }
    }

    [Fact]
    public async Task The_sample_is_set_in_its_five_parts_under_the_labels_of_the_house_and_none_is_lost()
    {
        var page = await site.Reader().Page(PublishedSample.French);

        var parts = page.QuerySelectorAll("article section > h2")
            .Select(heading => (heading.TextContent.Trim(), heading.ParentElement!.Children.Count(c => c is IHtmlParagraphElement)));
        parts
            .Should()
            .Equal(
                ("Récapitulatif factuel", 3),
                ("Point de vue neutre", 4),
                ("Exemple", 4),
                ("Point de vue optimiste", 5),
                ("Point de vue pessimiste", 5)
            );
        page.QuerySelectorAll(".pieces .part h2").Should().HaveCount(5);
        var words = page.Body!.TextContent.Plain();
        words.Should().NotContain("Redirection en cours").And.NotContain("cliquez ici");
        foreach (var paragraph in SampleParagraphs())
            words.Should().Contain(paragraph);
    }

    [Fact]
    public async Task English_parts_are_under_the_English_labels()
    {
        var page = await site.Reader().Page(PublishedSample.English);
        page.QuerySelectorAll("article section > h2")
            .Select(heading => heading.TextContent.Trim())
            .Should()
            .Equal("Factual summary", "Neutral viewpoint", "Example", "Optimistic viewpoint", "Pessimistic viewpoint");
    }

    [Fact]
    public async Task The_source_is_credited_before_the_title_and_by_its_canonical_address()
    {
        var page = await site.Reader().Page(PublishedSample.French);
        var credit = page.QuerySelector("article a[rel=external]")!;

        credit.GetAttribute("href").Should().StartWith("https://www.wired.com/story/openai-new-hires-scaling");
        credit.CompareDocumentPosition(page.QuerySelector("h1")!).Should().HaveFlag(DocumentPositions.Following);
        page.QuerySelector("article .source")!.TextContent.Should().Contain("Article en référence");
    }

    [Fact]
    public async Task The_two_editions_name_each_other_and_the_default()
    {
        var reader = site.Reader();
        var root = reader.BaseAddress!.GetLeftPart(UriPartial.Authority);
        foreach (var address in new[] { PublishedSample.French, PublishedSample.English })
        {
            var page = await reader.Page(address);
            Link(page, "link[rel=canonical]").Should().Be(root + address);
            Link(page, "link[hreflang='fr-CA']").Should().Be(root + PublishedSample.French);
            Link(page, "link[hreflang='en-CA']").Should().Be(root + PublishedSample.English);
            Link(page, "link[hreflang='x-default']").Should().Be(root + PublishedSample.French);
        }
        Link(await reader.Page("/fr"), "link[hreflang='x-default']").Should().Be(root + "/");
    }

    [Fact]
    public async Task Each_counterpart_that_a_page_names_names_it_back()
    {
        var reader = site.Reader();
        var root = reader.BaseAddress!.GetLeftPart(UriPartial.Authority);
        var year = $"/fr/archives/{await site.Look(db => db.Live.MaxAsync(l => l.Month)) / 100}";
        foreach (var address in new[] { "/fr", "/fr/sujets/ia", "/fr/archives", year, PublishedSample.French })
        {
            var page = await reader.Page(address);
            Link(page, "link[rel=canonical]").Should().Be(root + address);
            var counterpart = Link(page, "link[hreflang='en-CA']")!;

            var back = await reader.Page(counterpart[root.Length..]);
            Link(back, "link[rel=canonical]").Should().Be(counterpart);
            Link(back, "link[hreflang='fr-CA']").Should().Be(root + address);
        }
    }

    [Fact]
    public async Task The_switch_leads_to_the_same_piece_and_there_back()
    {
        var reader = site.Reader();
        Link(await reader.Page(PublishedSample.French), ".tongues a").Should().Be(PublishedSample.English);
        Link(await reader.Page(PublishedSample.English), ".tongues a").Should().Be(PublishedSample.French);
        Link(await reader.Page("/fr/sujets/ia"), ".tongues a").Should().Be("/en/topics/ai");
        Link(await reader.Page("/en/topics/ai"), ".tongues a").Should().Be("/fr/sujets/ia");
    }

    [Fact]
    public async Task A_piece_without_a_counterpart_says_so_in_both_languages_and_names_none()
    {
        var page = await site.Reader().Page(PublishedSample.FrenchOnly);

        page.QuerySelectorAll("link[hreflang='en-CA']").Should().BeEmpty();
        page.Body!.TextContent.Should().Contain("Ce texte n’existe qu’en français").And.Contain("There is no English edition");
        var switched = Link(page, ".tongues a");
        switched.Should().Be(Addresses.NotYet(Language.English, PublishedSample.FrenchOnly.Split('/')[^1]));
        var notYet = await site.Reader().Page(switched!);
        notYet.DocumentElement.GetAttribute("lang").Should().Be("en-CA");
        notYet.QuerySelector("h1")!.TextContent.Should().Be("This piece is not in English yet");
        Link(notYet, ".offered[lang=fr-CA] a").Should().Be(PublishedSample.FrenchOnly);
        Link(notYet, ".tongues a").Should().Be(PublishedSample.FrenchOnly, "the way back is the way there");
        notYet.QuerySelector("meta[name=robots]")!.GetAttribute("content").Should().Be("noindex");
        (await site.Reader().Page(PublishedSample.French)).Body!.TextContent.Should().NotContain("There is no English edition");
    }

    [Fact]
    public async Task Who_was_told_not_yet_is_led_to_the_counterpart_once_it_is_there()
    {
        using var there = await site.Reader().Ask(Addresses.NotYet(Language.English, PublishedSample.French.Split('/')[^1]));
        there.Status().Should().Be(302);
        there.Headers.Location!.ToString().Should().Be(PublishedSample.English);
        (await site.Reader().Ask("/en/not-yet/nothing-of-the-kind")).Status().Should().Be(404);
        (await site.Reader().Ask(Addresses.NotYet(Language.French, PublishedSample.French.Split('/')[^1])))
            .Status()
            .Should()
            .Be(404, "it is in French");
    }

    [Theory]
    [InlineData("/fr", PublishedSample.French, PublishedSample.FrenchOnly)]
    [InlineData("/en", PublishedSample.English)]
    [InlineData("/fr/sujets/ia", PublishedSample.French, PublishedSample.FrenchOnly)]
    [InlineData("/fr/sujets/tech", PublishedSample.French)]
    [InlineData("/en/topics/ai", PublishedSample.English)]
    [InlineData("/en/topics/tech", PublishedSample.English)]
    [InlineData("/fr/archives", PublishedSample.French, PublishedSample.FrenchOnly)]
    [InlineData("/en/archive", PublishedSample.English)]
    public async Task A_list_has_the_pieces_of_its_language_and_no_other(string list, params string[] pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        var page = await site.Reader().Page(list);

        page.QuerySelectorAll("main a")
            .Select(a => a.GetAttribute("href")!.Split('#')[0])
            .Where(a => a.Contains("/articles/", StringComparison.Ordinal))
            .Distinct()
            .Should()
            .BeEquivalentTo(pieces);
    }

    [Fact]
    public async Task A_year_of_the_archive_has_an_address_and_a_year_without_a_piece_has_none()
    {
        var year = await site.Look(db => db.Live.MaxAsync(l => l.Month)) / 100;
        var reader = site.Reader();
        (await reader.Page($"/fr/archives/{year}")).Body!.TextContent.Should().Contain("OpenAI recrute");
        (await reader.Ask("/fr/archives/1850")).Status().Should().Be(404);
        (await reader.Ask("/en/archive/-1")).Status().Should().Be(404);
        (await reader.Ask("/en/archive/99999999999")).Status().Should().Be(404);
    }

    [Theory]
    [InlineData("?page=2")]
    [InlineData("?page=0")]
    [InlineData("?page=-1")]
    [InlineData("?page=2147483647")]
    public async Task A_page_past_the_last_is_not_there(string query)
    {
        foreach (var list in new[] { "/fr", "/fr/sujets/ia", "/en/topics/ai", "/fr/archives" })
            (await site.Reader().Ask(list + query)).Status().Should().Be(404, "of {0}", list);
    }

    [Theory]
    [InlineData("?page=abc")]
    [InlineData("?page=99999999999")]
    [InlineData("?page=1&page=2")]
    [InlineData("?language=zz&slug=x&year=zz")]
    [InlineData("?%00=%ff&a[b]=c")]
    public async Task A_query_of_nonsense_is_answered_and_does_not_stay_in_the_page(string query)
    {
        foreach (var address in new[] { "/fr", "/en/archive", "/fr/sujets/ia", PublishedSample.French, "/fr/feed.xml", "/sitemap.xml" })
        {
            using var response = await site.Reader().Ask(address + query);
            response.Status().Should().BeOneOf([200, 404, 400], "of {0}", address + query);
        }
    }

    [Theory]
    [InlineData("/fr/articles/nulle-part", "fr-CA", "fr-CA")]
    [InlineData("/nowhere/at/all.html", "en-CA", "en-CA")]
    [InlineData("/nulle/part.html", "fr-CA", "fr-CA")]
    [InlineData("/nulle/part.html", "de", "fr-CA")]
    [InlineData("/en/topics/nothing", "en-CA", "en-CA")]
    [InlineData("/en/articles/nowhere", "fr-CA", "en-CA")]
    [InlineData("/fr/articles/nulle-part", "en-CA", "fr-CA")]
    public async Task What_is_not_there_is_said_in_the_readers_language_with_404(string address, string asked, string language)
    {
        using var response = await site.Reader(asked).Ask(address);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        var page = await response.Html();
        page.DocumentElement.GetAttribute("lang").Should().Be(language);
        page.QuerySelector("h1")!
            .TextContent.Should()
            .Be(language == "fr-CA" ? "Il n’y a rien à cette adresse." : "There is nothing at this address.");
        page.QuerySelectorAll("link[rel=canonical]").Should().BeEmpty();
        page.QuerySelector("meta[name=robots]")!.GetAttribute("content").Should().Be("noindex");
    }

    [Fact]
    public async Task An_address_that_is_not_there_is_shown_as_text()
    {
        using var response = await site.Reader().Ask("/%3Cscript%3Ealert(1)%3C/script%3E/%22onload=%22x");
        response.Status().Should().Be(404);
        (await response.Text()).Should().NotContain("<script>alert").And.NotContain("\"onload=");
    }

    [Fact]
    public async Task The_error_pages_own_address_is_not_there()
    {
        foreach (var code in new[] { 200, 404, 500, 999, -1 })
            (await site.Reader().Ask($"/error/{code}")).Status().Should().Be(404);
    }

    private static string Link(IHtmlDocument page, string which) =>
        page.QuerySelectorAll(which).Should().ContainSingle(which).Subject.GetAttribute("href")!;

    /// <summary>Some words of each paragraph of the file, read without the product: no apostrophe, no quote, no colon.</summary>
    private static IEnumerable<string> SampleParagraphs() =>
        System
            .Text.Encoding.UTF8.GetString(Some.Sample)
            .Split("\n\n")
            .Where(paragraph => paragraph.Trim().Length > 150)
            .Skip(1)
            .Select(paragraph =>
                paragraph.Trim().Split(['’', '“', '”', ':', '«', '»', '-', '?', '!', ';', '\'', '%', '$']).MaxBy(s => s.Length)!.Plain()
            );
}
