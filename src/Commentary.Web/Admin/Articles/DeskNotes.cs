using Commentary.Application.Notes;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Commentary.Web.Admin.Articles;

/// <summary>The notes to colleagues of one article as the desk shows them, and what is done with them.</summary>
public sealed class DeskNotes(NotesForm form)
{
    public NotesForm Form => form;
    public ListNotes.Result List { get; private set; } = ListNotes.Result.None;

    /// <summary>What was just done, as the key of its sentence.</summary>
    public string? Done { get; private set; }

    public async Task Load(IMediator mediator, int article, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(mediator);
        List = await mediator.Send(new ListNotes.Query(article), stop);
        foreach (var note in form.Answered.Except(List.Notes.Select(shown => shown.Id)))
            if (NotedField.Of(form.At) is { } at)
                form.BecomesNote(note, at.Name);
    }

    /// <summary>What one field shows; null where there is nothing to note on.</summary>
    public NotePanel? On(int article, string field, Language language, string? done) =>
        NotedField.Of(new NotedField(language, field).Name) is { } at
            ? new(
                article,
                at,
                [.. List.On(at).Where(note => note.ResolvedAt is null)],
                [.. List.On(at).Where(note => note.ResolvedAt is not null)],
                form,
                form.At == at.Name && done?.StartsWith("note-", StringComparison.Ordinal) == true ? done : null
            )
            : null;

    /// <summary>Does what the pressed button says, and leaves whatever else was written: nothing that was typed may go with the page.</summary>
    public async Task Do(IMediator mediator, int article, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(mediator);
        Done = form.Act switch
        {
            "add" => await Leave(form.At),
            "answer" => await Answer(form.Note),
            "resolve" => Said(
                await mediator.Send(new ResolveNote.Command(article, form.Note), stop),
                "note-resolved",
                "note-resolved-before"
            ),
            "reopen" => Said(
                await mediator.Send(new ReopenNote.Command(article, form.Note), stop),
                "note-reopened",
                "note-reopened-before"
            ),
            "delete" => Said(await mediator.Send(new DeleteNote.Command(article, form.Note), stop), "note-deleted", "note-gone"),
            _ => null,
        };
        foreach (var at in form.Written.ToList())
            await Leave(at);
        foreach (var note in form.Answered)
            await Answer(note);

        async Task<string> Leave(string at)
        {
            await mediator.Send(new AddNote.Command(article, at, form.QuoteOn(at), form.NoteOn(at)), stop);
            form.IsLeft(at);
            return "note-left";
        }

        async Task<string> Answer(int note)
        {
            await mediator.Send(new AnswerNote.Command(article, note, form.AnswerTo(note)) { At = form.At }, stop);
            form.IsAnswered(note);
            return "note-answered";
        }
    }

    private static string Said(NoteOutcome outcome, string done, string already) =>
        outcome switch
        {
            NoteOutcome.Done => done,
            NoteOutcome.Already => already,
            NoteOutcome.Answered => "note-has-answer",
            _ => "note-gone",
        };
}

/// <summary>
/// Notes that stand written in the desk's form go before whatever its button does: they are no part of the draft, and a save that is refused does
/// not take them back. Pages with script send them beside, and hold none in the form.
/// </summary>
internal sealed class NotesGoAlong(IMediator mediator) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // After a preview the page is still there, with all that is written in it.
        if (
            context.HandlerInstance is EditModel desk
            && context.HandlerMethod is { HttpMethod: "Post", Name: not ("Preview" or "There" or "Drop") }
        )
            await desk.Notes.Do(mediator, desk.Id, context.HttpContext.RequestAborted);
        await next();
    }
}

/// <summary>The notes on one field.</summary>
/// <param name="Done">What was just done here, as the key of its sentence.</param>
public sealed record NotePanel(
    int ArticleId,
    NotedField At,
    IReadOnlyList<ListNotes.Note> Open,
    IReadOnlyList<ListNotes.Note> Resolved,
    NotesForm Form,
    string? Done
)
{
    public bool IsBad => Done is "note-gone" or "note-has-answer" or "note-resolved-before" or "note-reopened-before";

    /// <summary>Where the buttons of the desk's form lead.</summary>
    public string Address(string act, int? note = null) =>
        $"/admin/articles/edit/{ArticleId}?handler=Note&do={act}&at={At.Name}" + (note is { } id ? $"&note={id}" : "");

    public Row Of(ListNotes.Note note) => new(this, note);

    public sealed record Row(NotePanel Panel, ListNotes.Note Note);
}
