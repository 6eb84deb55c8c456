using Commentary.Web.Admin.Account;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Browser.Tests;

/// <summary>Every page, by day and by night, on a phone and on a desk: axe finds nothing to say.</summary>
public class AccessibilityTests(Chromium chromium, FurnishedBuilding building)
{
    [Theory, MemberData(nameof(Rooms.OfTheSite), MemberType = typeof(Rooms))]
    public async Task A_page_of_the_site_fits_its_window_and_axe_finds_nothing(string room)
    {
        await using var reader = await chromium.Visitor(building);
        var page = await reader.NewPageAsync();
        await Rooms.Enter(building, page, room);
        await page.FitsItsWindow();
        await Axe.FindsNothing(page);
    }

    [Fact]
    public async Task The_words_of_a_piece_have_enhanced_contrast_in_every_look()
    {
        await using var reader = await chromium.Visitor(building);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(building.FrenchOnly);
        await Axe.FindsBodiesOfEnhancedContrast(page);
    }

    [Theory, MemberData(nameof(Rooms.OfTheNewsroom), MemberType = typeof(Rooms))]
    public async Task A_page_of_the_newsroom_fits_its_window_and_axe_finds_nothing(string room)
    {
        await using (var editor = await chromium.SignedIn(building, building.Editor))
        {
            var page = await editor.NewPageAsync();
            await Rooms.EnterNewsroom(building, page, room);
            await page.FitsItsWindow();
            await Axe.FindsNothing(page);
        }
        await using var colleague = await chromium.SignedIn(building, building.Colleague);
        var inEnglish = await colleague.NewPageAsync();
        await Rooms.EnterNewsroom(building, inEnglish, room);
        await inEnglish.FitsItsWindow();
        await Axe.FindsNothingInOtherWords(inEnglish);
    }

    [Fact]
    public async Task Axe_finds_nothing_on_the_members_page()
    {
        await using var administrator = await chromium.SignedIn(building, building.Colleague);
        var page = await administrator.NewPageAsync();
        await page.GotoAsync("/admin/members");
        await Expect(page.Locator("table.list")).ToBeVisibleAsync();
        await Axe.FindsNothing(page);
    }

    [Fact]
    public async Task Axe_finds_nothing_on_the_settings_of_the_checks()
    {
        await using var administrator = await chromium.SignedIn(building, building.Colleague);
        var page = await administrator.NewPageAsync();
        await page.GotoAsync("/admin/checks");
        await Expect(page.Locator(".stoppers")).ToBeVisibleAsync();
        await Axe.FindsNothing(page);
    }

    [Fact]
    public async Task Axe_finds_nothing_on_a_preview()
    {
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(building.AwkwardArticle);
        var preview = await editor.RunAndWaitForPageAsync(() => page.Button("Aperçu en anglais").ClickAsync());
        await Expect(preview.Locator("h1")).ToBeVisibleAsync();
        await Axe.FindsNothing(preview);
    }

    [Theory, InlineData("fr-CA"), InlineData("en-CA")]
    public async Task Axe_finds_nothing_on_the_sign_in_page_and_on_its_refusal(string language)
    {
        await using var visitor = await chromium.Visitor(building, languages: language);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/admin");
        await Axe.FindsNothing(page);
        await page.Locator("#email").FillAsync("personne@example.org");
        await page.Locator("#password").FillAsync("pas le bon");
        await page.Locator("form[method=post] button[type=submit]").ClickAsync();
        await Expect(page.Refusal()).ToBeVisibleAsync();
        await Axe.FindsNothing(page);
    }

    public class InAnEmptyBuilding(Chromium chromium, Building building) : IClassFixture<Building>
    {
        [Theory]
        [InlineData("/fr")]
        [InlineData("/en")]
        [InlineData("/fr/archives")]
        [InlineData("/en/archive")]
        public async Task Axe_finds_nothing_where_nothing_is_published_yet(string address)
        {
            await using var reader = await chromium.Visitor(building);
            var page = await reader.NewPageAsync();
            await page.GotoAsync(address);
            await Expect(page.Locator(".blank")).ToBeVisibleAsync();
            await Axe.FindsNothing(page);
        }

        [Theory, InlineData("fr-CA"), InlineData("en-CA")]
        public async Task Axe_finds_nothing_on_the_set_up_page_and_on_its_refusal(string language)
        {
            await using var visitor = await chromium.Visitor(building, languages: language);
            var page = await visitor.NewPageAsync();
            await page.GotoAsync(building.Services.GetRequiredService<SetUpLink>().Path());
            await Axe.FindsNothing(page);
            await page.Locator("#name").FillAsync("Adèle");
            await page.Locator("#email").FillAsync("adele@example.org");
            await page.Locator("#password").FillAsync("court");
            await page.Locator("form[method=post] button[type=submit]").ClickAsync();
            await Expect(page.Locator("#password-error")).ToBeVisibleAsync();
            await Axe.FindsNothing(page);
        }
    }
}
