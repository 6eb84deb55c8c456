using System.Text.RegularExpressions;
using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>A save runs beside the page: one types on meanwhile, and what one typed is the next to be saved.</summary>
public class SaveBesideTests(Chromium chromium, FurnishedBuilding building)
{
    private const string Before = "Le neutre.";

    [Fact]
    public async Task What_is_typed_while_a_save_runs_stays_and_the_next_save_has_it()
    {
        await using var desk = await Opened();
        await desk.Type("Avant. ");
        await using (await desk.SaveThatWaits())
            await desk.Type("Pendant. ");

        await Expect(desk.Page.Said()).ToHaveTextAsync("C’est enregistré.");

        await Expect(desk.Neutral).ToHaveValueAsync($"Pendant. Avant. {Before}");
        await Expect(desk.Neutral).ToBeFocusedAsync();
        (await desk.Neutral.EvaluateAsync<int>("field => field.selectionStart")).Should().Be("Pendant. ".Length);
        (await desk.Saved()).Should().Be($"Avant. {Before}");
        await desk.Save();
        (await desk.Saved()).Should().Be($"Pendant. Avant. {Before}");
    }

    [Fact]
    public async Task What_is_typed_while_a_save_runs_is_unsaved_and_kept_like_all_that_is_typed()
    {
        await using var desk = await Opened();
        await desk.Type("Avant. ");
        await using (await desk.SaveThatWaits())
            await desk.Type("Pendant. ");
        await Expect(desk.Page.Said()).ToBeVisibleAsync();
        await Expect(desk.Page.Locator(".kept")).ToHaveTextAsync(new Regex("^Brouillon automatique, "));

        await desk.Page.CloseAsync(new() { RunBeforeUnload = false });
        desk.Page = await desk.Browser.NewPageAsync();
        await desk.Page.OpenDesk(desk.Id);
        await desk.Page.Button("Reprendre ce texte").ClickAsync();

        await Expect(desk.Neutral).ToHaveValueAsync($"Pendant. Avant. {Before}");
        await desk.Save();
        (await desk.Saved()).Should().Be($"Pendant. Avant. {Before}");
    }

    [Fact]
    public async Task What_a_colleague_saved_meanwhile_comes_in_under_what_is_typed()
    {
        await using var desk = await Opened();
        await Colleague(desk.Id, text => text with { Neutral = $"{Before}\n\nDe la collègue.", Title = "Son titre" });
        await desk.Type("Avant. ");
        await using (await desk.SaveThatWaits())
            await desk.Type("Pendant. ");

        await Expect(desk.Page.Said()).ToContainTextAsync("C’est enregistré.");

        await Expect(desk.Neutral).ToHaveValueAsync($"Pendant. Avant. {Before}\n\nDe la collègue.");
        await Expect(desk.Page.Field(Language.French, "Title")).ToHaveValueAsync("Son titre");
        await Expect(desk.Page.Locator("h1")).ToHaveTextAsync("Son titre");
        await desk.Save();
        (await desk.Saved()).Should().Be($"Pendant. Avant. {Before}\n\nDe la collègue.");
    }

    [Fact]
    public async Task Where_a_colleague_and_one_who_types_on_meet_the_next_save_asks()
    {
        await using var desk = await Opened();
        await Colleague(desk.Id, text => text with { Neutral = $"{Before}\n\nDe la collègue.", Example = "Son exemple." });
        await desk.Page.Field(Language.French, "Teaser").FillAsync("Une autre accroche.");
        await using (await desk.SaveThatWaits())
        {
            await desk.Neutral.PressAsync("Control+End");
            await desk.Page.Keyboard.TypeAsync(" Et la mienne.");
        }
        await Expect(desk.Page.Said()).ToBeVisibleAsync();
        await Expect(desk.Neutral).ToHaveValueAsync($"{Before} Et la mienne.");
        await Expect(desk.Page.Field(Language.French, "Example")).ToHaveValueAsync("Son exemple.");

        await desk.Save();

        (await desk.Saved()).Should().Be($"{Before} Et la mienne.\n\nDe la collègue.");
    }

    [Fact]
    public async Task A_save_that_does_not_arrive_is_said_and_the_page_stays_as_it_is()
    {
        await using var desk = await Opened();
        await desk.Type("Avant. ");
        await desk.Browser.SetOfflineAsync(true);

        await desk.Page.Keyboard.PressAsync("Control+s");

        await Expect(desk.Page.Locator(".kept")).ToContainTextAsync("Ce n’est pas enregistré");
        await Expect(desk.Neutral).ToHaveValueAsync($"Avant. {Before}");
        await desk.Browser.SetOfflineAsync(false);
        await desk.Save();
        (await desk.Saved()).Should().Be($"Avant. {Before}");
    }

