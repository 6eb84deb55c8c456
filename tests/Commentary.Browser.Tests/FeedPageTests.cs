namespace Commentary.Browser.Tests;

/// <summary>Somebody opens a feed in a browser.</summary>
public class FeedPageTests(Chromium chromium, FurnishedBuilding building)
{
    [
        Theory,
        InlineData("/fr/feed.xml", "Voir la page que suit ce fil"),
        InlineData("/en/topics/ai/feed.xml", "See the page that this feed follows")
    ]
    public async Task It_is_a_page_that_says_what_it_is_and_leads_on(string feed, string back)
    {
        await using var reader = await chromium.Visitor(building, withScript: false);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(feed);
        await Expect(page.GetByText(back)).ToBeVisibleAsync();
        await Expect(page.Locator("entry a").First).ToBeVisibleAsync();
        await Expect(page.Locator("entry content").First).ToBeHiddenAsync();
        await Expect(page.Locator("feed > id")).ToBeHiddenAsync();
        await page.Locator("entry a").First.ClickAsync();
        await Expect(page.Locator("article h1")).ToBeVisibleAsync();
    }
}
