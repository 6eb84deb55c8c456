using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Model;
using Commentary.Application.Notes;
using Commentary.Tests.Fixture;

namespace Commentary.Tests.Notes;

/// <summary>What somebody without JavaScript does with notes, in the desk's own form: nothing that they typed is lost.</summary>
public class NotesOnTheDeskTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private const string Note = "Save.Note.French-Neutral";
    private const string Quote = "Save.Quote.French-Neutral";
    private const string Neutral = "Save.French.Neutral";

    private static string Desk(int id) => $"/admin/articles/edit/{id}";

    private static string Act(int id, string act, int? note = null) =>
        $"{Desk(id)}?handler=Note&do={act}&at=French-Neutral" + (note is null ? "" : $"&note={note}");

    private async Task<IReadOnlyList<ListNotes.Note>> Notes(int id) => (await newsroom.As.Editor.Send(new ListNotes.Query(id))).Notes;

    private async Task<string> Saved(int id) => (await newsroom.Open(id)).French.Text.Neutral;

    private Task<int> Draft() => Some.Draft(newsroom, $"Sur le bureau {Pieces.Next()}");

    [Fact]
    public async Task A_note_is_left_and_what_was_typed_beside_it_is_saved()
    {
        var id = await Draft();
        using var editor = await newsroom.SignedIn();

        using var sent = await editor.Submit(
            Desk(id),
            new()
            {
                [Note] = "Vraiment?\r\n<b>Oui</b> & non.",
                [Quote] = "Le neutre, retouché.",
                [Neutral] = "Le neutre, retouché.",
            },
            Act(id, "add")
        );

        sent.Status().Should().Be(302);
        sent.Headers.Location!.ToString().Should().EndWith("#notes-French-Neutral");
        (await Saved(id)).Should().Be("Le neutre, retouché.");
        var page = await editor.Open(sent.Headers.Location.ToString());
        var region = page.QuerySelector("#notes-French-Neutral")!;
        region.QuerySelector("[role=status]")!.TextContent.Should().Be("The note is left.");
        region.QuerySelector(".note .noter b")!.TextContent.Should().Be("Editor");
        region.QuerySelector(".note .text")!.TextContent.Should().Be("Vraiment?\n<b>Oui</b> & non.");
        region.QuerySelector(".note .passage")!.GetAttribute("href").Should().Be("#Save-French-Neutral");
        region.QuerySelector(".note .moved")!.HasAttribute("hidden").Should().BeTrue("it stands there");
        region.QuerySelector<IHtmlTextAreaElement>($"[name='{Note}']")!.Value.Should().BeEmpty();
        page.QuerySelectorAll(".note").Length.Should().Be(1, "it stands beside its own part");
    }

    [Fact]
    public async Task A_note_that_was_written_is_left_whichever_button_is_pressed()
    {
        var id = await Draft();
        var note = await newsroom.As.Author.Send(new AddNote.Command(id, "French-Title", "", "Et le titre?"));
        using var editor = await newsroom.SignedIn();

        using var sent = await editor.Submit(Desk(id), new() { [Note] = "Au passage.", [$"Save.Answer.{note}"] = "Il est bien." });

        sent.Status().Should().Be(302);
        var notes = await Notes(id);
        notes.Select(n => n.Text).Should().Equal("Et le titre?", "Au passage.");
        notes[0].Answers.Select(answer => answer.Text).Should().Equal("Il est bien.");
    }

    [Fact]
    public async Task A_preview_leaves_no_note()
    {
        var id = await Draft();
        using var editor = await newsroom.SignedIn();

        using var sent = await editor.Submit(Desk(id), new() { [Note] = "Pas encore." }, $"{Desk(id)}?handler=Preview&language=French");

        sent.Status().Should().Be(200);
        (await sent.Text()).Should().NotContain("Pas encore.");
        (await Notes(id)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("", 422)]
    [InlineData("trop", 422)]
    public async Task A_note_that_is_refused_comes_back_with_all_that_was_typed(string text, int status)
    {
        var id = await Draft();
        using var editor = await newsroom.SignedIn();
        var typed = text.Length == 0 ? "" : new string('a', PassageNote.TextLength + 1);

        using var sent = await editor.Submit(
            Desk(id),
            new()
            {
                [Note] = typed,
                [Quote] = "Le neutre.",
                [Neutral] = "Typé, pas enregistré.",
            },
            Act(id, "add")
        );

        sent.Status().Should().Be(status);
        var page = await sent.Html();
        var area = page.QuerySelector<IHtmlTextAreaElement>($"[name='{Note}']")!;
        area.Value.Should().Be(typed);
        area.GetAttribute("aria-invalid").Should().Be("true");
        page.GetElementById(area.GetAttribute("aria-describedby")!)!.TextContent.Should().NotBeEmpty();
        area.Closest("details")!.HasAttribute("open").Should().BeTrue();
        page.QuerySelector<IHtmlAnchorElement>("[role=alert] a")!.Hash.Should().Be("#Save-Note-French-Neutral");
        page.QuerySelector<IHtmlTextAreaElement>($"[name='{Quote}']")!.Value.Should().Be("Le neutre.");
        page.QuerySelector<IHtmlTextAreaElement>($"[name='{Neutral}']")!.Value.Should().Be("Typé, pas enregistré.");
        (await Notes(id)).Should().BeEmpty();
        (await Saved(id)).Should().Be("Le neutre.");
    }

    [Fact]
    public async Task A_save_that_is_refused_takes_no_note_back_and_leaves_it_once()
    {
        var id = await Draft();
        using var editor = await newsroom.SignedIn();
        var fields = Browser.Fields(await editor.Open(Desk(id)), $"[name='{Note}']");
        await newsroom.Save(id, text => text with { Neutral = "Ce qu’elle a écrit." });
        (fields[Note], fields[Neutral]) = ("Qu’en dites-vous?", "Ce que j’ai écrit.");

        using var refused = await editor.Post(Act(id, "add"), fields);

        refused.Status().Should().Be(409);
        var page = await refused.Html();
        page.QuerySelector<IHtmlTextAreaElement>($"[name='{Neutral}']")!.Value.Should().Be("Ce que j’ai écrit.");
        page.QuerySelector<IHtmlTextAreaElement>($"[name='{Note}']")!.Value.Should().BeEmpty("it is left");
        page.QuerySelector("#notes-French-Neutral .note .text")!.TextContent.Should().Be("Qu’en dites-vous?");
        (await Notes(id)).Should().ContainSingle();
    }

    [Fact]
    public async Task An_answer_to_a_note_that_is_gone_comes_back_as_a_note_to_leave_or_not()
    {
        var id = await Draft();
        var note = await newsroom.As.Author.Send(new AddNote.Command(id, "French-Neutral", "", "Je me ravise."));
        using var editor = await newsroom.SignedIn();
        var fields = Browser.Fields(await editor.Open(Desk(id)), $"[name='{Note}']");
        await newsroom.As.Author.Send(new DeleteNote.Command(id, note));
        (fields[$"Save.Answer.{note}"], fields[Neutral]) = ("Une longue réponse.", "Typé aussi.");

        using var refused = await editor.Post(Act(id, "answer", note), fields);

        refused.Status().Should().Be(422);
        var page = await refused.Html();
        page.QuerySelector<IHtmlTextAreaElement>($"[name='{Note}']")!.Value.Should().Be("Une longue réponse.");
        page.QuerySelector("[role=alert]")!.TextContent.Should().Contain("was deleted in the meantime");
        page.QuerySelector<IHtmlTextAreaElement>($"[name='{Neutral}']")!.Value.Should().Be("Typé aussi.");
        (await Notes(id)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_note_that_is_resolved_folds_away_with_who_and_when()
    {
        var id = await Draft();
        var note = await newsroom.As.Author.Send(new AddNote.Command(id, "French-Neutral", "Tout autre chose", "Est-ce juste?"));
        using var editor = await newsroom.SignedIn();
        var open = (await editor.Open(Desk(id))).QuerySelector($"#note-{note}")!;
        open.QuerySelector(".moved")!.HasAttribute("hidden").Should().BeFalse("the draft does not say so");
        open.QuerySelectorAll("button").Select(b => b.FirstChild!.TextContent).Should().NotContain("Delete", "another left it");

        using var sent = await editor.Submit(Desk(id), new() { [Neutral] = "Typé." }, Act(id, "resolve", note));

        var page = await editor.Open(sent.Headers.Location!.ToString());
        page.QuerySelector("#notes-French-Neutral > .open").Should().BeNull();
        var settled = page.QuerySelector("#notes-French-Neutral > .settled")!;
        settled.QuerySelector("summary")!.TextContent.Should().StartWith("1\u00A0resolved note");
        settled.QuerySelector(".note > .hint:last-of-type")!.TextContent.Should().StartWith("Resolved by Editor, ");
        (await Saved(id)).Should().Be("Typé.");

        using var again = await editor.Submit(Desk(id), new() { [Neutral] = "Typé." }, Act(id, "resolve", note));
        (await editor.Open(again.Headers.Location!.ToString()))
            .QuerySelector("#notes-French-Neutral > .says.bad")!
            .TextContent.Should()
            .Be("Somebody had resolved it already.");
        using var gone = await editor.Submit(Desk(id), new() { [Neutral] = "Typé." }, Act(id, "resolve", 999_999));
        (await editor.Open(gone.Headers.Location!.ToString()))
            .QuerySelector("#notes-French-Neutral > .says.bad")!
            .TextContent.Should()
            .StartWith("The note is no longer there");
    }

    [Fact]
    public async Task Another_members_note_is_not_deleted_and_nothing_typed_is_lost()
    {
        var id = await Draft();
        var note = await newsroom.As.Author.Send(new AddNote.Command(id, "French-Neutral", "", "La mienne."));
        using var editor = await newsroom.SignedIn();

        using var sent = await editor.Submit(Desk(id), new() { [Neutral] = "Typé." }, Act(id, "delete", note));

        sent.Status().Should().Be(403);
        (await sent.Html()).QuerySelector<IHtmlTextAreaElement>($"[name='{Neutral}']")!.Value.Should().Be("Typé.");
        (await Notes(id)).Should().ContainSingle();
    }

    [Fact]
    public async Task Beside_the_page_a_note_is_left_and_the_draft_is_not_touched()
    {
        var id = await Draft();
        using var author = await newsroom.SignedIn(Role.Author);
        var version = (await newsroom.Open(id)).French.Version;

        using var left = await author.PostRaw(
            Desk(id),
            $"/admin/articles/notes/{id}?do=add&at=French-Neutral",
            "Save.Note.French-Neutral=Vraiment%3F&Save.Quote.French-Neutral=Le+neutre."
        );
        left.Status().Should().Be(200);
        (await left.Html()).QuerySelector(".noted .note .text")!.TextContent.Should().Be("Vraiment?");
        using var empty = await author.PostRaw(
            Desk(id),
            $"/admin/articles/notes/{id}?do=add&at=French-Neutral",
            "Save.Note.French-Neutral="
        );
        empty.Status().Should().Be(422);
        (await empty.Html()).QuerySelector(".noted .error")!.TextContent.Should().Be("Write the note before you leave it.");
        using var nowhere = await author.PostRaw(
            Desk(id),
            $"/admin/articles/notes/{id}?do=add&at=French-Slug",
            "Save.Note.French-Slug=Oui"
        );
        nowhere.Status().Should().Be(422);
        using var gone = await author.PostRaw(
            Desk(id),
            "/admin/articles/notes/999999?do=add&at=French-Title",
            "Save.Note.French-Title=Oui"
        );
        gone.Status().Should().Be(404);

        (await Notes(id)).Should().ContainSingle();
        (await newsroom.Open(id)).French.Version.Should().Be(version);
        using var opened = await author.Get($"/admin/articles/notes/{id}");
        opened.Headers.Location!.ToString().Should().Be(Desk(id));
    }

    [Fact]
    public async Task The_list_and_the_checklist_lead_to_the_note()
    {
        var id = await Draft();
        var note = await newsroom.As.Author.Send(new AddNote.Command(id, "French-Neutral", "", "Vraiment?"));
        using var author = await newsroom.SignedIn(Role.Author);

        var mark = (await author.Open("/admin/articles")).QuerySelector<IHtmlAnchorElement>($"a[href='{Desk(id)}#note-{note}']")!;
        mark.TextContent.Should().Be("1\u00A0open note");
        (await author.Open($"/admin/articles/check/{id}"))
            .QuerySelector($"a[href='{Desk(id)}#note-{note}']")!
            .TextContent.Should()
            .Be("Notes to colleagues still open: 1. The first: “Vraiment?”");
        (await author.Open(Desk(id))).QuerySelectorAll($".why a[href='#note-{note}']").Length.Should().Be(1);
    }
}
