using Commentary.Application.Articles;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>The French moves on: the English part says in which sentences, until the editor says that it is caught up.</summary>
public class DriftTests(Chromium chromium, FurnishedBuilding building)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_number_that_changes_is_marked_corrected_and_caught_up(bool withScript)
    {
        var french = Some.Text("Dérive") with { Neutral = "Il y a 5 chats. Ils dorment." };
        var english = Some.Text("Drift", Language.English) with { Neutral = "There are 5 cats. They sleep." };
        var id = await Some.Article(building, french, english);
        await using var editor = await chromium.SignedIn(building, building.Editor, withScript);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        await Expect(page.Locator(".drift, #drift")).ToHaveCountAsync(0);

        await page.Field(Language.French, "Neutral").FillAsync("Il y a 6 chats. Ils dorment.");
        await page.Save();

        var panel = page.Locator("#drift-Neutral");
        await Expect(panel.Locator("li")).ToHaveCountAsync(1);
        await Expect(panel.Locator(".kind")).ToHaveTextAsync("Nombre");
        await Expect(panel.Locator("del")).ToHaveTextAsync("5");
        await Expect(panel.Locator("ins")).ToHaveTextAsync("6");
        await Expect(panel.Locator("q")).ToHaveTextAsync("There are 5 cats.");

        // By keyboard: the mend, and the word that it is one.
        await page.Field(Language.English, "Neutral").FillAsync("There are 6 cats. They sleep.");
        await panel.GetByRole(AriaRole.Button, new() { Name = "C’est à jour" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(panel.GetByRole(AriaRole.Status)).ToHaveTextAsync("C’est enregistré, et noté comme étant à jour.");
        await Expect(panel.Locator("li")).ToHaveCountAsync(0);
        await Expect(page.Field(Language.English, "Neutral")).ToHaveValueAsync("There are 6 cats. They sleep.");
        (await building.As.Author.Send(new OpenArticle.Query(id))).Drift.Changes.Should().BeEmpty();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_phone_shows_one_language_at_a_time_and_the_drift_with_the_english(bool withScript)
    {
        var id = await Some.Drifting(building, "Au téléphone");
        await using var editor = await chromium.SignedIn(building, building.Editor, withScript, width: 360);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        await Expect(page.Field(Language.French, "Neutral")).ToBeVisibleAsync();
        await Expect(page.Field(Language.English, "Neutral")).ToBeHiddenAsync();
        await Expect(page.Locator("#drift-Neutral")).ToBeHiddenAsync();

        await page.Locator(".which").GetByText("Anglais").ClickAsync();

        await Expect(page.Field(Language.French, "Neutral")).ToBeHiddenAsync();
        await Expect(page.Field(Language.English, "Neutral")).ToBeVisibleAsync();
        await Expect(page.Locator("#drift-Neutral li")).ToHaveCountAsync(4);
        await Expect(page.Locator("#drift-Neutral li").First).ToBeVisibleAsync();

        // A link to what drifts shows it, whichever language is on the screen.
        await page.Locator(".which").GetByText("Français").ClickAsync();
        await page.Locator("#drift a").Last.ClickAsync();
        await Expect(page.Locator("#drift-Neutral li").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_board_leads_to_what_drifts()
    {
        await Some.Drifting(building, "Au tableau");
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.GotoAsync("/admin/articles");

        await page.GetByRole(AriaRole.Link, new() { Name = "Traductions en retard" }).ClickAsync();
        await page.Link("Au tableau").ClickAsync();

        await Expect(page.Locator("#drift h2")).ToBeInViewportAsync();
    }
}
