using Commentary.Application.Articles;
using Commentary.Application.Pipeline;
using Commentary.Text.Languages;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Articles;

/// <summary>All that was ever saved of a piece in one language, and the way back to it.</summary>
public class HistoryModel(IMediator mediator) : PageModel, IShownAgain
{
    [FromRoute]
    public int Id { get; set; }

    /// <summary>The code of the language.</summary>
    [BindProperty(SupportsGet = true, Name = "in")]
    public string? In { get; set; }

    [BindProperty(SupportsGet = true, Name = "before")]
    public int? Before { get; set; }

    /// <summary>What was just done, as the key of its sentence.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public RestoreRevision.Result? Done { get; set; }

    public Language Language => LanguageNames.TryParse(In, out var language) ? language : Language.French;
    public ListRevisions.Result Revisions { get; private set; } = null!;

    /// <summary>What somebody saved before a restoration could be made; null when nobody did.</summary>
    public EditionConflict? Theirs { get; private set; }
    public string FormName => "";

    public Task OnGetAsync(CancellationToken stop) => ShowAgain(stop);

    public async Task<IActionResult> OnPostAsync(int number, int opened, CancellationToken stop)
    {
        var result = await mediator.Send(new RestoreRevision.Command(Id, Language, number, opened), stop);
        return RedirectToPage(
            new
            {
                id = Id,
                @in = Language.Code(),
                done = result,
            }
        );
    }

    public async Task ShowAgain(CancellationToken stop) =>
        Revisions = await mediator.Send(new ListRevisions.Query(Id, Language) { Before = Before }, stop);

    public void ShowTheirs(SavedMeanwhile refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        Theirs = refusal.Editions is [var first, ..] ? first : null;
    }
}
