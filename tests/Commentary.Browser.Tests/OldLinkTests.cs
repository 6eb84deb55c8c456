using Commentary.Application.Press;
using Commentary.Application.Redirects;
using Commentary.Text.Languages;
using Microsoft.AspNetCore.Hosting;

namespace Commentary.Browser.Tests;

/// <summary>Years of links point at the old site, and every one of them must arrive.</summary>
public class OldLinkTests(Chromium chromium, OldLinkTests.Moved building) : IClassFixture<OldLinkTests.Moved>
{
    [Theory]
    [InlineData("/ancien/openai-recrute.html", "")]
    [InlineData("/ancien/openai-recrute.html/", "")]
    [InlineData("/Ancien/OpenAI-Recrute.html/?utm_source=x", "?utm_source=x")]
    [InlineData("/ancien/%6Fpenai-recrute.html?a=1&b=%C3%A9", "?a=1&b=%C3%A9")]
    [InlineData("/ancien/openai-recrute.html#optimiste", "#optimiste")]
    public async Task An_old_link_arrives_at_the_article_with_its_query(string old, string kept)
    {
        await using var reader = await chromium.Visitor(building);
        var page = await reader.NewPageAsync();

        var response = await page.GotoAsync(old);

        response!.Status.Should().Be(200);
        page.Url.Should().Be(building.Address + building.Article + kept);
        await Expect(page.Locator("h1")).ToContainTextAsync("OpenAI recrute");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_forwarding_page_moves_on_at_once_and_does_not_stand_in_the_way_back(bool withScript)
    {
        await using var reader = await chromium.Visitor(building, withScript);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/fr");

        await page.GotoAsync("/vieux/tout-de-suite?utm_source=x");

        await Expect(page).ToHaveURLAsync($"{building.Address}{building.Article}?utm_source=x");
        await Expect(page.Locator("h1")).ToContainTextAsync("OpenAI recrute");
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync($"{building.Address}/fr");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_forwarding_page_that_waits_moves_when_the_reader_does(bool withScript)
    {
        await using var reader = await chromium.Visitor(building, withScript);
        var page = await reader.NewPageAsync();
        var moves = 0;
        page.FrameNavigated += (_, _) => moves++;

        await page.GotoAsync("/vieux/au-clic?utm_source=x");

        (await page.Locator("meta[http-equiv=refresh]").CountAsync()).Should().Be(0, "it waits for the reader");
        await Expect(page.Locator("[lang=fr-CA] > h1")).ToHaveTextAsync("Cette page a changé d’adresse.");
        await Expect(page.Locator("[lang=en-CA] > h2")).ToHaveTextAsync("This page has moved.");
        moves.Should().Be(1);
        await page.Link("Go to the page").ClickAsync();
        await Expect(page).ToHaveURLAsync($"{building.Address}{building.Article}?utm_source=x");
    }

    [Fact]
    public async Task A_page_that_leads_off_the_site_says_to_whom()
    {
        await using var reader = await chromium.Visitor(building);
        var page = await reader.NewPageAsync();

        await page.GotoAsync("/vieux/ailleurs");

        await Expect(page.Locator("[lang=fr-CA] > h1")).ToHaveTextAsync("Ce lien mène ailleurs.");
        await Expect(page.Locator("[lang=en-CA] > h2")).ToHaveTextAsync("This link leads elsewhere.");
        await Expect(page.Locator("section[lang=fr-CA] b")).ToHaveTextAsync(Moved.AllowedHost);
        await Expect(page.Link("Continuer")).ToHaveAttributeAsync("href", $"https://{Moved.AllowedHost}/texte");
        await page.Link("Rester sur Commentary").ClickAsync();
        await Expect(page).ToHaveURLAsync($"{building.Address}/fr");
    }

    [Fact]
    public async Task A_forwarding_page_is_one_page_in_both_languages()
    {
        await using var reader = await chromium.Visitor(building);
        var html = await (await reader.APIRequest.GetAsync("/vieux/tout-de-suite")).TextAsync();

        html.Split("<html").Should().HaveCount(2, "a page holds one document");
        html.Split("http-equiv=\"refresh\" content=\"0;").Should().HaveCount(2);
        html.Should().Contain("Redirection en cours…").And.Contain("Redirecting…");
    }

    [Fact]
    public async Task What_was_retired_says_so_and_offers_a_way_on()
    {
        await using var reader = await chromium.Visitor(building);
        var page = await reader.NewPageAsync();

        (await page.GotoAsync("/vieux/retire"))!.Status.Should().Be(410);

        await page.Link("Browse the archive").ClickAsync();
        await Expect(page).ToHaveURLAsync($"{building.Address}/en/archive");
    }

    /// <summary>A building with the sample, and rules of each kind that lead to it.</summary>
    public sealed class Moved : Building
    {
        /// <summary>The one outside host that its rules may lead to.</summary>
        public const string AllowedHost = "allowed.example";

        public string Article { get; private set; } = "";

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            var sample = await Some.Sample(this, "/ancien/openai-recrute.html");
            Article = Addresses.Article(Language.French, sample.Slug);
            foreach (
                var (from, to, answer) in new[]
                {
                    ("/vieux/tout-de-suite", Article, RedirectAnswer.ForwardAtOnce),
                    ("/vieux/au-clic", Article, RedirectAnswer.ForwardOnClick),
                    ("/vieux/ailleurs", $"https://{AllowedHost}/texte", RedirectAnswer.ForwardOnClick),
                    ("/vieux/retire", "", RedirectAnswer.Gone),
                }
            )
                await As.Editor.Send(
                    new WriteRedirect.Command
                    {
                        From = from,
                        To = to,
                        Answer = answer,
                    }
                );
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Site:RedirectHosts:0", AllowedHost);
        }
    }
}
