using System.Text.RegularExpressions;
using Commentary.Application.Model;
using Commentary.Application.Press;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>A picture is dropped on the desk, described, published, and seen.</summary>
public class PictureTests(Chromium chromium, FurnishedBuilding building)
{
    private static Task<IJSHandle> Holding(IPage page, byte[] bytes, string name, string kind = "image/png") =>
        page.EvaluateHandleAsync(
            """
            ([bytes, name, type]) => {
                const data = new DataTransfer();
                data.items.add(new File([Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0))], name, { type }));
                return data;
            }
            """,
            new[] { Convert.ToBase64String(bytes), name, kind }
        );

    private static async Task Drop(IPage page, ILocator on, byte[] bytes, string name)
    {
        var data = await Holding(page, bytes, name);
        await on.DispatchEventAsync("dragover", new { dataTransfer = data });
        await on.DispatchEventAsync("drop", new { dataTransfer = data });
    }

    private static ILocator Told(IPage page) => page.Locator(".sent-pictures:not(:empty)");

    /// <summary>Under the text itself.</summary>
    private static ILocator Told(ILocator text) => text.Locator("xpath=following-sibling::ul[contains(@class, 'sent-pictures')]");

    [Fact]
    public async Task From_the_desk_to_readers_in_both_languages()
    {
        var (french, english) = (Some.Text("Image déposée"), Some.Text("Dropped picture", Language.English));
        var id = await Some.Article(building, french, english);
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        var neutral = page.Field(Language.French, nameof(EditionText.Neutral));
        await neutral.FillAsync("Avant.");

        await Drop(page, neutral, Some.Picture(), "lac [bleu].png");

        await Expect(neutral).ToHaveValueAsync(new Regex(@"^Avant\.\n\n!\[\]\(picture:[0-9a-f]{16}\)$"));
        await Expect(Told(page)).ToContainTextAsync("lac bleu.png est dans le texte.");
        var shown = neutral.Locator("xpath=following-sibling::div[contains(@class, 'beside-lines')]//img");
        await Expect(shown).ToHaveJSPropertyAsync("complete", true);
        (await shown.EvaluateAsync<int>("img => img.naturalWidth")).Should().BePositive("it is seen where it is named");
        var (text, thumb) = ((await neutral.BoundingBoxAsync())!, (await shown.BoundingBoxAsync())!);
        (thumb.Y - text.Y).Should().BeInRange(30, 90, "it stands beside the third line");
        (thumb.X + thumb.Width).Should().BeInRange(text.X + text.Width / 2, text.X + text.Width);
        var mark = (await neutral.InputValueAsync())["Avant.\n\n".Length..];
        await page.Field(Language.English, nameof(EditionText.Neutral)).FillAsync(mark);
        var picture = await editor.RunAndWaitForPageAsync(() =>
            Told(page).GetByRole(AriaRole.Link, new() { Name = "La décrire" }).ClickAsync()
        );
        await picture.GetByLabel("Description en français").FillAsync("Un lac au matin");
        await picture.GetByLabel("Description in English").FillAsync("A lake at dawn");
        await picture.Button("Enregistrer les descriptions").ClickAsync();
        await Expect(picture.Said()).ToContainTextAsync("La description est enregistrée.");
        await page.Save();
        await building.As.Editor.Send(new Application.Publishing.Publish.Command(id, Language.French));
        await building.As.Editor.Send(new Application.Publishing.Publish.Command(id, Language.English));

        foreach (
            var (language, piece, words) in new[]
            {
                (Language.French, french, "Un lac au matin"),
                (Language.English, english, "A lake at dawn"),
            }
        )
        {
            await using var reader = await chromium.Visitor(building, withScript: false, width: 360);
            var site = await reader.NewPageAsync();
            await site.GotoAsync(Addresses.Article(language, piece.Slug));
            var image = site.GetByRole(AriaRole.Img, new() { Name = words });
            await image.ScrollIntoViewIfNeededAsync();
            await Expect(image).ToHaveJSPropertyAsync("complete", true);
            (await image.EvaluateAsync<string>("img => img.currentSrc"))
                .Should()
                .EndWith("-480.avif", "it is the smallest that is sharp here");
            (await image.EvaluateAsync<int>("img => img.naturalWidth")).Should().BePositive();
            (await image.EvaluateAsync<double>("img => img.getBoundingClientRect().width / img.getBoundingClientRect().height"))
                .Should()
                .BeApproximately(1.5, .02);
            (await site.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).Should().BeLessThanOrEqualTo(0);
        }
    }

    [Fact]
    public async Task What_was_dropped_can_be_undone_and_what_stood_there_is_there()
    {
        var id = await Some.Draft(building, Some.Text("À défaire"));
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        var example = page.Field(Language.French, nameof(EditionText.Example));
        await example.ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(" Encore.");

        await Drop(page, example, Some.Picture(), "a.png");
        await Expect(example).ToHaveValueAsync(new Regex(@"Encore\.\n\n!\[\]\(picture:"));
        for (var times = 0; times < 3 && (await example.InputValueAsync()).Contains("![", StringComparison.Ordinal); times++)
            await page.Keyboard.PressAsync("Control+z");

        (await example.InputValueAsync()).Should().StartWith("L’exemple.").And.NotContain("![");
    }

