using System.Text.RegularExpressions;
using Commentary.Application.Articles;
using Commentary.Application.Notes;
using Commentary.Text.Languages;

namespace Commentary.Browser.Tests;

/// <summary>Colleagues note on a passage beside the text, by keys, by buttons and without script, and nobody's typing is disturbed.</summary>
public class NotesTests(Chromium chromium, FurnishedBuilding building)
{
    private const string Region = "#notes-French-Neutral";

    private Task<int> Draft(string title = "Des notes") =>
        Some.Draft(building, Some.Text(title) with { Neutral = "Le neutre dit une chose. Puis il dit une chose encore." });

    private async Task<IReadOnlyList<ListNotes.Note>> Notes(int id) => (await building.As.Editor.Send(new ListNotes.Query(id))).Notes;

    private static Task<string> Selected(ILocator field) =>
        field.EvaluateAsync<string>("field => field.value.slice(field.selectionStart, field.selectionEnd)");

    private static async Task Select(ILocator field, string words) =>
        await field.EvaluateAsync(
            "(field, words) => { field.focus(); const at = field.value.indexOf(words); field.setSelectionRange(at, at + words.length); }",
            words
        );

    [Fact]
    public async Task By_keys_a_passage_is_noted_on_answered_and_resolved_while_the_text_stays_as_it_is_typed()
    {
        var id = await Draft();
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        var field = page.Field(Language.French, "Neutral");
        await field.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(" Typé, pas enregistré.");
        await Select(field, "pas enregistré");

        await page.Keyboard.PressAsync("Control+Alt+m");

        await Expect(page.Locator("#Save-Note-French-Neutral")).ToBeFocusedAsync();
        await Expect(page.Locator("#Save-Quote-French-Neutral")).ToHaveValueAsync("pas enregistré");
        await page.Keyboard.TypeAsync("Est-ce bien vrai?");
        await page.Keyboard.PressAsync("Control+Enter");
        var note = page.Locator($"{Region} .open > .note");
        await Expect(note.Locator(".text")).ToHaveTextAsync("Est-ce bien vrai?");
        await Expect(note.Locator(".moved")).ToBeHiddenAsync();
        await Expect(field).ToBeFocusedAsync();
        (await Selected(field)).Should().Be("pas enregistré", "one goes on where one was");
        await Expect(field).ToHaveValueAsync(new Regex("Typé, pas enregistré\\.$"));
        await Expect(page.Locator("#Save-Note-French-Neutral")).ToBeHiddenAsync();
        (await building.As.Editor.Send(new OpenArticle.Query(id))).French.Text.Neutral.Should().NotContain("Typé");

        await note.Locator(".answer > summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Oui.");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(note.Locator(".answers .text")).ToHaveTextAsync("Oui.");
        await Expect(note.Locator(".answer > summary")).ToBeFocusedAsync();
        await note.GetByRole(AriaRole.Button, new() { NameRegex = new("^Réglé") }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var fold = page.Locator($"{Region} .settled > summary");
        await Expect(fold).ToBeFocusedAsync();
        await Expect(note).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator($"{Region} .settled .hint").Last).ToContainTextAsync("Réglée par Édith");

        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("[data-fresh=said] [role=status]")).ToHaveTextAsync("C’est enregistré.");
        (await building.As.Editor.Send(new OpenArticle.Query(id))).French.Text.Neutral.Should().EndWith("Typé, pas enregistré.");
        (await Notes(id)).Should().ContainSingle().Which.Times.Should().Be(1);
    }

    [Fact]
    public async Task Pressing_a_passage_selects_it_and_again_the_next_that_reads_the_same()
    {
        var id = await Draft();
        await building.As.Author.Send(new AddNote.Command(id, "French-Neutral", "dit une chose", "Deux fois?"));
        await building.As.Author.Send(new AddNote.Command(id, "French-Neutral", "Tout autre chose", "Où?"));
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        var field = page.Field(Language.French, "Neutral");
        var notes = page.Locator($"{Region} .open > .note");
        await Expect(notes.First.Locator(".several")).ToHaveTextAsync("Ce passage se lit 2 fois dans le texte.");
        await Expect(notes.Last.Locator(".moved")).ToBeVisibleAsync();

        await notes.First.Locator(".passage").ClickAsync();
        var first = await field.EvaluateAsync<int>("field => field.selectionStart");
        (await Selected(field)).Should().Be("dit une chose");
        await notes.First.Locator(".passage").ClickAsync();

        (await Selected(field)).Should().Be("dit une chose");
        (await field.EvaluateAsync<int>("field => field.selectionStart")).Should().BeGreaterThan(first);
        await field.FillAsync("Plus rien de cela.");
        await field.BlurAsync();
        await Expect(notes.First.Locator(".moved")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_written_and_not_sent_outlives_a_save_a_reload_and_a_server_that_is_gone()
    {
        var id = await Draft();
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        await page.Field(Language.French, "Title").FocusAsync();
        await page.Locator(".field", new() { Has = page.Field(Language.French, "Title") }).Locator("[data-mark=note]").ClickAsync();
        await page.Keyboard.TypeAsync("À moitié écrite");
        await page.Field(Language.French, "Summary").FillAsync("Les faits, revus.");

        await page.Save();

        var text = page.Locator("#Save-Note-French-Title");
        await Expect(text).ToHaveValueAsync("À moitié écrite");
        (await Notes(id)).Should().BeEmpty("with script a save sends no note");
        await page.ReloadAsync();
        await Expect(text).ToHaveValueAsync("À moitié écrite");
        await Expect(text).ToBeVisibleAsync();
        await page.RouteAsync("**/admin/articles/notes/**", route => route.AbortAsync());
        var leave = page.Locator("#notes-French-Title .compose button");
        await leave.ClickAsync();
        await Expect(page.Locator("#notes-French-Title .told")).ToContainTextAsync("le réseau ne répond pas");
        await Expect(text).ToHaveValueAsync("À moitié écrite");
        await page.UnrouteAllAsync();
        await leave.ClickAsync();
        await Expect(page.Locator("#notes-French-Title .note .text")).ToHaveTextAsync("À moitié écrite");
        await page.ReloadAsync();
        await Expect(text).ToHaveValueAsync("");
        await Expect(text).ToBeHiddenAsync();
    }

    [Fact]
    public async Task An_empty_note_is_refused_beside_its_field()
    {
        var id = await Draft();
        await using var editor = await chromium.SignedIn(building, building.Editor);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        await page.Field(Language.French, "Neutral").PressAsync("Control+Alt+m");

        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Locator("#Save-Note-French-Neutral")).ToBeFocusedAsync();
        await Expect(page.Locator("#Save-Note-French-Neutral-error")).ToHaveTextAsync("Écrivez la note avant de la laisser.");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Field(Language.French, "Neutral")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Without_script_a_note_is_left_with_what_was_typed()
    {
        var id = await Draft();
        await using var editor = await chromium.SignedIn(building, building.Editor, withScript: false);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        await page.Field(Language.French, "Neutral").FillAsync("Le neutre, retouché.");
        await page.Locator($"{Region} .compose > summary").ClickAsync();
        await page.Locator("#Save-Quote-French-Neutral").FillAsync("retouché");
        await page.Locator("#Save-Note-French-Neutral").FillAsync("Pourquoi?");
        await page.Locator($"{Region} .compose button").ClickAsync();

        await Expect(page.Locator($"{Region} [role=status]")).ToHaveTextAsync("La note est laissée.");
        await Expect(page.Field(Language.French, "Neutral")).ToHaveValueAsync("Le neutre, retouché.");
        await page.Locator($"{Region} .note").GetByRole(AriaRole.Button, new() { NameRegex = new("^Réglé") }).ClickAsync();
        await Expect(page.Locator($"{Region} [role=status]")).ToHaveTextAsync("La note est réglée.");
        await page.Locator($"{Region} .settled > summary").ClickAsync();
        await page.Locator($"{Region} .note").GetByRole(AriaRole.Button, new() { NameRegex = new("^Rouvrir") }).ClickAsync();
        await Expect(page.Locator($"{Region} .open .note .text")).ToHaveTextAsync("Pourquoi?");
        await page.Locator($"{Region} .note").GetByRole(AriaRole.Button, new() { NameRegex = new("^Supprimer") }).ClickAsync();
        await Expect(page.Locator($"{Region} .note")).ToHaveCountAsync(0);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task On_a_phone_a_note_fits_and_is_left(bool withScript)
    {
        var id = await Draft();
        await building.As.Author.Send(
            new AddNote.Command(id, "French-Neutral", new string('m', 300), $"https://example.org/{new string('x', 400)}")
        );
        await using var editor = await chromium.SignedIn(building, building.Editor, withScript, width: 360);
        var page = await editor.NewPageAsync();
        await page.OpenDesk(id);
        if (withScript)
            await page.Locator(".field", new() { Has = page.Field(Language.French, "Neutral") }).Locator("[data-mark=note]").ClickAsync();
        else
            await page.Locator($"{Region} .compose > summary").ClickAsync();
        await page.Locator("#Save-Note-French-Neutral").FillAsync("Du téléphone.");
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).Should().BeLessThanOrEqualTo(0);

        await page.Locator($"{Region} .compose button").ClickAsync();

        await Expect(page.Locator($"{Region} .open > .note")).ToHaveCountAsync(2);
    }
}
