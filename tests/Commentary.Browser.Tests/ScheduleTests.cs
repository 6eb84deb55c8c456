using System.Text.RegularExpressions;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>A moment is chosen at the desk and taken back, with the words that were typed and not yet saved.</summary>
public class ScheduleTests(Chromium chromium, FurnishedBuilding building)
{
    [Theory]
    [InlineData(true, 1280)]
    [InlineData(true, 360)]
    [InlineData(false, 360)]
    public async Task A_piece_is_scheduled_and_is_no_more(bool withScript, int width)
    {
        var next = TimeProvider.System.GetUtcNow().Year + 1;
        var title = $"Pour plus tard {withScript} {width}";
        var id = await Some.Draft(building, Some.Text(title));
        await using var editor = await chromium.SignedIn(building, building.Editor, withScript, width);
        var page = await editor.NewPageAsync();
        await page.GotoAsync($"/admin/articles/edit/{id}");
        await page.Field(Language.French, "Neutral").FillAsync("Tapé juste avant.");

        await Open(page);
        await page.Locator("#Save-French-At").FillAsync($"{next}-05-04T14:30");
        await page.GetByRole(AriaRole.Button, new() { Name = "Programmer la parution" }).First.ClickAsync();

        await Expect(page.Locator(".columns .fr .states")).ToContainTextAsync(new Regex($"Paraîtra le 4 mai {next}, 14\\sh\\s30"));
        await Expect(page.Field(Language.French, "Neutral")).ToHaveValueAsync("Tapé juste avant.");
        await page.GotoAsync("/admin/articles");
        await Expect(page.Locator("main").GetByRole(AriaRole.Listitem).Filter(new() { HasText = title }))
            .ToContainTextAsync($"4 mai {next}");

        await page.GotoAsync($"/admin/articles/edit/{id}");
        await Open(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ne plus la programmer" }).First.ClickAsync();

        await Expect(page.Locator(".columns .fr .states")).Not.ToContainTextAsync("Paraîtra le");
    }

    private static async Task Open(IPage page)
    {
        await page.OpenActions(Language.French);
        await page.Locator("details.tell summary", new() { HasText = "Programmer" }).First.ClickAsync();
    }
}