    [Fact]
    public async Task A_save_after_the_session_ended_asks_to_sign_in_beside()
    {
        await using var desk = await Opened();
        await desk.Type("Avant. ");
        await desk.Browser.ClearCookiesAsync(new() { Name = "commentary-member" });

        await desk.Page.Keyboard.PressAsync("Control+s");

        await Expect(desk.Page.Locator(".kept")).ToContainTextAsync("Votre session est terminée.");
        var door = await desk.Browser.RunAndWaitForPageAsync(() => desk.Page.Link("Ouvrir une session (nouvel onglet)").ClickAsync());
        await Newsroom.SignIn(door, building.Editor);
        await Expect(door).ToHaveURLAsync(new Regex("/admin$"));
        await desk.Page.BringToFrontAsync();
        await desk.Save();
        (await desk.Saved()).Should().Be($"Avant. {Before}");
    }

    [Fact]
    public async Task A_save_that_is_asked_something_opens_the_question_with_all_that_was_typed_since()
    {
        await using var desk = await Opened();
        await desk.Page.Field(Language.French, "Summary").FillAsync("");
        await using (await desk.SaveThatWaits())
            await desk.Type("Pendant. ");

        await Expect(desk.Page.Refusal()).ToBeVisibleAsync();
        await Expect(desk.Neutral).ToHaveValueAsync($"Pendant. {Before}");
        await desk.Page.GetByText("Laisser vide", new() { Exact = true }).ClickAsync();
        await desk.Save();

        (await desk.Saved()).Should().Be($"Pendant. {Before}");
        (await building.As.Editor.Send(new OpenArticle.Query(desk.Id))).French.Text.Summary.Should().BeEmpty();
    }

    [Fact]
    public async Task A_device_without_room_says_so_when_the_server_does_not_answer_either()
    {
        await using var desk = await Opened();
        var tools = await desk.Browser.NewCDPSessionAsync(desk.Page);
        await tools.SendAsync(
            "Storage.overrideQuotaForOrigin",
            new() { ["origin"] = new Uri(desk.Page.Url).GetLeftPart(UriPartial.Authority), ["quotaSize"] = 1 }
        );
        await desk.Browser.SetOfflineAsync(true);

        await desk.Type("Nulle part. ");

        await Expect(desk.Page.Locator(".kept")).ToContainTextAsync("Ni cet appareil ni le serveur ne gardent ce que vous tapez.");
        await desk.Browser.SetOfflineAsync(false);
        await Expect(desk.Page.Locator(".kept")).ToHaveTextAsync(new Regex("^Brouillon automatique, "));
    }

    private async Task Colleague(int id, Func<EditionText, EditionText> change)
    {
        var opened = await building.As.Author.Send(new OpenArticle.Query(id));
        await building.As.Author.Send(
            new SaveDraft.Command
            {
                ArticleId = id,
                French = change(opened.French.Text),
                OpenedFrench = opened.French.Version,
            }
        );
    }

    private async Task<Desk> Opened()
    {
        var id = await Some.Draft(building, Some.Text("Enregistrer à côté"));
        var browser = await chromium.SignedIn(building, building.Editor);
        Desk desk = new(building, browser, id) { Page = await browser.NewPageAsync() };
        await desk.Page.OpenDesk(id);
        return desk;
    }

    private sealed class Desk(FurnishedBuilding building, IBrowserContext browser, int id) : IAsyncDisposable
    {
        public IBrowserContext Browser => browser;
        public int Id => id;
        public required IPage Page { get; set; }
        public ILocator Neutral => Page.Field(Language.French, "Neutral");

        public async Task Type(string words)
        {
            await Neutral.ClickAsync();
            await Page.Keyboard.PressAsync("Control+Home");
            await Page.Keyboard.TypeAsync(words);
        }

        public async Task Save()
        {
            await Page.Keyboard.PressAsync("Control+s");
            await Expect(Page.Said()).ToContainTextAsync("C’est enregistré.");
        }

        public async Task<string> Saved() => (await building.As.Editor.Send(new OpenArticle.Query(id))).French.Text.Neutral;

        /// <summary>The save has been asked for and is answered when this is disposed of.</summary>
        public async Task<IAsyncDisposable> SaveThatWaits()
        {
            TaskCompletionSource sent = new();
            TaskCompletionSource goOn = new();
            await Page.RouteAsync(
                "**/admin/articles/edit/*",
                async route =>
                {
                    sent.TrySetResult();
                    await goOn.Task;
                    await route.ContinueAsync();
                }
            );
            await Page.Keyboard.PressAsync("Control+s");
            await sent.Task;
            return new Waiting(goOn);
        }

        public ValueTask DisposeAsync() => browser.DisposeAsync();
    }

    private sealed class Waiting(TaskCompletionSource goOn) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            goOn.SetResult();
            return ValueTask.CompletedTask;
        }
    }
}
