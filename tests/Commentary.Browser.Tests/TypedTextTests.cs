using System.Text.RegularExpressions;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>What is typed is kept while it is typed: on the device at once, on the server a moment later.</summary>
public class TypedTextTests(Chromium chromium, FurnishedBuilding building)
{
    private const string Words = "Une phrase de plus. ";
    private const string Whole = "Une phrase de plus. Le neutre.";

    private async Task<int> Draft(string name) => await Some.Draft(building, Some.Text(name));

    private static async Task Type(IPage page, string words = Words)
    {
        await page.Field(Language.French, "Neutral").ClickAsync();
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.TypeAsync(words);
    }

    private static ILocator Kept(IPage page) => page.Locator(".kept");

    private static ILocator Neutral(IPage page) => page.Field(Language.French, "Neutral");

    [Fact]
    public async Task A_page_that_is_gone_comes_back_with_what_was_typed_and_says_so()
    {
        var id = await Draft("Page disparue");
        await using var browser = await chromium.SignedIn(building, building.Editor);
        var page = await browser.NewPageAsync();
        await page.OpenDesk(id);
        await Type(page);
        await Expect(Kept(page)).ToHaveTextAsync(new Regex("^Tapé et gardé à "));
        await page.CloseAsync(new() { RunBeforeUnload = false });

        page = await browser.NewPageAsync();
        await page.OpenDesk(id);

        await Expect(Neutral(page)).ToHaveValueAsync(Whole);
        await Expect(page.Locator("[data-restored]")).ToContainTextAsync("est revenu");
        await Expect(page.Locator("[data-typed]")).ToHaveCountAsync(0);
        await page.Locator("[data-save]").ClickAsync();
        await Expect(page.Said()).ToHaveTextAsync("C’est enregistré.");
        await page.OpenDesk(id);
        await Expect(Neutral(page)).ToHaveValueAsync(Whole);
        await Expect(page.Locator("[data-restored]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task One_may_go_back_to_what_is_saved()
    {
        var id = await Draft("Revenir");
        await using var browser = await chromium.SignedIn(building, building.Editor);
        var page = await browser.NewPageAsync();
        await page.OpenDesk(id);
        await Type(page);
        await Expect(Kept(page)).ToBeVisibleAsync();
        await page.CloseAsync(new() { RunBeforeUnload = false });
        page = await browser.NewPageAsync();
        await page.OpenDesk(id);

        await page.Button("Revenir à ce qui est enregistré").ClickAsync();

        await Expect(Neutral(page)).ToHaveValueAsync("Le neutre.");
        await page.WaitForResponseAsync(answer => answer.Url.Contains("/journal/", StringComparison.Ordinal));
        await page.OpenDesk(id);
        await Expect(Neutral(page)).ToHaveValueAsync("Le neutre.");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Another_device_is_told_of_it_and_takes_it_up(bool withScript)
    {
        var id = await Draft("Autre appareil");
        await using var phone = await chromium.SignedIn(building, building.Editor, width: 360);
        var typing = await phone.NewPageAsync();
        await typing.OpenDesk(id);
        await Type(typing);
        await typing.WaitForResponseAsync(answer => answer.Url.Contains("/journal/", StringComparison.Ordinal) && answer.Status == 204);

        await using var browser = await chromium.SignedIn(building, building.Editor, withScript);
        var page = await browser.NewPageAsync();
        await page.OpenDesk(id);
        await Expect(Neutral(page)).ToHaveValueAsync("Le neutre.");
        await page.Link("Reprendre ce texte").ClickAsync();

        await Expect(Neutral(page)).ToHaveValueAsync(Whole);
        await page.Locator("[data-save]").ClickAsync();
        await Expect(page.Said()).ToHaveTextAsync("C’est enregistré.");
        await Expect(page.Locator("[data-typed]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_a_network_one_types_on_and_it_is_sent_when_there_is_one()
    {
        var id = await Draft("Hors ligne");
        await using var browser = await chromium.SignedIn(building, building.Editor);
        var page = await browser.NewPageAsync();
        await page.OpenDesk(id);
        await browser.SetOfflineAsync(true);

        await Type(page);

        await Expect(Kept(page)).ToContainTextAsync("Le serveur ne répond pas.");
        await browser.SetOfflineAsync(false);
        await Expect(Kept(page)).ToHaveTextAsync(new Regex("^Tapé et gardé à "));
    }

    [Fact]
    public async Task A_session_that_ends_is_said_and_one_signs_in_beside_and_goes_on()
    {
        var id = await Draft("Session finie");
        await using var browser = await chromium.SignedIn(building, building.Editor);
        var page = await browser.NewPageAsync();
        await page.OpenDesk(id);
        await browser.ClearCookiesAsync(new() { Name = "commentary-member" });

        await Type(page);

        await Expect(Kept(page)).ToContainTextAsync("Votre session est terminée.");
        var door = await browser.RunAndWaitForPageAsync(() => page.Link("Ouvrir une session (nouvel onglet)").ClickAsync());
        await Newsroom.SignIn(door, building.Editor);
        await Expect(door).ToHaveURLAsync(new Regex("/admin$"));
        await page.BringToFrontAsync();
        await Expect(Kept(page)).ToHaveTextAsync(new Regex("^Tapé et gardé à "));
        await page.Locator("[data-save]").ClickAsync();
        await Expect(page.Said()).ToHaveTextAsync("C’est enregistré.");
        await Expect(Neutral(page)).ToHaveValueAsync(Whole);
    }

    [Fact]
    public async Task Two_pages_of_one_person_keep_their_own_words()
    {
        var id = await Draft("Deux onglets");
        await using var browser = await chromium.SignedIn(building, building.Editor);
        var one = await browser.NewPageAsync();
        await one.OpenDesk(id);
        await Type(one, "Le premier. ");
        await Expect(Kept(one)).ToBeVisibleAsync();

        var other = await browser.NewPageAsync();
        await other.OpenDesk(id);

        await Expect(Neutral(other)).ToHaveValueAsync("Le neutre.", new() { Timeout = 2000 });
        await Expect(other.Locator("[data-typed]")).ToContainTextAsync("Le premier. Le neutre.");
        await Type(other, "Le second. ");
        await Expect(Kept(other)).ToBeVisibleAsync();
        await one.ReloadAsync();
        await Expect(Neutral(one)).ToHaveValueAsync("Le premier. Le neutre.");
    }
}
