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

    [Fact]
    public async Task A_page_of_ones_own_that_was_closed_is_no_longer_there()
    {
        var id = await Some.Draft(building, Some.Text("Deux pages de la même personne"));
        await using var mine = await chromium.SignedIn(building, building.Editor);
        var stays = await mine.NewPageAsync();
        await stays.OpenDesk(id);
        var closes = await mine.NewPageAsync();
        await closes.OpenDesk(id);
        await closes.Field(Language.French, "Title").ClickAsync();
        await Expect(Who(stays, "Title")).ToHaveAttributeAsync("data-who", new Regex(".+"), new() { Timeout = 15_000 });

        await closes.CloseAsync(new() { RunBeforeUnload = true });

        // A page that only fell silent is there for as long as three of its pulses; this one said that it leaves.
        await Expect(Who(stays, "Title")).Not.ToHaveAttributeAsync("data-who", new Regex(".*"), new() { Timeout = 15_000 });
    }

    private static ILocator Who(IPage page, string field) => page.Locator(".field", new() { Has = page.Field(Language.French, field) });
}