    [Fact]
    public async Task What_cannot_be_sent_is_said_can_be_tried_again_and_takes_nothing_with_it()
    {
        var id = await Some.Draft(building, Some.Text("Mal parti"));
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        var summary = page.Field(Language.French, nameof(EditionText.Summary));
        await summary.FillAsync("Des faits.");

        await Drop(page, summary, "<svg></svg>"u8.ToArray(), "dessin.svg");
        await Expect(Told(summary)).ToContainTextAsync("Exportez-le en PNG");
        await Expect(summary).ToHaveValueAsync("Des faits.");

        await editor.SetOfflineAsync(true);
        await Drop(page, summary, Some.Picture(), "train.png");
        await Expect(Told(summary)).ToContainTextAsync("le réseau ne répond pas");
        await Expect(summary).ToHaveValueAsync("Des faits.");
        await editor.SetOfflineAsync(false);
        await Told(page).GetByRole(AriaRole.Button, new() { Name = "Réessayer" }).First.ClickAsync();
        await Expect(summary).ToHaveValueAsync(new Regex(@"picture:[0-9a-f]{16}"));
    }

    [Fact]
    public async Task A_save_waits_for_what_is_on_its_way_and_a_drop_beside_the_texts_leaves_the_desk_where_it_is()
    {
        var id = await Some.Draft(building, Some.Text("Trop tôt"));
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        await Drop(page, page.Locator("h1"), Some.Picture(), "a.png");
        await Expect(Told(page)).ToContainTextAsync("Déposez l’image dans un des textes");

        var arrived = new TaskCompletionSource();
        await page.RouteAsync(
            "**/admin/pictures/send",
            async route =>
            {
                await arrived.Task;
                await route.ContinueAsync();
            }
        );
        var neutral = page.Field(Language.French, nameof(EditionText.Neutral));
        await Drop(page, neutral, Some.Picture(), "b.png");
        await Expect(neutral).ToHaveValueAsync(new Regex("Envoi de b.png"));
        await page.Locator("[data-save]").ClickAsync();
        await Expect(Told(neutral)).ToContainTextAsync("Une image est en route");
        arrived.SetResult();

        await Expect(page.Said()).ToHaveTextAsync("C’est enregistré.");
        (await page.Field(Language.French, nameof(EditionText.Neutral)).InputValueAsync()).Should().MatchRegex(@"\(picture:[0-9a-f]{16}\)");
    }

    [Fact]
    public async Task Several_that_are_sent_together_arrive_one_by_one_and_what_breaks_off_is_named_beside_what_arrived()
    {
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.GotoAsync("/admin/pictures");
        var cut = true;
        await page.RouteAsync("**/admin/pictures/send?name=perdue.png", route => cut ? route.AbortAsync() : route.ContinueAsync());
        FilePayload File(string name, byte[] bytes) =>
            new()
            {
                Name = name,
                MimeType = "image/png",
                Buffer = bytes,
            };

        await page.Locator("#Upload")
            .SetInputFilesAsync([
                File("arrivée.png", Some.Picture()),
                File("perdue.png", Some.Picture()),
                File("dessin.svg", "<svg></svg>"u8.ToArray()),
            ]);
        await page.Button("Envoyer").ClickAsync();

        await Expect(Told(page).Locator("li"))
            .ToContainTextAsync(["arrivée.png est parmi les images.", "perdue.png", "Exportez-le en PNG"]);
        await Expect(Told(page)).ToContainTextAsync("le réseau ne répond pas");
        cut = false;
        await Told(page).GetByRole(AriaRole.Button, new() { Name = "Réessayer" }).ClickAsync();
        await Expect(Told(page)).ToContainTextAsync("perdue.png est parmi les images.");
        await page.ReloadAsync();
        await Expect(page.Locator(".pictures")).ToContainTextAsync("arrivée.png");
    }

    [Fact]
    public async Task What_is_pasted_comes_in_and_words_that_come_with_a_picture_of_them_stay_words()
    {
        var id = await Some.Draft(building, Some.Text("Collée"));
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        var neutral = page.Field(Language.French, nameof(EditionText.Neutral));
        await neutral.FillAsync("");
        const string Paste =
            "(area, data) => area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))";

        var words = await Holding(page, Some.Picture(), "mots.png");
        await words.EvaluateAsync("data => data.setData('text/plain', 'des mots')");
        (await neutral.EvaluateAsync<bool>(Paste, words)).Should().BeTrue("the browser does what it always does");
        await Expect(neutral).ToHaveValueAsync("");

        (await neutral.EvaluateAsync<bool>(Paste, await Holding(page, Some.Picture(), "image.png"))).Should().BeFalse();
        await Expect(neutral).ToHaveValueAsync(new Regex(@"^!\[\]\(picture:[0-9a-f]{16}\)$"));
    }
}
