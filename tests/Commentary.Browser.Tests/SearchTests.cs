namespace Commentary.Browser.Tests;

/// <summary>A reader looks for a word, by a form or as they type.</summary>
public class SearchTests(Chromium chromium, FurnishedBuilding building)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task The_form_finds_and_each_word_leads_to_its_part(bool withScript)
    {
        await using var reader = await chromium.Visitor(building, withScript);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/fr");
        await page.Locator(".ways").GetByRole(AriaRole.Link, new() { Name = "Recherche" }).ClickAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("neutre");
        await page.GetByRole(AriaRole.Searchbox).PressAsync("Enter");

        await Expect(page).ToHaveURLAsync($"{building.Address}/fr/recherche?q=neutre");
        await Expect(page.Locator(".hits mark").First).ToBeVisibleAsync();
        await page.Locator(".context a").First.ClickAsync();
        await Expect(page.Locator("article h1")).ToBeVisibleAsync();
        page.Url.Should().Contain("#");
    }

    [Fact]
    public async Task On_a_phone_the_first_result_is_on_the_first_screen()
    {
        await using var reader = await chromium.Visitor(building);
        var page = await reader.NewPageAsync();
        await page.SetViewportSizeAsync(360, 640);
        await page.GotoAsync("/fr/recherche?q=neutre");
        var title = (await page.Locator(".hits h2").First.BoundingBoxAsync())!;
        (title.Y + title.Height).Should().BeLessThanOrEqualTo(640);
        await Expect(page.Locator(".filters")).ToBeHiddenAsync();

        await page.SetViewportSizeAsync(1280, 800);
        await Expect(page.Locator(".filters")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task While_one_types_the_results_follow_and_the_focus_stays()
    {
        await using var reader = await chromium.Visitor(building);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/fr");
        await page.GotoAsync("/fr/recherche");
        var field = page.GetByRole(AriaRole.Searchbox);
        await field.PressSequentiallyAsync("neutre");

        await Expect(page.Locator(".hits mark").First).ToBeVisibleAsync();
        await Expect(page.Locator("#count")).ToContainTextAsync("neutre");
        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToHaveValueAsync("neutre");
        await Expect(page).ToHaveURLAsync($"{building.Address}/fr/recherche?q=neutre");

        await page.Locator(".hits h2 a").First.ClickAsync();
        await Expect(page.Locator("article h1")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("neutre");
        await Expect(page.Locator(".hits mark").First).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync($"{building.Address}/fr", new() { Timeout = 10_000 });
    }
}
