using Commentary.Application.Press;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>On paper there is the piece and where it came from, and none of the doors.</summary>
public class PrintTests(Chromium chromium, FurnishedBuilding building)
{
    [Fact]
    public async Task A_printed_piece_spells_its_source_out_and_leaves_the_menus_on_the_screen()
    {
        await using var reader = await chromium.Visitor(building, scheme: ColorScheme.Dark);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(building.FrenchOnly);
        await Expect(page.Locator("nav.parts")).ToBeVisibleAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        await Expect(page.Locator("nav a:visible, nav span:visible")).ToHaveCountAsync(0);
        await Expect(page.GetByText("Optimiste et pessimiste côte à côte")).ToBeHiddenAsync();
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Expect(page.Locator("section.part:visible")).ToHaveCountAsync(5);
        (await page.Locator(".source").AriaSnapshotAsync()).Should().Contain($"({Some.SampleSource})");
        (await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"))
            .Should()
            .Be("rgb(255, 255, 255)", "paper is paper");
        (await page.EvaluateAsync<string>("() => getComputedStyle(document.body).color")).Should().Be("rgb(0, 0, 0)");
    }

    [Fact]
    public async Task A_sheet_holds_the_widest_piece()
    {
        await using var reader = await chromium.Visitor(building);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(Addresses.Article(Language.French, Some.AwkwardSlug(Language.French)));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        // Letter, less the margins of 20 mm, at 96 px an inch.
        await page.SetViewportSizeAsync(664, 900);

        (
            await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('article.piece *')]
                  .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                  .map(e => e.outerHTML.slice(0, 100))
                """
            )
        ).Should().BeEmpty("what does not fit a sheet is cut off");
    }
}
