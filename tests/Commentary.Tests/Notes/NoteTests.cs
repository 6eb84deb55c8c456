using Commentary.Application.Articles;
using Commentary.Application.Checking;
using Commentary.Application.Model;
using Commentary.Application.Notes;
using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Notes;

/// <summary>Colleagues note on a passage, answer and resolve, and the draft does not know.</summary>
public class NoteTests(Newsroom building) : IClassFixture<Newsroom>
{
    private async Task<(int Article, int Note)> Noted(string quote = "Le neutre.", string text = "Est-ce bien neutre?")
    {
        var article = await Some.Draft(building, $"Une note {Pieces.Next()}");
        return (article, await building.As.Author.Send(new AddNote.Command(article, "French-Neutral", quote, text)));
    }

    private async Task<IReadOnlyList<ListNotes.Note>> Notes(int article) =>
        (await building.As.Editor.Send(new ListNotes.Query(article))).Notes;

    private async Task<ListNotes.Note> Only(int article) => (await Notes(article)).Should().ContainSingle().Which;

    [Fact]
    public async Task A_note_says_who_and_when_and_of_which_passage_and_the_draft_is_as_it_was()
    {
        var article = await Some.Draft(building, $"Une note {Pieces.Next()}");
        var before = await building.Open(article);

        await building.As.Author.Send(new AddNote.Command(article, "French-Neutral", " Le neutre.\r\n", "Une ligne,\r\nune autre. "));

        var note = await Only(article);
        (note.By, note.Quote, note.Text, note.Times).Should().Be(("Anne", "Le neutre.", "Une ligne,\nune autre.", 1));
        note.At.Should().BeCloseTo(TimeProvider.System.GetUtcNow().UtcDateTime, TimeSpan.FromMinutes(1));
        var after = await building.Open(article);
        (after.French.Version, after.French.SavedAt).Should().Be((before.French.Version, before.French.SavedAt));
        await building.Save(article, text => text with { Title = "Un autre titre" });
    }

    [Theory]
    [InlineData("Le neutre, ici.", "Le neutre,\u00A0ici.", 1)]
    [InlineData("ici.\n\nEt là", "Le neutre, ici. Et là.", 1)]
    [InlineData("chat", "Un chat, un chat, un achat", 3)]
    [InlineData("neutre", "Le Neutre", 0)]
    [InlineData("Le neutre.", "Le neutre, enfin.", 0)]
    [InlineData("l'avenir", "l’avenir", 0)]
    public void A_passage_stands_where_its_words_stand_and_nowhere_else(string quote, string text, int times) =>
        NotedField.Times(quote, text).Should().Be(times);

    [Fact]
    public async Task A_passage_that_changed_since_is_said_to_have()
    {
        var (article, _) = await Noted();
        (await building.As.Author.Send(new AddNote.Command(article, "French-Title", "", "Trop long?"))).Should().BePositive();

        await building.Save(article, text => text with { Neutral = "Tout autre chose." });

        (await Notes(article)).Select(note => note.Times).Should().Equal(0, null);
    }

    [Fact]
    public async Task Colleagues_answer_resolve_and_reopen()
    {
        var (article, id) = await Noted();
        await building.As.Editor.Send(new AnswerNote.Command(article, id, "Oui."));
        await building.As.Colleague.Send(new AnswerNote.Command(article, id, "Moi, j’en doute."));
        await building.As.Colleague.Send(new AnswerNote.Command(article, id, "Moi, j’en doute."));

        (await Only(article))
            .Answers.Select(answer => (answer.By, answer.Text))
            .Should()
            .Equal(("Édith", "Oui."), ("Colin", "Moi, j’en doute."));
        (await building.As.Editor.Send(new ResolveNote.Command(article, id))).Should().Be(NoteOutcome.Done);
        (await building.As.Colleague.Send(new ResolveNote.Command(article, id))).Should().Be(NoteOutcome.Already);
        var resolved = await Only(article);
        resolved.ResolvedBy.Should().Be("Édith", "whoever was first keeps their name");
        resolved.ResolvedAt.Should().NotBeNull();

        (await building.As.Author.Send(new ReopenNote.Command(article, id))).Should().Be(NoteOutcome.Done);
        (await building.As.Author.Send(new ReopenNote.Command(article, id))).Should().Be(NoteOutcome.Already);
        (await Only(article)).ResolvedAt.Should().BeNull();
    }

