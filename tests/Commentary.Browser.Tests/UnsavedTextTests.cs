using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>Leaving asks when something typed is not saved, and only then: a page that always asks is not believed.</summary>
public class UnsavedTextTests(Chromium chromium, FurnishedBuilding building)
{
    [Fact]
    public async Task Leaving_a_desk_where_nothing_was_typed_does_not_ask()
    {
        await using var desk = await Open();
        await desk.Page.Field(Language.French, "Neutral").ClickAsync();

        await desk.Page.Link("Articles").ClickAsync();

        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("Articles");
        desk.Asked.Should().Be(0);
    }

    [Fact]
    public async Task Leaving_with_unsaved_text_asks_and_staying_keeps_it()
    {
        await using var desk = await Open();
        await desk.Type("Une phrase de plus. ");

        await desk.TryToLeave();

        desk.Asked.Should().Be(1);
        await Expect(desk.Page.Field(Language.French, "Neutral")).ToHaveValueAsync("Une phrase de plus. Le neutre.");
    }

    [Fact]
    public async Task What_was_typed_and_taken_back_does_not_ask()
    {
        await using var desk = await Open();
        await desk.Type("x");
        await desk.Page.Keyboard.PressAsync("Backspace");

        await desk.Page.Link("Articles").ClickAsync();

        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("Articles");
        desk.Asked.Should().Be(0);
    }

    [Fact]
    public async Task Saving_does_not_ask_and_nor_does_leaving_after_it()
    {
        await using var desk = await Open();
        await desk.Type("Une phrase de plus. ");

        await desk.Page.Save();
        await desk.Page.Field(Language.French, "Neutral").ClickAsync();
        await desk.Page.Link("Articles").ClickAsync();

        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("Articles");
        desk.Asked.Should().Be(0);
    }

    [Fact]
    public async Task Saving_by_key_saves()
    {
        await using var desk = await Open();
        await desk.Type("Une phrase de plus. ");

        await desk.Page.Keyboard.PressAsync("Control+s");

        await Expect(desk.Page.Said()).ToHaveTextAsync("C’est enregistré.");
        await Expect(desk.Page.Field(Language.French, "Neutral")).ToHaveValueAsync("Une phrase de plus. Le neutre.");
    }

    [Fact]
    public async Task A_preview_saves_nothing_and_leaving_after_it_asks()
    {
        await using var desk = await Open();
        await desk.Type("Une phrase de plus. ");
        var preview = await desk.Browser.RunAndWaitForPageAsync(() => desk.Page.Button("Aperçu en français").ClickAsync());
        await Expect(preview.GetByText("Une phrase de plus.")).ToBeVisibleAsync();
        await preview.CloseAsync();

        await desk.TryToLeave();

        desk.Asked.Should().Be(1, "what is typed is still not saved");
    }

    [Fact]
    public async Task A_refused_text_is_unsaved_from_the_start()
    {
        await using var desk = await Open();
        await desk.Page.Field(Language.French, "Slug").FillAsync("!?");
        await desk.Page.Locator("[data-save]").ClickAsync();
        await Expect(desk.Page.Refusal()).ToBeVisibleAsync();
        await desk.Page.Field(Language.French, "Neutral").ClickAsync();

        await desk.TryToLeave();

        desk.Asked.Should().Be(1);
    }

    [Fact]
    public async Task A_pasted_text_that_is_not_begun_yet_asks_too()
    {
        await using var desk = await Open();
        await desk.Page.GotoAsync("/admin/articles/new");
        await desk.Page.Locator("#text").ClickAsync();
        await desk.Page.Keyboard.TypeAsync("Récapitulatif factuel");

        await desk.TryToLeave();

        desk.Asked.Should().Be(1);
        await Expect(desk.Page.Locator("#text")).ToHaveValueAsync("Récapitulatif factuel");
    }

    private async Task<Desk> Open()
    {
        var id = await Some.Draft(building, Some.Text("À ne pas perdre"));
        var browser = await chromium.SignedIn(building, building.Editor);
        var page = await browser.NewPageAsync();
        await page.OpenDesk(id);
        return new(browser, page);
    }

    private sealed class Desk : IAsyncDisposable
    {
        public Desk(IBrowserContext browser, IPage page)
        {
            (Browser, Page) = (browser, page);
            // Whoever is asked stays.
            page.Dialog += async (_, dialog) =>
            {
                dialog.Type.Should().Be(DialogType.BeforeUnload);
                Asked++;
                await dialog.DismissAsync();
            };
        }

        public IBrowserContext Browser { get; }
        public IPage Page { get; }

        /// <summary>How often the page asked whether to leave.</summary>
        public int Asked { get; private set; }

        /// <summary>As a hand types, at the beginning of the neutral viewpoint.</summary>
        public async Task Type(string words)
        {
            await Page.Field(Language.French, "Neutral").ClickAsync();
            await Page.Keyboard.PressAsync("Control+Home");
            await Page.Keyboard.TypeAsync(words);
        }

        /// <summary>Follows a link away, and waits until the browser has left or has stayed.</summary>
        public async Task TryToLeave()
        {
            var address = Page.Url;
            var left = Page.WaitForURLAsync(url => url != address);
            var asked = Page.WaitForDialog();
            await Page.Link("Articles").ClickAsync();
            await Task.WhenAny(left, asked);
        }

        public ValueTask DisposeAsync() => Browser.DisposeAsync();
    }
}

internal static class Dialogs
{
    /// <summary>Done when the page has asked something.</summary>
    public static Task WaitForDialog(this IPage page)
    {
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Dialog += (_, _) => asked.TrySetResult();
        return asked.Task;
    }
}
