using Microsoft.AspNetCore.Mvc;

namespace Commentary.Web.Admin.Articles;

[TypeFilter<NotesGoAlong>]
public partial class EditModel
{
    private DeskNotes? notes;

    /// <summary>What colleagues say about its passages.</summary>
    public DeskNotes Notes => notes ??= new(NotesForm.Of(Request));

    /// <summary>Saves what was typed beside the note; <see cref="NotesGoAlong"/> has done what its button says.</summary>
    public async Task<IActionResult> OnPostNoteAsync(CancellationToken stop)
    {
        var saved = await mediator.Send(Form, stop);
        return RedirectToPage(null, null, Said(Notes.Done ?? "saved", saved, new() { ["at"] = Notes.Form.At }), $"notes-{Notes.Form.At}");
    }
}
