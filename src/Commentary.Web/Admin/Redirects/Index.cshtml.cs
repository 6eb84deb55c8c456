using Commentary.Application.Redirects;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Redirects;

public class IndexModel(IMediator mediator) : PageModel, IShownAgain
{
    [BindProperty]
    public WriteRedirect.Command Rule { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public FindForm Find { get; set; } = new();

    /// <summary>What was just done.</summary>
    [BindProperty(SupportsGet = true)]
    public DoneForm Told { get; set; } = new();

    public ListRedirects.Result Redirects { get; private set; } = null!;
    public string FormName => nameof(Rule);

    public async Task OnGetAsync(CancellationToken stop, [FromQuery] int page = 1) =>
        Redirects = await mediator.Send(new ListRedirects.Query { Filter = Find.Filter, Page = page }, stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var saved = await mediator.Send(
            new SaveRedirect.Command(
                new()
                {
                    From = Rule.From,
                    To = Rule.To,
                    Answer = Rule.Answer,
                    Note = Rule.Note,
                }
            ),
            stop
        );
        return RedirectToPage(
            new
            {
                done = $"{saved.Written}",
                rule = saved.Id,
                undo = saved.BatchId,
                trouble = saved.Trouble,
            }
        );
    }

    public async Task<IActionResult> OnPostRemoveAsync(int id, CancellationToken stop)
    {
        var removed = await mediator.Send(new RemoveRedirect.Command(id) { SparesUsed = true }, stop);
        return removed.BatchId is { } batch
            ? RedirectToPage(new { done = "Removed", undo = batch })
            : RedirectToPage("/Admin/Redirects/Remove", new { id });
    }

    public Task ShowAgain(CancellationToken stop) => OnGetAsync(stop);
}
