using System.Text.RegularExpressions;
using Commentary.Application.Press;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>Two paragraphs that answer each other: face to face where there is room, a link apart where there is none.</summary>
public class DuelTests(Chromium chromium, FurnishedBuilding building)
{
    private const string One = "#optimiste .duel > p";
    private const string Other = "#pessimiste .duel > p";

    private async Task<string> Piece()
    {
        var text = Some.Text("Un duel") with
        {
            Optimistic = $"{Long("D’abord")}\n\n[duel A] {Long("L’un espère")}\n\nEnfin.",
            Pessimistic = $"[duel A] {Long("L’autre craint")}\n\n{Long("Puis")}",
        };
        var english = Some.Text("A duel", Language.English);
        await Some.Article(building, text, english);
        return Addresses.Article(Language.French, text.Slug);

        static string Long(string words) =>
            $"{words} {string.Concat(Enumerable.Repeat("et encore des mots qui tiennent plusieurs lignes ", 12))}.";
    }

    [Theory, InlineData("Dans l’ordre"), InlineData("Optimiste et pessimiste côte à côte")]
    public async Task On_a_wide_screen_they_stand_face_to_face(string view)
    {
        await using var reader = await chromium.Visitor(building, withScript: false, width: 1440);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(await Piece());
        await page.GetByLabel(view).CheckAsync();

        var (one, other) = (await BoxOf(page.Locator(One)), await BoxOf(page.Locator(Other)));
        other.Y.Should().BeApproximately(one.Y, 1);
        other.X.Should().BeGreaterThan(one.X + one.Width);
        // The names are level, as without a duel, and the text begins below both.
        var stands = await BoxOf(page.Locator("#optimiste h2"));
        var hangs = await BoxOf(page.Locator("#pessimiste h2"));
        hangs.Y.Should().BeApproximately(stands.Y, 1);
        (await BoxOf(page.Locator("#optimiste .between p").First)).Y.Should().BeGreaterThan(hangs.Y + hangs.Height);
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).Should().BeLessThanOrEqualTo(0);
        // By key and by ear the link is there too, and is seen while it has the focus.
        await page.Locator("#optimiste .facing").FocusAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Tab");
        (await BoxOf(page.Locator("#optimiste .facing"))).Width.Should().BeGreaterThan(200);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("#pessimiste-"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task On_a_phone_each_leads_to_the_other(bool withScript)
    {
        await using var reader = await chromium.Visitor(building, withScript, width: 360);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(await Piece());
        var link = page.GetByRole(AriaRole.Link, new() { NameRegex = new("^En face, le point de vue pessimiste.: L’autre craint") });
        (await BoxOf(link)).Height.Should().BeGreaterThanOrEqualTo(44);

        await link.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Sight.IsClear(page.Locator(Other));
        (await page.Locator(Other).EvaluateAsync<bool>("p => p.matches(':target') && getComputedStyle(p).boxShadow !== 'none'"))
            .Should()
            .BeTrue();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^En face, le point de vue optimiste.: L’un espère") }).ClickAsync();
        await Sight.IsClear(page.Locator(One));
    }

    [Fact]
    public async Task Where_one_part_stands_alone_the_link_turns_to_the_other()
    {
        await using var reader = await chromium.Visitor(building, withScript: false, width: 1440);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(await Piece() + "#optimiste");
        await page.GetByLabel("Une partie à la fois").CheckAsync();

        await page.Locator("#optimiste .facing").ClickAsync();

        await Expect(page.Locator("section.part:visible")).ToHaveCountAsync(1);
        await Expect(page.Locator("#pessimiste")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_paper_each_says_in_words_what_it_answers()
    {
        await using var reader = await chromium.Visitor(building);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(await Piece());
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(page.Locator(".facing:visible")).ToHaveCountAsync(2);
        await Expect(page.Locator("#pessimiste .facing")).ToContainTextAsync("L’un espère");
        (await BoxOf(page.Locator(Other))).Y.Should().BeGreaterThan((await BoxOf(page.Locator(One))).Y + 10);
    }

    private static async Task<LocatorBoundingBoxResult> BoxOf(ILocator element) =>
        await element.BoundingBoxAsync() ?? throw new InvalidOperationException("It is not on the page.");
}
