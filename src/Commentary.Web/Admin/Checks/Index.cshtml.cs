using Commentary.Application.Checking;
using Commentary.Application.Pipeline;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Checks;

/// <summary>Which checks stop a publication.</summary>
public class IndexModel(IMediator mediator) : PageModel, IShownAgain
{
    [BindProperty]
    public SetStoppingChecks.Command Set { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    public IReadOnlyList<OpenCheckSettings.Row> Rows { get; private set; } = [];

    /// <summary>Whether another administrator chose first.</summary>
    public bool IsTheirs { get; private set; }
    public string FormName => nameof(Set);
    private Check[] Saved => [.. Rows.Where(row => row.Stops).Select(row => row.Check)];

    public async Task OnGetAsync(CancellationToken stop)
    {
        await ShowAgain(stop);
        Set = new() { Stopping = Saved, Opened = Saved };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await mediator.Send(Set, stop);
        return RedirectToPage(new { done = "saved" });
    }

    public async Task ShowAgain(CancellationToken stop) => Rows = await mediator.Send(new OpenCheckSettings.Query(), stop);

    /// <summary>The form now stands on what is saved, so that saving it again is a choice that was made with both in view.</summary>
    public void ShowTheirs(SavedMeanwhile refusal)
    {
        IsTheirs = true;
        Set = new() { Stopping = Set.Stopping, Opened = Saved };
        ModelState.Clear();
    }
}
