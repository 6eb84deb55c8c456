using System.Text.RegularExpressions;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>The page that readers will get, beside the text, as one writes.</summary>
public class BesideTests(Chromium chromium, FurnishedBuilding building)
{
    [Fact]
    public async Task The_page_beside_shows_what_is_typed_and_not_saved()
    {
        await using var desk = await Open();
        await desk.Page.Button("Aperçu côte à côte").ClickAsync();
        var page = desk.Page.FrameLocator(".beside iframe");
        await Expect(page.Locator("h1")).ToHaveTextAsync("À côté");

        await desk.Neutral.FillAsync("Une phrase **qui vient**.");

        await Expect(page.Locator("section.neutral p strong")).ToHaveTextAsync("qui vient");
        await Expect(desk.Page.Field(Language.English, "Neutral")).ToBeHiddenAsync();
        await desk.Page.GetByLabel("Anglais", new() { Exact = true }).CheckAsync();
        await desk.Page.Field(Language.English, "Neutral").FillAsync("A sentence.");
        await Expect(page.Locator("section.neutral p")).ToHaveTextAsync("A sentence.");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en-CA");
    }

    [Fact]
    public async Task It_runs_nothing_and_leads_nowhere()
    {
        await using var desk = await Open();
        List<string> errors = [];
        desk.Page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                errors.Add(message.Text);
        };
        await desk.Neutral.FillAsync("<script>top.wasRun = true</script> et [ailleurs](https://example.org/) et [là](#faits)");
        await desk.Page.Keyboard.PressAsync("Control+Alt+p");
        var page = desk.Page.FrameLocator(".beside iframe");

        await page.Locator("section.neutral a").Last.ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("À côté");
        (await desk.Page.EvaluateAsync<bool>("() => 'wasRun' in window")).Should().BeFalse();
        (await page.Locator("body").EvaluateAsync<string>("body => getComputedStyle(body).fontFamily")).Should().NotBeEmpty();
        errors.Should().BeEmpty();
    }

    [Fact]
    public async Task It_is_as_wide_as_a_phone_or_a_desk_and_comes_back_as_one_left_it()
    {
        await using var desk = await Open();
        await desk.Page.Button("Aperçu côte à côte").ClickAsync();
        var frame = desk.Page.Locator(".beside iframe");
        await Expect(frame).ToHaveJSPropertyAsync("clientWidth", 375);
        await desk.Page.GetByLabel("Ordinateur").CheckAsync();
        await Expect(frame).ToHaveJSPropertyAsync("clientWidth", 1200);

        await desk.Page.ReloadAsync();

        await Expect(frame).ToHaveJSPropertyAsync("clientWidth", 1200);
        await Expect(desk.Page.FrameLocator(".beside iframe").Locator("h1")).ToHaveTextAsync("À côté");
        await desk.Page.Locator(".beside").GetByRole(AriaRole.Button, new() { Name = "Fermer" }).ClickAsync();
        await Expect(desk.Page.Button("Aperçu côte à côte")).ToBeFocusedAsync();
        await Expect(desk.Page.Field(Language.English, "Neutral")).ToBeVisibleAsync();
        await desk.Page.ReloadAsync();
        await Expect(desk.Page.Locator(".beside")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_save_leaves_its_button_where_it_was()
    {
        await using var desk = await Open();
        await desk.Neutral.FillAsync("Enregistré à côté.");

        await desk.Page.Save();

        await desk.Page.Button("Aperçu côte à côte").ClickAsync();
        await Expect(desk.Page.FrameLocator(".beside iframe").Locator("h1")).ToHaveTextAsync("À côté");
    }

    [Fact]
    public async Task Without_a_server_it_says_that_it_is_not_up_to_date_and_follows_later()
    {
        await using var desk = await Open();
        await desk.Page.Button("Aperçu côte à côte").ClickAsync();
        var page = desk.Page.FrameLocator(".beside iframe");
        await Expect(page.Locator("h1")).ToHaveTextAsync("À côté");
        await desk.Page.RouteAsync("**/*handler=Preview*", route => route.AbortAsync());
        await desk.Neutral.FillAsync("Plus tard.");
        await Expect(desk.Page.Locator(".beside [role=status]")).ToHaveTextAsync(new Regex("pas à jour"));

        await desk.Page.UnrouteAllAsync();
        await desk.Neutral.FillAsync("Plus tard, donc.");

        await Expect(page.Locator("section.neutral p")).ToHaveTextAsync("Plus tard, donc.");
        await Expect(desk.Page.Locator(".beside [role=status]")).ToHaveTextAsync("");
    }

    [Fact]
    public async Task A_phone_has_no_room_beside_and_opens_the_page_alone()
    {
        await using var desk = await Open(width: 360);

        await Expect(desk.Page.Locator("[data-beside]")).ToBeHiddenAsync();
        await Expect(desk.Page.Button("Aperçu en français")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_desk_with_the_page_beside_is_accessible_and_fits()
    {
        await using var desk = await Open();
        await desk.Page.Button("Aperçu côte à côte").ClickAsync();
        await Expect(desk.Page.FrameLocator(".beside iframe").Locator("h1")).ToHaveTextAsync("À côté");
        foreach (var width in new[] { 1024, 1440, 1920 })
        {
            await desk.Page.SetViewportSizeAsync(width, 900);
            (await desk.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .Should()
                .BeLessThanOrEqualTo(0, $"{width} px");
        }
    }

    private Task<WritingDesk> Open(int width = 1440) =>
        WritingDesk.Open(chromium, building, Some.Text("À côté") with { Title = "À côté" }, width);
}
