using System.Text.RegularExpressions;
using Commentary.Application.Articles;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>Slips are found while one writes and corrected where one stands: by pointer, by key, on a phone, and without script.</summary>
public class SlipTests(Chromium chromium, FurnishedBuilding building)
{
    private const string Lost = "Voici l équipe d infrastructure. On dit qu il vient.";

    private Task<WritingDesk> Open(string neutral, int width = 1440) =>
        WritingDesk.Open(chromium, building, Some.Text("Les coquilles") with { Neutral = neutral }, width);

    private static ILocator Slips(IPage page, string field = "Neutral", Language language = Language.French) =>
        page.Locator($"#slips-{language}-{field}");

    private static ILocator Mend(IPage page, string words) => Slips(page).Locator($"li[data-words='{words}'] button");

    private static async Task Unfold(IPage page) => await Slips(page).Locator("summary").ClickAsync();

    private static Task<string> Selected(ILocator field) =>
        field.EvaluateAsync<string>("field => field.value.slice(field.selectionStart, field.selectionEnd)");

    [Fact]
    public async Task What_is_typed_is_looked_through_when_the_hand_rests_and_nothing_is_changed()
    {
        await using var desk = await Open("Le neutre.");
        await Expect(Slips(desk.Page)).ToBeHiddenAsync();
        await desk.Neutral.PressAsync("Control+End");

        await desk.Page.Keyboard.TypeAsync(" C est l heure.");

        await Expect(Slips(desk.Page).Locator("summary")).ToContainTextAsync("2 coquilles");
        await Expect(desk.Neutral).ToHaveValueAsync("Le neutre. C est l heure.");
        await Expect(desk.Neutral).ToBeFocusedAsync();
        await Expect(Slips(desk.Page).Locator("details")).Not.ToHaveAttributeAsync("open", "");
        await desk.Neutral.PressAsync("Control+a");
        await desk.Page.Keyboard.TypeAsync("Rien.");
        await Expect(Slips(desk.Page)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_fix_by_pointer_leaves_caret_selection_and_scroll_where_they_were_and_undo_takes_it_back()
    {
        var more = string.Join("\n\n", Enumerable.Repeat("Une phrase qui en dit assez pour remplir sa ligne.", 40));
        await using var desk = await Open($"{Lost}\n\n{more}");
        await Unfold(desk.Page);
        await desk.Select("dit qu il");
        await Slips(desk.Page).EvaluateAsync("list => list.scrollIntoView({ block: 'center', behavior: 'instant' })");
        var before = await desk.Page.EvaluateAsync<double>("() => scrollY");

        await Mend(desk.Page, "l équipe").ClickAsync();

        await Expect(desk.Neutral).ToHaveValueAsync(new Regex("^Voici l’équipe d infrastructure. On dit qu il vient."));
        (await Selected(desk.Neutral)).Should().Be("dit qu il", "the same words are selected, one letter further on");
        await Expect(desk.Neutral).ToBeFocusedAsync();
        (await desk.Page.EvaluateAsync<double>("() => scrollY")).Should().BeApproximately(before, 1);
        await Expect(Slips(desk.Page).Locator("summary")).ToContainTextAsync("2 coquilles");
        await Expect(desk.Page.Locator("p[aria-live=polite]", new() { HasText = "1 coquille corrigée." })).ToHaveCountAsync(1);
        await desk.Page.Keyboard.PressAsync("Control+z");
        await Expect(desk.Neutral).ToHaveValueAsync(new Regex("^Voici l équipe d infrastructure."));
        await Expect(Slips(desk.Page).Locator("summary")).ToContainTextAsync("3 coquilles");
    }

    [Fact]
    public async Task A_fix_finds_its_words_where_they_stand_by_now_and_touches_nothing_when_they_have_changed()
    {
        await using var desk = await Open(Lost);
        await Unfold(desk.Page);
        // Nobody answers any more: the list stays that of the text before.
        await desk.Page.RouteAsync("**/admin/articles/slips/*", route => route.AbortAsync());
        await desk.Neutral.PressAsync("Control+Home");
        await desk.Page.Keyboard.TypeAsync("Oui. ");
        await desk.Neutral.PressAsync("Control+End");
        await desk.Page.Keyboard.TypeAsync(" Non.");
        await Expect(Slips(desk.Page).Locator("[data-told]")).ToContainTextAsync("le serveur ne répond pas");

        await Mend(desk.Page, "d infrastructure").ClickAsync();

        await Expect(desk.Neutral).ToHaveValueAsync("Oui. Voici l équipe d’infrastructure. On dit qu il vient. Non.");
        await desk.Neutral.FillAsync("Tout autre chose.");
        await Mend(desk.Page, "qu il").ClickAsync();
        await Expect(desk.Neutral).ToHaveValueAsync("Tout autre chose.");
        await Expect(Slips(desk.Page).Locator("[data-told]")).ToHaveTextAsync(new Regex("rien n’a été touché|le serveur ne répond pas"));
        await desk.Page.UnrouteAsync("**/admin/articles/slips/*");
        await desk.Neutral.PressAsync("Control+End");
        await desk.Page.Keyboard.TypeAsync(" L an");
        await Expect(Slips(desk.Page).Locator("li")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task All_that_are_certain_are_one_step_that_undo_takes_back()
    {
        const string lines = "Voici l équipe.\n\nOn dit qu il vient.\n\nEt d infrastructure.";
        await using var desk = await Open(lines);
        await desk.Select("vient");
        await Slips(desk.Page).Locator("summary").ClickAsync();
        (await Selected(desk.Neutral)).Should().Be("vient", "to unfold it takes no caret away");

        await Slips(desk.Page).Locator("[data-all]").ClickAsync();

        await Expect(desk.Neutral).ToHaveValueAsync("Voici l’équipe.\n\nOn dit qu’il vient.\n\nEt d’infrastructure.");
        (await Selected(desk.Neutral)).Should().Be("vient");
        await Expect(Slips(desk.Page)).ToBeHiddenAsync();
        await desk.Page.Keyboard.PressAsync("Control+z");
        await Expect(desk.Neutral).ToHaveValueAsync(lines);
        await Expect(Slips(desk.Page).Locator("summary")).ToContainTextAsync("3 coquilles");
    }

    [Fact]
    public async Task Those_that_follow_the_first_fifty_come_when_these_are_corrected()
    {
        await using var desk = await Open(string.Join("\n\n", Enumerable.Repeat("Le mot d infrastructure.", 60)));
        await Unfold(desk.Page);

        await Slips(desk.Page).Locator("[data-all]").ClickAsync();

        await Expect(Slips(desk.Page).Locator("li")).ToHaveCountAsync(10);
        await Expect(Slips(desk.Page).Locator("summary")).ToContainTextAsync("10 coquilles");
        await Slips(desk.Page).Locator("[data-all]").ClickAsync();
        await Expect(Slips(desk.Page)).ToBeHiddenAsync();
        (await desk.Neutral.InputValueAsync()).Should().NotContain("d infra");
    }

    [Fact]
    public async Task By_keys_one_goes_from_fix_to_fix_and_back_to_the_text()
    {
        await using var desk = await Open(Lost);
        await Slips(desk.Page).Locator("summary").FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.Keyboard.PressAsync("Tab");
        await Expect(Slips(desk.Page).Locator("[data-all]")).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("Tab");
        await Expect(Mend(desk.Page, "l équipe")).ToBeFocusedAsync();

        await desk.Page.RunAndWaitForResponseAsync(
            async () =>
            {
                await desk.Page.Keyboard.PressAsync("Enter");
                await Expect(desk.Neutral).ToHaveValueAsync("Voici l’équipe d infrastructure. On dit qu il vient.");
                await Expect(Mend(desk.Page, "d infrastructure")).ToBeFocusedAsync();
            },
            "**/admin/articles/slips/*"
        );
        // The list that comes back from the server takes no focus away.
        await Expect(Slips(desk.Page).Locator("li").First.Locator(".seen")).ToContainTextAsync("Voici l’équipe");
        await Expect(Mend(desk.Page, "d infrastructure")).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(Slips(desk.Page).Locator("summary")).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Neutral).ToBeFocusedAsync();
        await Expect(desk.Neutral).ToHaveValueAsync("Voici l’équipe d’infrastructure. On dit qu’il vient.");
    }

    [Fact]
    public async Task A_title_and_a_question_have_theirs_and_who_writes_further_down_is_not_moved()
    {
        await using var desk = await Open("Le neutre.");
        var (title, question) = (desk.Page.Field(Language.French, "Title"), desk.Page.Field(Language.French, "Question"));
        await question.FillAsync("Qu en dire?");
        await Slips(desk.Page, "Question").Locator("summary").ClickAsync();
        await Slips(desk.Page, "Question").Locator("li button").ClickAsync();
        await Expect(question).ToHaveValueAsync("Qu’en dire?");

        await title.FillAsync("L avenir");
        await desk.Neutral.FocusAsync();
        var before = (await desk.Neutral.BoundingBoxAsync())!.Y;
        await Expect(Slips(desk.Page, "Title").Locator("summary")).ToContainTextAsync("1 coquille");

        (await desk.Neutral.BoundingBoxAsync())!.Y.Should().BeApproximately(before, 1);
    }

    [Fact]
    public async Task Who_writes_elsewhere_goes_on_there_after_a_fix()
    {
        await using var desk = await Open(Lost);
        await Unfold(desk.Page);
        var teaser = desk.Page.Field(Language.French, "Teaser");
        await teaser.FocusAsync();
        await teaser.EvaluateAsync("field => field.setSelectionRange(4, 9)");
        await Slips(desk.Page).EvaluateAsync("list => list.scrollIntoView({ block: 'center', behavior: 'instant' })");
        var before = await desk.Page.EvaluateAsync<double>("() => scrollY");

        await Mend(desk.Page, "qu il").ClickAsync();

        await Expect(desk.Neutral).ToHaveValueAsync("Voici l équipe d infrastructure. On dit qu’il vient.");
        await Expect(teaser).ToBeFocusedAsync();
        (await teaser.EvaluateAsync<int[]>("field => [field.selectionStart, field.selectionEnd]")).Should().Equal(4, 9);
        (await desk.Page.EvaluateAsync<double>("() => scrollY")).Should().BeApproximately(before, 1);
    }

    [Fact]
    public async Task What_comes_back_unsaved_is_looked_through_too()
    {
        await using var desk = await Open("Le neutre.");
        await desk.Neutral.PressAsync("Control+End");
        await desk.Page.Keyboard.TypeAsync(" C est dit.");
        await Expect(desk.Page.Locator(".kept")).ToHaveTextAsync(new Regex("^Brouillon automatique, "));

        await desk.Page.ReloadAsync();
        await desk.Page.Button("Reprendre ce texte").ClickAsync();

        await Expect(desk.Neutral).ToHaveValueAsync("Le neutre. C est dit.");
        await Expect(Slips(desk.Page).Locator("summary")).ToContainTextAsync("1 coquille");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task On_a_phone_the_list_fits_and_is_of_the_language_that_is_shown(bool withScript)
    {
        var text = Some.Text("L avenir") with { Neutral = $"{Lost} Et l {new string('a', 90)} qu un {new string('i', 200)}." };
        var id = await Some.Draft(building, text);
        await using var editor = await chromium.SignedIn(building, building.Editor, withScript, width: 360);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        await Unfold(page);

        await Expect(Slips(page).Locator("li")).ToHaveCountAsync(5);
        await page.FitsItsWindow();
        await page.SetViewportSizeAsync(360, 800);
        var button = Mend(page, "l équipe");
        (await button.BoundingBoxAsync())!.Height.Should().BeGreaterThanOrEqualTo(44);
        await Expect(Slips(page, "Title", Language.English)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Without_script_a_button_saves_and_corrects_in_one_step()
    {
        var id = await Some.Draft(building, Some.Text("Sans script") with { Neutral = Lost });
        await using var editor = await chromium.SignedIn(building, building.Editor, withScript: false);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        await page.Field(Language.French, "Example").FillAsync("Tapé.");
        await Unfold(page);

        await Mend(page, "d infrastructure").ClickAsync();

        await Expect(Slips(page).Locator("[role=status]")).ToHaveTextAsync("1 coquille corrigée. Le tout est enregistré.");
        await Expect(Slips(page)).ToBeInViewportAsync();
        await Slips(page).Locator("[data-all]").ClickAsync();
        await Expect(Slips(page).Locator("[role=status]")).ToContainTextAsync("2 coquilles corrigées.");
        var saved = (await building.As.Editor.Send(new OpenArticle.Query(id))).French.Text;
        (saved.Neutral, saved.Example).Should().Be(("Voici l’équipe d’infrastructure. On dit qu’il vient.", "Tapé."));
    }

    [Fact]
    public async Task In_english_they_are_slips_and_axe_has_nothing_to_say()
    {
        var member = await building.Member("Ellen", language: Language.English);
        var id = await Some.Draft(building, Some.Text("Deux langues") with { Neutral = Lost });
        await using var editor = await chromium.SignedIn(building, member);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        await Unfold(page);

        await Expect(Slips(page).Locator("summary")).ToContainTextAsync("3 slips");
        await Expect(Slips(page).Locator("li .seen").First).ToHaveAttributeAsync("lang", "fr-CA");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Correct “l équipe” to “l’équipe”", Exact = true })).ToBeVisibleAsync();
        await Axe.FindsNothing(page);
    }
}
