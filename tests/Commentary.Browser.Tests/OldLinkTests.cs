using Commentary.Application.Press;
using Commentary.Application.Redirects;
using Commentary.Text.Languages;

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

        await page.WaitForURLAsync($"{building.Address}{building.Article}?utm_source=x");
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
        await Expect(page.Locator("[lang=fr-CA] > h1")).ToHaveTextAsync("Ce lien mène ailleurs.");
        await Expect(page.Locator("[lang=en-CA] > h2")).ToHaveTextAsync("This link leads elsewhere.");
        moves.Should().Be(1);
        await page.Link("Continue").ClickAsync();
        await Expect(page).ToHaveURLAsync($"{building.Address}{building.Article}?utm_source=x");
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
        public string Article { get; private set; } = "";

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            var sample = await Some.Sample(this, "/ancien/openai-recrute.html");
            Article = Addresses.Article(Language.French, sample.Slug);
            foreach (
                var (from, answer) in new[]
                {
                    ("/vieux/tout-de-suite", RedirectAnswer.ForwardAtOnce),
                    ("/vieux/au-clic", RedirectAnswer.ForwardOnClick),
                    ("/vieux/retire", RedirectAnswer.Gone),
                }
            )
                await As.Editor.Send(
                    new WriteRedirect.Command
                    {
                        From = from,
                        To = answer is RedirectAnswer.Gone ? "" : Article,
                        Answer = answer,
                    }
                );
        }
    }
}
