using Commentary.Web.Admin.Account;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Browser.Tests;

/// <summary>What is not among the rooms fits its window, too: nobody scrolls sideways.</summary>
public class LayoutTests(Chromium chromium, FurnishedBuilding building)
{
    [Fact]
    public async Task The_sign_in_page_and_the_preview_fit_their_windows()
    {
        await using var visitor = await chromium.Visitor(building);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/admin");
        await page.FitsItsWindow();

        await using var editor = await chromium.SignedIn(building, building.Editor);
        page = await editor.NewPageAsync();
        await page.OpenDesk(building.AwkwardArticle);
        var preview = await editor.RunAndWaitForPageAsync(() => page.Button("Aperçu en français").ClickAsync());
        await Expect(preview.Locator("h1")).ToBeVisibleAsync();
        await preview.FitsItsWindow();
    }

    public class InAnEmptyBuilding(Chromium chromium, Building building) : IClassFixture<Building>
    {
        [Fact]
        public async Task Pages_where_there_is_nothing_yet_fit_their_windows()
        {
            await using var visitor = await chromium.Visitor(building);
            var page = await visitor.NewPageAsync();
            string[] addresses = ["/fr", "/en/archive", building.Services.GetRequiredService<SetUpLink>().Path()];
            foreach (var address in addresses)
            {
                await page.GotoAsync(address);
                await Expect(page.Locator("h1")).ToBeVisibleAsync();
                await page.FitsItsWindow();
            }
        }
    }
}
