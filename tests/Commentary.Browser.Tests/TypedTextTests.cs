using System.Text.RegularExpressions;
using Commentary.Application.Articles;
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

    private static ILocator Left(IPage page) => page.Locator("[data-restored]");

    [Fact]
    public async Task What_a_page_that_is_gone_held_is_offered_and_stands_where_it_was_once_it_is_taken_up()
    {
        var id = await Draft("Page disparue");
        await using var browser = await chromium.SignedIn(building, building.Editor);
        var page = await TypedAndClosed(browser, id);

        await Expect(Left(page)).ToContainTextAsync(Whole);
        await Expect(page.Locator("[data-typed]")).ToHaveCountAsync(0);
        await Expect(Neutral(page)).ToHaveValueAsync("Le neutre.");
        await page.Button("Reprendre ce texte").ClickAsync();

        await Expect(Neutral(page)).ToHaveValueAsync(Whole);
        await Expect(Left(page)).ToBeHiddenAsync();
        await page.Locator("[data-save]").ClickAsync();
        await Expect(page.Said()).ToHaveTextAsync("C’est enregistré.");
        await page.OpenDesk(id);
        await Expect(Neutral(page)).ToHaveValueAsync(Whole);
        await Expect(Left(page)).ToBeHiddenAsync();
    }

    /// <summary>A page in which somebody typed, closed before it was saved, and the piece opened again.</summary>
    private static async Task<IPage> TypedAndClosed(IBrowserContext browser, int id)
    {
        var page = await browser.NewPageAsync();
        await page.OpenDesk(id);
        await Type(page);
        await Expect(Kept(page)).ToHaveTextAsync(new Regex("^Brouillon automatique, "));
        await page.CloseAsync(new() { RunBeforeUnload = false });
        page = await browser.NewPageAsync();
        await page.OpenDesk(id);
        return page;
    }

    [Fact]
    public async Task What_was_left_goes_out_with_no_other_action_and_goes_on_being_offered()
    {
        var id = await Draft("Adresse abandonnée");
        await using var browser = await chromium.SignedIn(building, building.Editor);
        var page = await browser.NewPageAsync();
        await page.OpenDesk(id);
        var slug = await page.Field(Language.French, "Slug").InputValueAsync();
        await page.Field(Language.French, "Slug").FillAsync("adresse-a-ne-pas-prendre");
        await Expect(Kept(page)).ToHaveTextAsync(new Regex("^Brouillon automatique, "));
        // Away by a link, and back in the same tab.
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await page.Link("Articles").ClickAsync();
        await page.OpenDesk(id);
        await Expect(Left(page)).ToContainTextAsync("adresse-a-ne-pas-prendre");

        await Type(page);
        await page.Locator("[data-save]").ClickAsync();

        await Expect(page.Said()).ToHaveTextAsync("C’est enregistré.");
        var saved = (await building.As.Author.Send(new OpenArticle.Query(id))).French.Text;
        (saved.Slug, saved.Neutral).Should().Be((slug, Whole));
        await page.OpenDesk(id);
        await Expect(Left(page)).ToContainTextAsync("adresse-a-ne-pas-prendre");
    }

    [Fact]
    public async Task After_a_refused_moment_only_what_was_typed_counts_as_typed()
    {
        var id = await Draft("Moment refusé");
        await using var browser = await chromium.SignedIn(building, building.Editor);
        var page = await browser.NewPageAsync();
        await page.OpenDesk(id);
        await Type(page);
        await page.Locator("#Save-French-At")
            .EvaluateAsync(
                "field => { for (let at = field; (at = at.parentElement?.closest('details')); ) at.open = true; field.value = '2001-01-01T10:00'; }"
            );
        await page.Locator("[formaction*='handler=Schedule&language=French']").ClickAsync();
        await Expect(page.Refusal()).ToBeVisibleAsync();
        await Expect(Kept(page)).ToHaveTextAsync(new Regex("^Brouillon automatique, "));
        await building.Correct(id, text => text with { Summary = "Corrigé par la collègue." });
        await page.CloseAsync(new() { RunBeforeUnload = false });

        page = await browser.NewPageAsync();
        await page.OpenDesk(id);

        await Expect(Left(page).Locator("li")).ToHaveCountAsync(1);
        await page.Button("Reprendre ce texte").ClickAsync();
        await Expect(Neutral(page)).ToHaveValueAsync(Whole);
        await Expect(page.Field(Language.French, "Summary")).ToHaveValueAsync("Corrigé par la collègue.");
    }

    [Fact]
    public async Task What_was_saved_does_not_come_back_over_what_a_colleague_wrote_since()
    {
        var id = await Draft("Enregistré puis changé");
        await using var browser = await chromium.SignedIn(building, building.Editor);
        var page = await browser.NewPageAsync();
        await page.OpenDesk(id);
        await Type(page);
        await page.Save();
        await Expect(Neutral(page)).ToHaveValueAsync(Whole);
        await building.Correct(id, text => text with { Neutral = "Celui de la collègue." });

        await page.OpenDesk(id);
        await Type(page, "x");

        await Expect(Kept(page)).ToHaveTextAsync(new Regex("^Brouillon automatique, "));
        await Expect(Neutral(page)).ToHaveValueAsync("xCelui de la collègue.");
        await Expect(page.Locator("[data-restored]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task One_may_throw_it_away()
    {
        var id = await Draft("Jeter");
        await using var browser = await chromium.SignedIn(building, building.Editor);
        var page = await TypedAndClosed(browser, id);

        var sent = page.WaitForResponseAsync(answer => answer.Url.Contains("/journal/", StringComparison.Ordinal));
        await page.Button("Le supprimer").ClickAsync();
        await sent;

        await page.OpenDesk(id);
        await Expect(page.Locator("form[data-journal]")).ToBeVisibleAsync();
        await Expect(Neutral(page)).ToHaveValueAsync("Le neutre.");
        await Expect(Left(page)).ToBeHiddenAsync();
        await Expect(page.Locator("[data-typed]")).ToHaveCountAsync(0);
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
        await Expect(Kept(page)).ToHaveTextAsync(new Regex("^Brouillon automatique, "));
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
        await Expect(Kept(page)).ToHaveTextAsync(new Regex("^Brouillon automatique, "));
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

        await Expect(Neutral(other)).ToHaveValueAsync("Le neutre.");
        await Expect(other.Locator("[data-typed]")).ToContainTextAsync("Le premier. Le neutre.");
        await Type(other, "Le second. ");
        await Expect(Kept(other)).ToBeVisibleAsync();
        await Expect(Neutral(other)).ToHaveValueAsync("Le second. Le neutre.");
        await one.ReloadAsync();
        await one.Button("Reprendre ce texte").ClickAsync();
        await Expect(Neutral(one)).ToHaveValueAsync("Le premier. Le neutre.");
    }
}
