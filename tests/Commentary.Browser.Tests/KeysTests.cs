using System.Text.RegularExpressions;

namespace Commentary.Browser.Tests;

/// <summary>The list of keys on <c>?</c>, and the finder.</summary>
public class KeysTests(Chromium chromium, FurnishedBuilding building)
{
    [Fact]
    public async Task A_question_mark_lists_the_keys_and_in_a_text_it_is_a_question_mark()
    {
        await using var desk = await Open();
        var list = desk.Page.Locator("#keys");
        await desk.Neutral.FocusAsync();
        await desk.Page.Keyboard.PressAsync("Control+End");
        await desk.Page.Keyboard.TypeAsync(" Vraiment? /");
        await Expect(desk.Neutral).ToHaveValueAsync("Le neutre. Vraiment? /");
        await Expect(list).ToBeHiddenAsync();

        await desk.Page.Locator("h1").ClickAsync();
        await desk.Page.Keyboard.PressAsync("?");

        await Expect(list).ToBeVisibleAsync();
        await Expect(list).ToContainTextAsync("Ctrl+Maj+9");
        await Axe.FindsNothing(desk.Page);
        await desk.Page.Keyboard.PressAsync("Escape");
        await Expect(list).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Single_keys_can_be_switched_off_and_stay_off()
    {
        await using var desk = await Open();
        await desk.Page.Locator("[data-keys]").ClickAsync();
        await desk.Page.GetByLabel("Les touches seules").UncheckAsync();
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.Page.ReloadAsync();

        await desk.Page.Locator("h1").ClickAsync();
        await desk.Page.Keyboard.PressAsync("?");
        await desk.Page.Keyboard.PressAsync("/");

        await Expect(desk.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    [Theory, InlineData("/"), InlineData("Control+k")]
    public async Task The_finder_finds_a_piece_by_its_title_and_goes_there(string key)
    {
        var id = await Some.Draft(building, Some.Text($"Zébulon introuvable {key[^1]}"));
        await using var desk = await Open();
        await desk.Page.Locator("h1").ClickAsync();
        await desk.Page.Keyboard.PressAsync(key);
        var finder = desk.Page.Locator("#finder");
        await Expect(finder.GetByRole(AriaRole.Option)).ToHaveCountAsync(8);

        await desk.Page.Keyboard.TypeAsync($"introuvable {key[^1]}");
        await Expect(finder.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Expect(finder.Locator("[aria-selected=true]")).ToContainTextAsync("Zébulon introuvable");
        await desk.Page.Keyboard.PressAsync("Enter");

        await Expect(desk.Page).ToHaveURLAsync(new Regex($"/admin/articles/edit/{id}$"));
    }

    [Fact]
    public async Task What_is_not_found_is_said_and_arrows_go_along_what_is()
    {
        await using var desk = await Open();
        await desk.Page.Locator("h1").ClickAsync();
        await desk.Page.Keyboard.PressAsync("Control+k");
        var finder = desk.Page.Locator("#finder");
        await Expect(finder.GetByRole(AriaRole.Option)).ToHaveCountAsync(8);
        await desk.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(finder.GetByRole(AriaRole.Option).Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await Axe.FindsNothing(desk.Page);

        await desk.Page.Keyboard.TypeAsync("zzyzxqwv");

        await Expect(finder.GetByRole(AriaRole.Status)).Not.ToBeEmptyAsync();
        await Expect(finder.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task In_a_text_the_key_of_the_finder_makes_a_link()
    {
        await using var desk = await Open();
        await desk.Select("neutre");

        await desk.Page.Keyboard.PressAsync("Control+k");

        await Expect(desk.Neutral).ToHaveValueAsync("Le [neutre](https://).");
        await Expect(desk.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_script_the_list_is_a_page()
    {
        await using var browser = await chromium.SignedIn(building, building.Editor, withScript: false);
        var page = await browser.NewPageAsync();
        await page.GotoAsync("/admin/articles");

        await page.Locator("[data-keys]").ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("Raccourcis clavier");
        await Expect(page.Locator("main")).ToContainTextAsync("Alt+F10");
    }

    private Task<WritingDesk> Open() => WritingDesk.Open(chromium, building, Some.Text("Les touches"));
}
