using Commentary.Application.Articles;
using Commentary.Application.Delta;
using Commentary.Application.Publishing;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>A reader says where they stand before the two readings and after, by key, on a phone, with and without a script.</summary>
public class DeltaTests(Chromium chromium, DeltaTests.Asking building) : IClassFixture<DeltaTests.Asking>
{
    /// <summary>A building of their own: what these tests do, the public sees.</summary>
    public sealed class Asking : Building
    {
        public Credentials Editor { get; private set; } = null!;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            Editor = await Member("Édith");
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_reader_answers_twice_and_sends_once(bool withScript)
    {
        var text = Some.Text("Une question") with { Question = "Est-ce une bonne nouvelle?" };
        var article = await Some.Draft(building, text);
        await building.As.Editor.Send(new Publish.Command(article, Language.French));
        await using var reader = await chromium.Visitor(building, withScript, width: 360);
        var page = await reader.NewPageAsync();
        await page.GotoAsync($"/fr/articles/{text.Slug}");

        // One answer alone is not sent: the browser leads to the one that is missing.
        await page.Locator("#voice").GetByLabel("Plutôt oui").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Compter ma réponse" }).ClickAsync();
        page.Url.Should().EndWith(text.Slug);
        await Expect(page.Locator("#question input").First).ToBeFocusedAsync();

        await page.Locator("#question").GetByLabel("Non", new() { Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("#question").GetByLabel("Plutôt non")).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Compter ma réponse" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Votre réponse est comptée.");
        var counted = await building.As.Author.Send(new OpenDelta.Query(article));
        counted.Movement.ToString().Should().Be(new Commentary.Application.Press.Movement([(2, 4, 1)]).ToString());
        (await reader.CookiesAsync()).Should().BeEmpty();
        await page.ReloadAsync();
        (await building.As.Author.Send(new OpenDelta.Query(article)))
            .Movement.Total.Should()
            .Be(1, "to load the answer again is not to answer again");
        await page.GetByRole(AriaRole.Link, new() { Name = "Revenir au texte" }).ClickAsync();
        await Expect(page.Locator("#voice")).ToBeVisibleAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_editor_writes_the_question_sees_the_answers_and_takes_it_off(bool withScript)
    {
        var text = Some.Text("Une question d’éditeur");
        var article = await Some.Draft(building, text);
        await using var editor = await chromium.SignedIn(building, building.Editor, withScript);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(article);
        await page.Field(Language.French, "Question").FillAsync("Est-ce une bonne nouvelle?");
        await page.Button("Publier en français").ClickAsync();
        await Expect(page.Said()).ToBeVisibleAsync();
        (await building.As.Author.Send(new AddVoice.Command(Language.French, text.Slug, 1, 2, "192.0.2.77")))
            .Should()
            .Be(AddVoice.Result.Counted);

        await page.OpenMore();
        await page.Link("Réponses des lecteurs").ClickAsync();
        await Expect(page.Locator(".movement figcaption")).ToContainTextAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer la question" }).ClickAsync();
        await Expect(page.Said()).ToContainTextAsync("n’est plus posée");
        (await building.As.Author.Send(new OpenDelta.Query(article))).IsOff.Should().BeTrue();

        await page.Locator("details.group summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Effacer les réponses et recommencer" }).ClickAsync();
        await Expect(page.Locator(".empty h2")).ToContainTextAsync("Personne");
        (await building.As.Author.Send(new OpenArticle.Query(article))).French.Text.Question.Should().Be("Est-ce une bonne nouvelle?");
    }
}
