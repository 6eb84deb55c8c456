using Commentary.Application.Notes;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Articles;

/// <summary>The notes on one field of the desk, as a piece of its page: what a script sends beside it, and gets back.</summary>
public class NotesModel(IMediator mediator) : PageModel, IShownAgain
{
    private DeskNotes? notes;

    [FromRoute]
    public int Id { get; set; }
    public DeskNotes Notes => notes ??= new(NotesForm.Of(Request));
    public string FormName => "Save";

    public NotePanel? Panel => NotedField.Of(Notes.Form.At) is { } at ? Notes.On(Id, at.Field, at.Language, Notes.Done) : null;

    public IActionResult OnGet() => Redirect($"/admin/articles/edit/{Id}");

    public async Task OnPostAsync(CancellationToken stop)
    {
        await Notes.Do(mediator, Id, stop);
        await ShowAgain(stop);
    }

    public Task ShowAgain(CancellationToken stop) => Notes.Load(mediator, Id, stop);
}
