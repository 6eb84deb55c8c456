using System.Text.RegularExpressions;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>Two members in one piece see each other, in the part where each is, and no longer than that.</summary>
public class WhoIsThereTests(Chromium chromium, FurnishedBuilding building)
{
    [Fact]
    public async Task Each_sees_the_other_come_move_and_leave()
    {
        var id = await Some.Draft(building, Some.Text("Deux dans la pièce"));
        await using var mine = await chromium.SignedIn(building, building.Editor);
        await using var hers = await chromium.SignedIn(building, building.Third);
        var me = await mine.NewPageAsync();
        await me.OpenDesk(id);
        await me.Field(Language.French, "Neutral").ClickAsync();
        await Expect(me.Locator("[data-there] li")).ToHaveCountAsync(0);

        var her = await hers.NewPageAsync();
        await her.OpenDesk(id);

        await Expect(her.Locator("[data-there] p")).ToHaveTextAsync("Aussi dans cet article : Édith");
        await Expect(Who(her, "Neutral")).ToHaveAttributeAsync("data-who", "Édith");
        await her.Field(Language.French, "Summary").ClickAsync();
        await Expect(Who(me, "Summary")).ToHaveAttributeAsync("data-who", new Regex(".+"));
        await her.Field(Language.French, "Title").ClickAsync();
        await Expect(Who(me, "Title")).ToHaveAttributeAsync("data-who", new Regex(".+"));
        await Expect(Who(me, "Summary")).Not.ToHaveAttributeAsync("data-who", new Regex(".*"));
        await Expect(me.Field(Language.French, "Neutral")).ToBeFocusedAsync();

        await her.GotoAsync("/admin/articles");

        await Expect(me.Locator("[data-there] p")).ToBeEmptyAsync();
        await Expect(Who(me, "Title")).Not.ToHaveAttributeAsync("data-who", new Regex(".*"));
    }

    private static ILocator Who(IPage page, string field) => page.Locator(".field", new() { Has = page.Field(Language.French, field) });
}
