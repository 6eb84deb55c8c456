using Commentary.Application.Press;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>The two readings side by side, where there is room for two columns, and the way of reading that stays chosen.</summary>
public class SideBySideTests(Chromium chromium, FurnishedBuilding building)
{
    private const string Pair = "Optimiste et pessimiste côte à côte";

    private static readonly string Another = Addresses.Article(Language.French, Some.AwkwardSlug(Language.French));

    [Theory, InlineData(768), InlineData(1024), InlineData(1440)]
    public async Task From_a_tablet_on_there_are_two_columns_with_their_names_on_one_line(int width)
    {
        await using var reader = await chromium.Visitor(building, withScript: false, width: width);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(building.FrenchOnly);
        await page.GetByLabel(Pair).CheckAsync();

        var (one, other) = (await BoxOf(page.Locator("#optimiste")), await BoxOf(page.Locator("#pessimiste")));
        var all = await BoxOf(page.Locator(".pieces"));
        other.X.Should().BeGreaterThan(one.X + one.Width);
        other.Width.Should().BeApproximately(one.Width, 1);
        (other.X + other.Width).Should().BeApproximately(all.X + all.Width, 1, "the columns have all the room there is");
        var (name, otherName) = (await BoxOf(page.Locator("#optimiste h2")), await BoxOf(page.Locator("#pessimiste h2")));
        (otherName.Y, otherName.Height).Should().Be((name.Y, name.Height));
        await page.FitsItsWindow();
    }

    [Fact]
    public async Task On_a_phone_both_stand_one_below_the_other_under_their_names()
    {
        await using var reader = await chromium.Visitor(building, withScript: false, width: 390);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(building.FrenchOnly);
        await page.GetByLabel(Pair).CheckAsync();

        var (one, other) = (await BoxOf(page.Locator("#optimiste")), await BoxOf(page.Locator("#pessimiste")));
        other.Y.Should().BeGreaterThan(one.Y + one.Height);
        (other.X, other.Width).Should().Be((one.X, one.Width));
        await Expect(page.Locator("#pessimiste h2")).ToBeVisibleAsync();
        await page.FitsItsWindow();
    }

    [Fact]
    public async Task The_way_of_reading_lasts_from_one_piece_to_the_next_without_a_cookie()
    {
        await using var reader = await chromium.Visitor(building);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(building.FrenchOnly);
        await page.GetByLabel(Pair).CheckAsync();

        await page.GotoAsync(Another);
        await Expect(page.GetByLabel(Pair)).ToBeCheckedAsync();
        (await reader.CookiesAsync()).Should().BeEmpty();

        // Whoever follows a link to a part sees that part.
        await page.GotoAsync("about:blank");
        await page.GotoAsync(Another + "#exemple");
        await Expect(page.Locator("#exemple h2")).ToBeVisibleAsync();

        await page.GotoAsync(Another);
        await page.GetByLabel("Dans l’ordre").CheckAsync();
        await page.GotoAsync(building.FrenchOnly);
        await Expect(page.GetByLabel("Dans l’ordre")).ToBeCheckedAsync();
    }

    [Theory, InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task The_browsers_bar_has_the_colour_of_the_look_that_was_chosen(ColorScheme system)
    {
        await using var reader = await chromium.Visitor(building, scheme: system);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/fr");
        foreach (var (look, colour) in new[] { ("Sombre", "#111519"), ("Claire", "#fcfcfa") })
        {
            await page.GetByLabel(look).CheckAsync();
            (await Bar()).Should().Be(colour);
            await page.ReloadAsync();
            (await Bar()).Should().Be(colour, "it is known before anything is painted");
        }

        Task<string> Bar() =>
            page.EvaluateAsync<string>(
                "() => [...document.querySelectorAll('meta[name=theme-color]')].find(m => matchMedia(m.media).matches).content"
            );
    }

    [Theory, InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task Found_words_stand_out_where_the_system_chooses_the_colours(ColorScheme system)
    {
        await using var reader = await chromium.Visitor(building, withScript: false, scheme: system);
        var page = await reader.NewPageAsync();
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await page.GotoAsync("/fr/recherche?q=neutre");

        var (ground, ink, around) = (await Style("backgroundColor"), await Style("color"), await Around());

        ground.Should().NotBe(around, "a found word has a ground of its own");
        ink.Should().NotBe(ground);

        Task<string> Style(string of) => page.Locator(".hits mark").First.EvaluateAsync<string>($"m => getComputedStyle(m).{of}");
        Task<string> Around() => page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
    }

    private static async Task<LocatorBoundingBoxResult> BoxOf(ILocator element) =>
        (await element.BoundingBoxAsync()) ?? throw new InvalidOperationException("It is not shown.");
}
