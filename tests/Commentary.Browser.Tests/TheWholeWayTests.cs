using Commentary.Application.Model;
using Commentary.Application.Press;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Web.Admin.Account;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Browser.Tests;

/// <summary>A text file went in; an editor makes the English edition of it, and a reader arrives.</summary>
public class TheWholeWayTests(Chromium chromium)
{
    private static readonly Credentials Adele = new("Adèle", "adele@example.org", "une phrase qui ouvre la porte");

    private static readonly EditionText English = new()
    {
        Title = "OpenAI hires four star engineers",
        Slug = "openai-hires-four-star-engineers",
        Teaser = "OpenAI hires four star engineers. The talent war looks like the NHL. #AI #Tech",
        Summary = "OpenAI has hired four engineers.\n\nThey will work on scaling.",
        Neutral = "A war for talent, seen level.",
        Example = "Imagine a kitchen with one oven.",
        Optimistic = "A virtuous circle begins.",
        Pessimistic = "Power gathers in few hands.",
    };

    [Theory, InlineData(true), InlineData(false)]
    public async Task From_the_set_up_link_to_a_reader_of_the_English_edition(bool withScript)
    {
        await using var building = new Building();
        await building.InitializeAsync();
        var sample = await Some.Sample(building);
        var french = Addresses.Article(Language.French, sample.Slug);
        var english = Addresses.Article(Language.English, English.Slug);
        await using var editor = await chromium.Visitor(building, withScript);
        await using var reader = await chromium.Visitor(building, withScript);
        var desk = await editor.NewPageAsync();
        var site = await reader.NewPageAsync();

        // The reader finds the French edition, which says that it is alone.
        await site.GotoAsync(french);
        await Expect(site.Locator("h1")).ToHaveTextAsync(ByKeyAloneTests.Shown(sample.Title, Language.French));
        await Expect(site.Locator("main")).ToContainTextAsync("Ce texte n’existe qu’en français pour l’instant.");

        // The set-up link makes the administrator, and leads in.
        var setUp = building.Services.GetRequiredService<SetUpLink>().Path();
        await desk.GotoAsync(setUp);
        await desk.GetByLabel("Nom").FillAsync(Adele.Name);
        await desk.GetByLabel("Adresse courriel").FillAsync(Adele.Email);
        await desk.GetByLabel("Mot de passe").FillAsync(Adele.Password);
        await desk.Button("Créer mon accès").ClickAsync();
        await Expect(desk).ToHaveURLAsync($"{building.Address}/admin");

        // Out, and the newsroom is closed; the link has served; in again.
        await desk.Button("Fermer la session Adèle").ClickAsync();
        await Expect(desk.Button("Ouvrir la session")).ToBeVisibleAsync();
        (await desk.GotoAsync(setUp))!.Status.Should().Be(410);
        await desk.GotoAsync("/admin/articles");
        await Expect(desk.Locator("h1")).ToHaveTextAsync("Ouvrir une session");
        await Newsroom.SignIn(desk, Adele);
        await Expect(desk).ToHaveURLAsync($"{building.Address}/admin/articles");

        // The sample is in the list: French is public, English is not begun.
        var row = desk.GetByRole(AriaRole.Row).Filter(new() { HasText = sample.Title });
        await Expect(row).ToContainTextAsync("Publié");
        await Expect(row).ToContainTextAsync("Pas commencé");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(desk.Field(Language.French, "Title")).ToHaveValueAsync(sample.Title);

        // The English edition is written beside it, and looked at before anything is saved.
        await desk.Write(Language.English, English);
        var preview = await editor.RunAndWaitForPageAsync(() => desk.Button("Aperçu en anglais").ClickAsync());
        await Expect(preview.Locator("h1")).ToHaveTextAsync(English.Title);
        await Expect(preview.Locator("html")).ToHaveAttributeAsync("lang", "en-CA");
        await Expect(preview.GetByText("Preview, nothing is published")).ToBeVisibleAsync();
        await ShowsWhole(preview);
        await preview.CloseAsync();
        (await desk.Written(Language.English)).Should().Be(English);
        (await site.GotoAsync(english))!.Status.Should().Be(404, "a preview publishes nothing");
        await site.GotoAsync("/en");
        await Expect(site.GetByText(English.Title)).ToHaveCountAsync(0);

        // Saved, then published.
        await desk.Save();
        (await site.GotoAsync(english))!.Status.Should().Be(404, "a draft is not public");
        await desk.Button("Publier en anglais").ClickAsync();
        await Expect(desk.Said()).ToHaveTextAsync("C’est enregistré et publié.");
        await Expect(desk.Locator(".columns .en")).ToContainTextAsync("Publié");

        // There it is, and each edition leads to the other.
        await desk.OpenActions(Language.English);
        await desk.Link("Voir la page en anglais").ClickAsync();
        await Expect(desk).ToHaveURLAsync(building.Address + english);
        await ShowsWhole(desk);
        await site.GotoAsync("/en");
        await site.ReloadUntil(async () => await site.Link(English.Title).CountAsync() == 1, "the front page shows what was published");
        await site.Link(English.Title).ClickAsync();
        await Expect(site).ToHaveURLAsync(building.Address + english);
        await site.Link("Français").ClickAsync();
        await Expect(site).ToHaveURLAsync(building.Address + french);
        await Expect(site.GetByText("Ce texte n’existe qu’en français")).ToHaveCountAsync(0);
        await site.Link("English").ClickAsync();
        await Expect(site).ToHaveURLAsync(building.Address + english);
    }

    /// <summary>The source first, then five parts under their labels, in their order.</summary>
    private static async Task ShowsWhole(IPage page)
    {
        await Expect(page.Locator("article.piece .source a[rel=external]")).ToHaveAttributeAsync("href", Some.SampleSource);
        await Expect(page.Locator("article.piece section h2"))
            .ToHaveTextAsync([.. PartNames.Bodies.Select(part => part.Label(Language.English))]);
        await Expect(page.Locator("article.piece section p"))
            .ToHaveTextAsync([.. English.Summary.Split("\n\n"), English.Neutral, English.Example, English.Optimistic, English.Pessimistic]);
    }
}
