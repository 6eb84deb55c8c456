using System.Text.RegularExpressions;
using Commentary.Application.Model;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>A whole piece from pasted text to its readers, in both languages, where no script runs.</summary>
public class WithoutScriptTests(Chromium chromium)
{
    private const string Piece = """
        Le wifi se mesure désormais aux murs qu’il traverse! 📶 Une norme de 2026 compte les cloisons plutôt que les mégabits. Votre salon vous dira merci. #Wifi #Norme

        Article en référence: https://example.org/wifi-et-murs

        Récapitulatif factuel

        Un consortium publie une norme qui mesure le débit derrière une, deux et trois cloisons.

        Les étiquettes des appareils changent en 2026.

        Point de vue neutre

        La mesure est plus près de ce que l’on vit, et plus difficile à comparer d’un pays à l’autre.

        Exemple

        C’est une voiture dont on annonce la consommation en ville plutôt que sur une route vide.

        Point de vue optimiste

        On achète enfin ce dont on a besoin, et l’on jette moins.

        Point de vue pessimiste

        Chacun choisira le mur qui l’arrange.
        """;

    private static readonly EditionText English = new()
    {
        Title = "Wifi is now measured by the walls it crosses",
        Slug = "wifi-is-now-measured-by-the-walls-it-crosses",
        Teaser = "Wifi is now measured by the walls it crosses. Your living room will be grateful. #Wifi #Standards",
        Summary = "A consortium has published a standard.\n\nLabels change in 2026.",
        Neutral = "Closer to what one lives with, and harder to compare.",
        Example = "A car whose consumption is told for the city.",
        Optimistic = "One buys what one needs.",
        Pessimistic = "Everybody will choose the wall that suits them.",
    };

    [Theory, InlineData(1440), InlineData(360)]
    public async Task A_piece_is_pasted_translated_checked_and_published(int width)
    {
        await using var building = new Building();
        await building.InitializeAsync();
        var member = await building.Member("Adèle");
        await using var editor = await chromium.SignedIn(building, member, withScript: false, width);
        var page = await editor.NewPageAsync();
        await page.GotoAsync("/admin/articles");

        // Pasted: what the file says is at the desk.
        await page.Link("Nouvel article").First.ClickAsync();
        await page.GetByLabel("Texte au format de la maison").FillAsync(Piece);
        await page.Button("Commencer le brouillon").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/admin/articles/edit/[0-9]+\\?done=imported$"));
        var french = await page.Written(Language.French);
        french.Title.Should().Be("Le wifi se mesure désormais aux murs qu’il traverse!");
        french.Pessimistic.Should().Be("Chacun choisira le mur qui l’arrange.");

        // Translated: on a phone the other language is one touch away, and stays after a save.
        await Show("Anglais");
        await page.Write(Language.English, English with { Slug = "", Pessimistic = "" });
        await page.Save();
        (await page.Written(Language.English)).Should().Be(English with { Pessimistic = "" });

        // Checked: the list leads to what is missing, and there it is written.
        await page.OpenMore();
        await page.Link("Liste de vérification").ClickAsync();
        await page.Link("Il manque le point de vue pessimiste.").ClickAsync();
        await Expect(page.Field(Language.English, "Pessimistic")).ToBeInViewportAsync();
        await page.Field(Language.English, "Pessimistic").FillAsync(English.Pessimistic);

        // Published, French first.
        foreach (var (name, language, code) in new[] { ("Français", "en français", "fr"), ("Anglais", "en anglais", "en") })
        {
            await Show(name);
            await page.Button($"Publier {language}").ClickAsync();
            await Expect(page.Said()).ToHaveTextAsync("C’est enregistré et publié.");
            await Expect(page.Locator($".columns .{code}")).ToContainTextAsync("Publié");
        }

        if (width < 900)
            await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Anglais" })).ToBeCheckedAsync();

        await ByKeyAloneTests.IsRead(chromium, building, french, English, withScript: false);

        async Task Show(string language)
        {
            if (width < 900)
                await page.GetByRole(AriaRole.Radio, new() { Name = language }).CheckAsync();
        }
    }
}
