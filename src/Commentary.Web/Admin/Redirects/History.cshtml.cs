using Commentary.Application.Redirects;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Redirects;

/// <summary>What was done to the rules, and the way back.</summary>
public class HistoryModel(IMediator mediator) : PageModel, IShownAgain
{
    public ListBatches.Result Batches { get; private set; } = null!;

    /// <summary>What was put back just now.</summary>
    public UndoBatch.Result? Undone { get; private set; }
    public string FormName => "";

    public async Task OnGetAsync(CancellationToken stop, [FromQuery] int page = 1) =>
        Batches = await mediator.Send(new ListBatches.Query(page), stop);

    public async Task OnPostUndoAsync(int batch, CancellationToken stop)
    {
        Undone = await mediator.Send(new UndoBatch.Command(batch), stop);
        await OnGetAsync(stop);
    }

    public Task ShowAgain(CancellationToken stop) => OnGetAsync(stop);
}
