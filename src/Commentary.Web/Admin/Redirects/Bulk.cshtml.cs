using Commentary.Application.Redirects;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Redirects;

/// <summary>Does the same to many rules, and says to which it was done; asks once before any go.</summary>
public class BulkModel(IMediator mediator) : PageModel, IShownAgain
{
    [BindProperty]
    public EditRedirects.Command Edit { get; set; } = new();

    [BindProperty(Name = "ids")]
    public List<int> Ids { get; set; } = [];

    /// <summary>All that match what the list shows.</summary>
    [BindProperty(Name = "all")]
    public bool IsAll { get; set; }

    [BindProperty]
    public FindForm Find { get; set; } = new();

    /// <summary>Null when it was refused.</summary>
    public EditRedirects.Result? Done { get; private set; }
    public string FormName => nameof(Edit);

    public IActionResult OnGet() => RedirectToPage("/Admin/Redirects/Index");

    public async Task OnPostAsync(CancellationToken stop) =>
        Done = await mediator.Send(Edit with { Ids = Ids, AllOf = IsAll ? Find.Filter : null }, stop);

    public Task ShowAgain(CancellationToken stop) => Task.CompletedTask;
}
