using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>What cannot be kept is said beside its field, and everything typed is still there.</summary>
public class RefusalTests(Chromium chromium, FurnishedBuilding building)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_wrong_slug_is_said_beside_its_field_and_everything_typed_is_still_there(bool withScript)
    {
        var id = await Some.Draft(building, Some.Text("Une adresse qui ne va pas"));
        await using var editor = await chromium.SignedIn(building, building.Editor, withScript);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        var french = Some.Awkward(Language.French) with
        {
            Slug = "!?",
            Neutral = "\nUne ligne vide d’abord, « des guillemets » et <b>des balises</b> & cetera.",
        };
        var english = Some.Text("A fresh edition", Language.English);
        await page.Write(Language.French, french);
        await page.Write(Language.English, english);
        // It is open already where another piece comments on the same source.
        await page.Locator("details.group").First.EvaluateAsync("source => { source.open = true; }");
        await page.GetByLabel("Signature").FillAsync("Une journaliste");

        await page.Locator("[data-save]").ClickAsync();

        await Expect(page.Refusal()).ToContainTextAsync("Rien n’est enregistré");
        var slug = page.Field(Language.French, "Slug");
        await Expect(slug).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(slug).ToHaveAccessibleDescriptionAsync(SlugInvalid());
        await IsRightBelow(page.GetByText(SlugInvalid()).Last, slug);
        (await page.Written(Language.French)).Should().Be(french);
        (await page.Written(Language.English)).Should().Be(english);
        await Expect(page.GetByLabel("Signature")).ToHaveValueAsync("Une journaliste");
    }

    [Theory, InlineData(1440, Language.French), InlineData(360, Language.French)]
    [InlineData(1440, Language.English), InlineData(360, Language.English)]
    public async Task The_summary_of_errors_leads_to_the_field(int width, Language language)
    {
        var id = await Some.Draft(building, Some.Text("Une erreur à suivre"));
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        await page.Write(language, Some.Text("Somewhere", language) with { Slug = "!?" });
        await page.SetViewportSizeAsync(width, 800);
        await page.Locator("[data-save]").ClickAsync();

        var link = page.Refusal().GetByRole(AriaRole.Link);
        await link.FocusAsync();
        await Expect(link).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        var slug = page.Field(language, "Slug");
        await Expect(slug).ToBeFocusedAsync();
        await Sight.IsClear(slug);
    }

    [Fact]
    public async Task The_reasons_why_not_to_publish_lead_to_the_fields()
    {
        var id = await Some.Draft(building, Some.Text("À moitié écrit") with { Pessimistic = "" });
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        await page.Button("Publier en français").ClickAsync();
        await Expect(page.Said()).ToContainTextAsync("C’est enregistré, mais pas publié en français");

        // Said once at the top, and again beside the button.
        var field = page.Field(Language.French, "Pessimistic");
        await page.Said().GetByRole(AriaRole.Link, new() { Name = "Il manque le point de vue pessimiste." }).ClickAsync();
        await Expect(field).ToBeFocusedAsync();
        await Sight.IsClear(field);

        await page.Field(Language.French, "Title").FocusAsync();
        await page.GetByText("Pas encore publiable : une raison").First.ClickAsync();
        await page.Locator(".why a[href='#Save-French-Pessimistic']").ClickAsync();
        await Expect(field).ToBeFocusedAsync();
        await Sight.IsClear(field);
    }

    [Fact]
    public async Task A_redirect_that_leads_nowhere_is_said_beside_its_field()
    {
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.GotoAsync("/admin/redirects");
        await page.GetByText("Nouvelle règle").ClickAsync();
        await page.Locator("#Rule-From").FillAsync("/vieux/encore");
        await page.Locator("#Rule-To").FillAsync("https://ailleurs.example/");
        await page.Locator("#Rule-Answer").SelectOptionAsync("Found");

        await page.Button("Ajouter").ClickAsync();

        await Expect(page.Refusal()).ToBeVisibleAsync();
        await Expect(page.Locator("#to-error")).ToBeVisibleAsync();
        await Expect(page.Locator("[aria-invalid=true]")).ToHaveCountAsync(1);
        await Expect(page.Locator("#Rule-To")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("#Rule-From")).ToHaveValueAsync("/vieux/encore");
        await Expect(page.Locator("#Rule-To")).ToHaveValueAsync("https://ailleurs.example/");
        await Expect(page.Locator("#Rule-Answer")).ToHaveValueAsync("Found");
        await page.Refusal().GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("#Rule-To")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_text_that_is_no_piece_is_still_there_to_correct()
    {
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.GotoAsync("/admin/articles/new");
        const string typed = "Ceci n’est pas une pièce : rien n’y a de titre.\n\nEt pourtant.";
        await page.GetByLabel("Adresse de l’article en référence").FillAsync("pas une adresse");
        await page.Locator("[data-save]").ClickAsync();

        await Expect(page.Refusal()).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Adresse de l’article en référence")).ToHaveValueAsync("pas une adresse");
        await Expect(page.GetByLabel("Adresse de l’article en référence")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.Refusal().GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByLabel("Adresse de l’article en référence")).ToBeFocusedAsync();

        await page.GetByLabel("Texte au format de la maison").FillAsync(typed);
        await page.Locator("[data-save]").ClickAsync();
        await Expect(page.Refusal()).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Texte au format de la maison")).ToHaveValueAsync(typed);
    }

    private static string SlugInvalid() =>
        "L’adresse n’admet que des lettres minuscules sans accent, des chiffres et des traits d’union simples, jusqu’à 100 caractères.";

    private static async Task IsRightBelow(ILocator message, ILocator field)
    {
        await Expect(message).ToBeVisibleAsync();
        var (said, about) = ((await message.BoundingBoxAsync())!, (await field.BoundingBoxAsync())!);
        (said.Y - about.Y - about.Height).Should().BeInRange(-2, 24);
    }
}
