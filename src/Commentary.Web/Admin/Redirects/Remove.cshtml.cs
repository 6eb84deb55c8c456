using Commentary.Application.Pipeline;
using Commentary.Application.Redirects;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Redirects;

/// <summary>Asks once before a rule goes that readers have used.</summary>
public class RemoveModel(IMediator mediator) : PageModel, IShownAgain
{
    [FromRoute]
    public int Id { get; set; }

    public OpenRedirect.Result Opened { get; private set; } = null!;
    public string FormName => "";

    public Task OnGetAsync(CancellationToken stop) => ShowAgain(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var removed = await mediator.Send(new RemoveRedirect.Command(Id), stop);
        return RedirectToPage("/Admin/Redirects/Index", new { done = "Removed", undo = removed.BatchId });
    }

    public async Task ShowAgain(CancellationToken stop)
    {
        Opened = await mediator.Send(new OpenRedirect.Query(Id), stop);
        if (Opened.Row.Rule.IsRemoved)
            throw new NotHere(nameof(Redirect), Id);
    }
}