    [Fact]
    public async Task Two_who_resolve_at_the_same_moment_are_both_answered()
    {
        var (article, id) = await Noted();

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => building.As.Editor.Send(new ResolveNote.Command(article, id))))
        );

        outcomes.Should().ContainSingle(outcome => outcome == NoteOutcome.Done);
        outcomes.Where(outcome => outcome != NoteOutcome.Done).Should().OnlyContain(outcome => outcome == NoteOutcome.Already);
    }

    [Fact]
    public async Task Only_who_left_a_note_takes_it_back_and_only_before_somebody_answers()
    {
        var (article, id) = await Noted();
        await Assert.ThrowsAsync<NotAllowed>(() => building.As.Administrator.Send(new DeleteNote.Command(article, id)));
        (await building.As.Author.Send(new ListNotes.Query(article))).Notes[0].MayDelete.Should().BeTrue();
        (await Only(article)).MayDelete.Should().BeFalse("an editor did not leave it");

        await building.As.Editor.Send(new AnswerNote.Command(article, id, "Oui."));
        (await building.As.Author.Send(new DeleteNote.Command(article, id))).Should().Be(NoteOutcome.Answered);
        (await building.As.Author.Send(new ListNotes.Query(article))).Notes[0].MayDelete.Should().BeFalse();

        var other = await building.As.Author.Send(new AddNote.Command(article, "English-Title", "", "À traduire."));
        (await building.As.Author.Send(new DeleteNote.Command(article, other))).Should().Be(NoteOutcome.Done);
        (await building.As.Author.Send(new DeleteNote.Command(article, other))).Should().Be(NoteOutcome.Gone);
        (await building.As.Editor.Send(new ResolveNote.Command(article, other))).Should().Be(NoteOutcome.Gone);
        (await building.As.Editor.Send(new ReopenNote.Command(article, other))).Should().Be(NoteOutcome.Gone);
        (await Only(article)).Id.Should().Be(id);
    }

    [Fact]
    public async Task A_note_is_not_reached_through_another_article()
    {
        var (_, id) = await Noted();
        var other = await Some.Draft(building, $"Ailleurs {Pieces.Next()}");

        (await building.As.Author.Send(new ResolveNote.Command(other, id))).Should().Be(NoteOutcome.Gone);
        (await building.As.Author.Send(new DeleteNote.Command(other, id))).Should().Be(NoteOutcome.Gone);
        await Assert.ThrowsAsync<ValidationException>(() => building.As.Author.Send(new AnswerNote.Command(other, id, "Oui.")));
    }

    [Fact]
    public async Task What_cannot_be_a_note_is_refused_beside_its_field()
    {
        var (article, id) = await Noted();

        (await Refused(new AddNote.Command(article, "French-Neutral", "", " \n"))).Should().Equal("Note.French-Neutral");
        (await Refused(new AddNote.Command(article, "French-Neutral", "", new string('a', PassageNote.TextLength + 1))))
            .Should()
            .Equal("Note.French-Neutral");
        (await Refused(new AddNote.Command(article, "French-Neutral", new string('a', PassageNote.QuoteLength + 1), "Ceci?")))
            .Should()
            .Equal("Quote.French-Neutral");
        (await Refused(new AddNote.Command(article, "French-Slug", "", "Ceci?"))).Should().Equal("");
        (await Refused(new AnswerNote.Command(article, id, ""))).Should().Equal($"Answer.{id}");
        (await Refused(new AnswerNote.Command(article, 999_999, "Oui.") { At = "French-Neutral" })).Should().Equal("Note.French-Neutral");
        await Assert.ThrowsAsync<NotHere>(() => building.As.Author.Send(new AddNote.Command(999_999, "French-Title", "", "Ceci?")));
        await Assert.ThrowsAsync<NotAllowed>(() => building.As.Nobody.Send(new ListNotes.Query(article)));
        (await Only(article)).Answers.Should().BeEmpty();

        async Task<IEnumerable<string>> Refused<T>(MediatR.IRequest<T> request) =>
            (await Assert.ThrowsAsync<ValidationException>(() => building.As.Author.Send(request))).Errors.Select(e => e.PropertyName);
    }

    [Fact]
    public async Task A_button_that_is_pressed_twice_leaves_one_note()
    {
        var (article, id) = await Noted();

        (await building.As.Author.Send(new AddNote.Command(article, "French-Neutral", "Le neutre.", "Est-ce bien neutre?")))
            .Should()
            .Be(id);

        await Only(article);
    }

    [Fact]
    public async Task More_notes_than_are_shown_cannot_be_open()
    {
        var (article, id) = await Noted();
        for (var more = 1; more < PassageNote.MostOpen; more++)
            await building.As.Author.Send(new AddNote.Command(article, "French-Summary", "", $"Note {more}"));

        var refused = await Assert.ThrowsAsync<ValidationException>(() =>
            building.As.Author.Send(new AddNote.Command(article, "French-Summary", "", "Une de trop"))
        );

        refused.Errors.Single().ErrorMessage.Should().Contain("200");
        (await Notes(article)).Should().HaveCount(PassageNote.MostOpen);
        await building.As.Author.Send(new ResolveNote.Command(article, id));
        await building.As.Author.Send(new AddNote.Command(article, "French-Summary", "", "Une de trop"));
        await Assert.ThrowsAsync<ValidationException>(() => building.As.Author.Send(new ReopenNote.Command(article, id)));
    }

    [Fact]
    public async Task The_list_counts_what_is_open_and_the_checklist_leads_to_the_first()
    {
        var (article, id) = await Noted();
        var later = await building.As.Author.Send(new AddNote.Command(article, "French-Title", "", "Le titre, lui?"));
        var other = await Some.Draft(building, $"Sans note {Pieces.Next()}");

        var rows = (await building.As.Author.Send(new ListArticles.Query())).Rows.ToDictionary(row => row.ArticleId);
        (rows[article].OpenNotes, rows[article].FirstNote, rows[other].OpenNotes).Should().Be((2, id, 0));
        var finding = (await building.Open(article)).French.Findings.Single(f => f.Check == Check.NoteOpen);
        (finding.Field, finding.Note, finding.Stops).Should().Be(("Title", later, false), "the title stands first in the desk");
        finding.Said.Should().Equal(2, "Le titre, lui?");
        (await building.Open(other)).French.Findings.Should().NotContain(f => f.Check == Check.NoteOpen);
    }

    [Fact]
    public async Task Where_an_administrator_says_so_an_open_note_stops_a_publication()
    {
        var (article, id) = await Noted();
        await building.As.Administrator.Send(new SetStoppingChecks.Command { Stopping = [Check.NoteOpen] });

        var refused = await Assert.ThrowsAsync<ValidationException>(() =>
            building.As.Editor.Send(new Publish.Command(article, Language.French))
        );

        refused.Errors.Single().ErrorMessage.Should().Contain("Est-ce bien neutre?");
        await building.As.Editor.Send(new ResolveNote.Command(article, id));
        await building.As.Editor.Send(new Publish.Command(article, Language.French));
        await building.As.Administrator.Send(new SetStoppingChecks.Command { Opened = [Check.NoteOpen] });
    }

    [Fact]
    public async Task A_note_is_never_public()
    {
        const string Canary = "zibeline";
        var (article, id) = await Noted(text: Canary);
        await building.As.Editor.Send(new AnswerNote.Command(article, id, Canary));
        await building.As.Editor.Send(new Publish.Command(article, Language.French));
        await building.CatchUp();

        var pages = await building.Crawl([$"/fr/recherche?q={Canary}"]);

        pages.Should().HaveCountGreaterThan(5);
        pages
            .Where(page => !page.Address.Contains(Canary, StringComparison.Ordinal))
            .Should()
            .NotContain(page => page.Text.Contains(Canary, StringComparison.Ordinal));
        (await building.Look(db => db.Publications.SingleAsync(p => p.ArticleId == article))).Should().NotBeNull();
    }
}
