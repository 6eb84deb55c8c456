using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>Two editors at one piece, each in a browser of their own: nobody's text is overwritten, and nobody's is lost.</summary>
public class TwoEditorsTests(Chromium chromium, FurnishedBuilding building)
{
    private readonly EditionText opened = Some.Text("Deux à la fois");

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_second_save_shows_both_texts_and_loses_nothing(bool withScript)
    {
        await using var two = await TwoAtOnce(withScript);

        // What both changed is named at the top, and shown twice: mine in the field, the other's compared with it.
        await Expect(two.Second.Refusal()).ToContainTextAsync("Édith a enregistré avant vous");
        await Expect(two.Second.Refusal().GetByRole(AriaRole.Link)).ToHaveTextAsync(["Point de vue neutre"]);
        await Expect(two.Second.Refusal().GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "#Save-French-Neutral");
        await Expect(two.Second.Field(Language.French, "Neutral")).ToHaveValueAsync("Le neutre, écrit par le second.");
        var theirs = two.Second.GetByRole(AriaRole.Group, new() { Name = "Enregistré par Édith" });
        await Expect(theirs).ToHaveCountAsync(1);
        (await Words(theirs.Locator(".theirs"), "del")).Should().Be("Le neutre.");
        (await Words(theirs.Locator(".theirs"), "ins")).Should().Be("Le neutre, écrit par la première.");

        // What one alone changed is joined; what nobody changed is as it was.
        (await two.Second.Written(Language.French))
            .Should()
            .Be(
                opened with
                {
                    Title = "Deux à la fois, dit la première",
                    Neutral = "Le neutre, écrit par le second.",
                    Example = "L’exemple, écrit par le second.",
                }
            );
        (await Saved(two.Article)).Neutral.Should().Be("Le neutre, écrit par la première.", "a refused save changes nothing");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Who_takes_the_others_text_keeps_what_they_alone_wrote(bool withScript)
    {
        await using var two = await TwoAtOnce(withScript);

        await two.Second.GetByLabel("Prendre le texte enregistré par Édith").CheckAsync();
        await two.Second.Button("Enregistrer ce choix").ClickAsync();

        await Expect(two.Second.Said()).ToHaveTextAsync("C’est enregistré.");
        (await two.Second.Written(Language.French))
            .Should()
            .Be(
                opened with
                {
                    Title = "Deux à la fois, dit la première",
                    Neutral = "Le neutre, écrit par la première.",
                    Example = "L’exemple, écrit par le second.",
                }
            );
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Who_keeps_their_own_text_saves_it_with_both_in_view(bool withScript)
    {
        await using var two = await TwoAtOnce(withScript);

        await two.Second.Button("Enregistrer ce choix").ClickAsync();

        await Expect(two.Second.Said()).ToHaveTextAsync("C’est enregistré.");
        (await two.Second.Written(Language.French))
            .Should()
            .Be(
                opened with
                {
                    Title = "Deux à la fois, dit la première",
                    Neutral = "Le neutre, écrit par le second.",
                    Example = "L’exemple, écrit par le second.",
                }
            );
        (await Saved(two.Article)).Neutral.Should().Be("Le neutre, écrit par le second.");
    }

    [Fact]
    public async Task A_third_save_while_one_chooses_is_shown_too()
    {
        await using var two = await TwoAtOnce(withScript: true);
        await two.First.Field(Language.French, "Neutral").FillAsync("Le neutre, encore repris.");
        await two.First.Save();

        await two.Second.Button("Enregistrer ce choix").ClickAsync();

        await Expect(two.Second.Refusal()).ToContainTextAsync("Édith a enregistré avant vous");
        await Expect(two.Second.Field(Language.French, "Neutral")).ToHaveValueAsync("Le neutre, écrit par le second.");
        (await Words(two.Second.Locator(".theirs").First, "ins")).Should().Be("Le neutre, encore repris.");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_English_edition_and_a_colleagues_French_save_do_not_meet(bool englishIsFirst)
    {
        var id = await Some.Draft(building, opened);
        await using var inFrench = await Desk(id, building.Editor, withScript: true);
        await using var inEnglish = await Desk(id, building.Third, withScript: true);
        var french = opened with { Neutral = "Le neutre, repris." };
        var english = Some.Text("Both at once", Language.English);
        await inFrench.Page.Field(Language.French, "Neutral").FillAsync(french.Neutral);
        await inEnglish.Page.Write(Language.English, english);

        var (first, second) = englishIsFirst ? (inEnglish, inFrench) : (inFrench, inEnglish);
        await first.Page.Save();
        await second.Page.Save();

        (await second.Page.Written(Language.French)).Should().Be(french);
        (await second.Page.Written(Language.English)).Should().Be(english);
    }

    [Fact]
    public async Task Without_script_what_was_typed_outlives_a_session_that_ended()
    {
        var id = await Some.Draft(building, opened);
        await using var desk = await Desk(id, building.Editor, withScript: false);
        var typed = opened with { Neutral = "Le neutre, tapé pendant des heures.\n\n« Deux » < 3 & 4" };
        await desk.Page.Write(Language.French, typed);
        await desk.Page.Context.ClearCookiesAsync();

        await desk.Page.Locator("[data-save]").ClickAsync();
        await Newsroom.SignIn(desk.Page, building.Editor);
        await desk.Page.Button("L’envoyer maintenant").ClickAsync();

        await Expect(desk.Page.Said()).ToHaveTextAsync("C’est enregistré.");
        (await desk.Page.Written(Language.French)).Should().Be(typed);
    }

    /// <summary>Both opened the same text; the first has saved, and the second was refused.</summary>
    private async Task<Two> TwoAtOnce(bool withScript)
    {
        var id = await Some.Draft(building, opened);
        var first = await Desk(id, building.Editor, withScript);
        var second = await Desk(id, building.Third, withScript);
        await first.Page.Field(Language.French, "Title").FillAsync("Deux à la fois, dit la première");
        await first.Page.Field(Language.French, "Neutral").FillAsync("Le neutre, écrit par la première.");
        await first.Page.Save();

        await second.Page.Field(Language.French, "Neutral").FillAsync("Le neutre, écrit par le second.");
        await second.Page.Field(Language.French, "Example").FillAsync("L’exemple, écrit par le second.");
        await second.Page.Locator("[data-save]").ClickAsync();
        await Expect(second.Page.Refusal()).ToBeVisibleAsync();
        return new(id, first, second);
    }

    private async Task<AtTheDesk> Desk(int article, Credentials member, bool withScript)
    {
        var browser = await chromium.SignedIn(building, member, withScript);
        var page = await browser.NewPageAsync();
        await page.OpenDesk(article);
        return new(browser, page);
    }

    private async Task<EditionText> Saved(int article) => (await building.As.Author.Send(new OpenArticle.Query(article))).French.Text;

    /// <summary>The comparison without what is only in the other text: one text, whole.</summary>
    private static Task<string> Words(ILocator comparison, string only) =>
        comparison.EvaluateAsync<string>(
            """
            (shown, only) => [...shown.childNodes]
              .filter(node => node.nodeType === Node.TEXT_NODE || node.localName === only)
              .map(node => node.textContent).join('')
            """,
            only
        );

    private sealed record AtTheDesk(IBrowserContext Browser, IPage Page) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Browser.DisposeAsync();
    }

    private sealed record Two(int Article, AtTheDesk One, AtTheDesk Other) : IAsyncDisposable
    {
        public IPage First => One.Page;
        public IPage Second => Other.Page;

        public async ValueTask DisposeAsync()
        {
            await One.DisposeAsync();
            await Other.DisposeAsync();
        }
    }
}
