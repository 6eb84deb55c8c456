using Commentary.Application.Model;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>The marks over a text: by hand and by key, each one step that undo takes back, in a text area that stays one.</summary>
public class WritingTests(Chromium chromium, FurnishedBuilding building)
{
    [Theory]
    [InlineData("Control+b", "Le **neutre**.")]
    [InlineData("Control+i", "Le *neutre*.")]
    [InlineData("Control+k", "Le [neutre](https://).")]
    [InlineData("Control+Shift+Digit9", "> Le neutre.")]
    [InlineData("Control+Shift+Digit8", "- Le neutre.")]
    [InlineData("Control+Shift+L", "Le *neutre*{lang=en}.")]
    [InlineData("Control+Shift+F", "Le neutre[^1].\n\n[^1]: ")]
    public async Task A_key_marks_the_words_and_undo_takes_it_back(string key, string marked)
    {
        await using var desk = await Open();
        await desk.Select("neutre");

        await desk.Page.Keyboard.PressAsync(key);

        await Expect(desk.Neutral).ToHaveValueAsync(marked);
        await Expect(desk.Neutral).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("Control+z");
        await Expect(desk.Neutral).ToHaveValueAsync("Le neutre.");
        await desk.Page.Keyboard.PressAsync("Control+Shift+z");
        await Expect(desk.Neutral).ToHaveValueAsync(marked);
    }

    [Theory]
    [InlineData("Gras", "Le **neutre**.")]
    [InlineData("Italique", "Le *neutre*.")]
    [InlineData("Lien", "Le [neutre](https://).")]
    [InlineData("Citation", "> Le neutre.")]
    [InlineData("Liste", "- Le neutre.")]
    [InlineData("EN, passage en anglais", "Le *neutre*{lang=en}.")]
    public async Task A_button_does_the_same_and_what_was_typed_before_is_undone_after_it(string name, string marked)
    {
        await using var desk = await Open();
        await desk.Neutral.ClickAsync();
        await desk.Page.Keyboard.PressAsync("Control+End");
        await desk.Page.Keyboard.TypeAsync("!");
        await desk.Select("neutre");

        await desk.Bar.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

        await Expect(desk.Neutral).ToHaveValueAsync(marked + "!");
        await desk.Page.Keyboard.PressAsync("Control+z");
        await Expect(desk.Neutral).ToHaveValueAsync("Le neutre.!");
        await desk.Page.Keyboard.PressAsync("Control+z");
        await Expect(desk.Neutral).ToHaveValueAsync("Le neutre.");
    }

    [Theory]
    [InlineData("Un **[mot]**.", "Control+b", "Un mot.")]
    [InlineData("Un [**mot**].", "Control+b", "Un mot.")]
    [InlineData("Un **[mot]**.", "Control+i", "Un ***mot***.")]
    [InlineData("Un ***[mot]***.", "Control+b", "Un *mot*.")]
    [InlineData("Un [mot ]de plus.", "Control+b", "Un **mot** de plus.")]
    [InlineData("Un mo[]t.", "Control+i", "Un *mot*.")]
    [InlineData("[- un\n- deux\n\nFin.]", "Control+b", "- **un**\n- **deux**\n\n**Fin.**")]
    [InlineData("Un *[mot]*{lang=en}.", "Control+Shift+L", "Un mot.")]
    [InlineData("[Un\n\nDeux]", "Control+Shift+Digit9", "> Un\n>\n> Deux")]
    [InlineData("[> Un\n>\n> Deux]", "Control+Shift+Digit9", "Un\n\nDeux")]
    [InlineData("[- un\n- deux]", "Control+Shift+Digit8", "un\ndeux")]
    [InlineData("Un[] deux[^2].\n\n[^2]: Note.", "Control+Shift+F", "Un[^3] deux[^2].\n\n[^2]: Note.\n[^3]: ")]
    [InlineData("Voir [https://example.org/a].", "Control+k", "Voir [](https://example.org/a).")]
    public async Task What_is_marked_is_unmarked_and_marks_stand_where_markdown_wants_them(string text, string key, string marked)
    {
        var (from, to) = (text.IndexOf('[', StringComparison.Ordinal), text.IndexOf(']', StringComparison.Ordinal) - 1);
        await using var desk = await Open(text.Remove(to + 1, 1).Remove(from, 1));
        await desk.Select(from, to);

        await desk.Page.Keyboard.PressAsync(key);

        await Expect(desk.Neutral).ToHaveValueAsync(marked);
    }

    [Fact]
    public async Task The_bar_is_one_stop_of_the_tab_key_with_arrows_along_it_and_escape_back_to_the_text()
    {
        await using var desk = await Open();
        await desk.Select("neutre");

        await desk.Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(desk.Bar.Locator("[data-mark=strong]")).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(desk.Bar.Locator("[data-mark=em]")).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("End");
        await Expect(desk.Bar.Locator("[data-mark=note]")).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(desk.Bar.Locator("[data-mark=strong]")).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("Escape");
        await Expect(desk.Neutral).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("Alt+F10");
        await desk.Page.Keyboard.PressAsync("Enter");

        await Expect(desk.Neutral).ToHaveValueAsync("Le **neutre**.");
        await Expect(desk.Page.GetByRole(AriaRole.Toolbar)).ToHaveCountAsync(10);
    }

    [Fact]
    public async Task A_mark_is_kept_like_anything_typed()
    {
        await using var desk = await Open();
        await desk.Select("neutre");
        await desk.Page.Keyboard.PressAsync("Control+b");

        await desk.Page.Save();

        await Expect(desk.Neutral).ToHaveValueAsync("Le **neutre**.");
    }

    [Fact]
    public async Task Without_script_there_is_no_bar_that_does_nothing()
    {
        await using var browser = await chromium.SignedIn(building, building.Editor, withScript: false);
        var page = await browser.NewPageAsync();
        await page.OpenDesk(await Some.Draft(building, Some.Text("Sans script")));

        await Expect(page.Field(Language.French, "Neutral")).ToHaveValueAsync("Le neutre.");
        await Expect(page.GetByRole(AriaRole.Toolbar)).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-beside]")).ToHaveCountAsync(0);
    }

    private async Task<WritingDesk> Open(string? neutral = null)
    {
        var text = Some.Text("Au pupitre");
        return await WritingDesk.Open(chromium, building, neutral is null ? text : text with { Neutral = neutral });
    }
}

/// <summary>A desk where one writes in the neutral viewpoint.</summary>
internal sealed class WritingDesk(IBrowserContext browser, IPage page) : IAsyncDisposable
{
    public IPage Page => page;
    public ILocator Neutral => page.Field(Language.French, "Neutral");
    public ILocator Bar => page.Locator(".field:has(> #Save-French-Neutral) > [role=toolbar]");

    public static async Task<WritingDesk> Open(Chromium chromium, FurnishedBuilding building, EditionText text, int width = 1440)
    {
        var browser = await chromium.SignedIn(building, building.Editor, width: width);
        var page = await browser.NewPageAsync();
        await page.OpenDesk(await Some.Draft(building, text));
        return new(browser, page);
    }

    public async Task Select(string words)
    {
        var from = (await Neutral.InputValueAsync()).IndexOf(words, StringComparison.Ordinal);
        await Select(from, from + words.Length);
    }

    public async Task Select(int from, int to)
    {
        await Neutral.FocusAsync();
        await Neutral.EvaluateAsync("(field, at) => field.setSelectionRange(at[0], at[1])", new[] { from, to });
    }

    public ValueTask DisposeAsync() => browser.DisposeAsync();
}
