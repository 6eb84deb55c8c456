using System.Text.RegularExpressions;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>The checklist leads to its fields, and a post is counted while it is typed.</summary>
public class BeforeItGoesOutTests(Chromium chromium, FurnishedBuilding building)
{
    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 1280)]
    [InlineData(true, 360)]
    public async Task A_finding_leads_to_its_field(bool withScript, int width)
    {
        var id = await Some.Draft(building, Some.Text($"Une trouvaille {withScript} {width}") with { Neutral = "Redirection en cours..." });
        await using var editor = await chromium.SignedIn(building, building.Editor, withScript, width);
        var page = await editor.NewPageAsync();
        await page.GotoAsync($"/admin/articles/check/{id}");

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Un reste de copie") }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex($"/admin/articles/edit/{id}#Save-French-Neutral$"));
        await Expect(page.Field(Language.French, "Neutral")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_post_is_counted_as_it_is_typed_what_is_over_is_marked_and_it_can_be_copied()
    {
        var id = await Some.Draft(building, Some.Text("Compté en direct"));
        await using var editor = await chromium.SignedIn(building, building.Editor);
        await editor.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await editor.NewPageAsync();
        await page.GotoAsync($"/admin/articles/post/{id}");
        var post = page.Locator("[data-network=X]");
        await Expect(post.Locator("mark")).ToBeHiddenAsync();

        await post.Locator("textarea").FillAsync($"{new string('a', 278)} 🚀 fin");

        await Expect(post.Locator(".count")).ToHaveTextAsync("285 sur 280 5 de trop");
        await Expect(post.Locator("mark")).ToHaveTextAsync("🚀 fin");
        await Expect(post.GetByRole(AriaRole.Status)).ToHaveTextAsync("5 de trop");
        await post.Locator("textarea").FillAsync("Vu 🚀 https://example.com/une/adresse/qui/est/longue");
        await Expect(post.Locator(".count span")).ToHaveTextAsync("29 sur 280");
        await Expect(post.Locator("mark")).ToBeHiddenAsync();
        await Expect(post.GetByRole(AriaRole.Status)).ToBeEmptyAsync();
        await Expect(post.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", new Regex("text=Vu%20%F0%9F%9A%80%20https%3A%2F%2F"));
        await post.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(post.GetByRole(AriaRole.Button)).ToHaveTextAsync(new Regex("^Copié"));
        (await page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).Should().StartWith("Vu 🚀 https://");

        await page.Locator("[data-save]").ClickAsync();

        await Expect(page.Locator(".says.good")).ToHaveTextAsync("Les publications sont enregistrées.");
        await Expect(post.Locator("textarea")).ToHaveValueAsync(new Regex("^Vu 🚀"));
    }

    [Fact]
    public async Task Leaving_a_post_that_is_not_saved_asks_first()
    {
        var id = await Some.Draft(building, Some.Text("Pas encore enregistré"));
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.GotoAsync($"/admin/articles/post/{id}");
        await page.Locator("#Post-Mastodon").PressSequentiallyAsync("x");
        var asked = false;
        page.Dialog += async (_, dialog) =>
        {
            asked = true;
            await dialog.DismissAsync();
        };

        await page.EvaluateAsync("() => { location.href = '/admin/articles'; }");

        for (var look = 0; !asked && look < 50; look++)
            await page.WaitForTimeoutAsync(100);
        asked.Should().BeTrue();
        page.Url.Should().Contain($"/admin/articles/post/{id}");
    }
}
