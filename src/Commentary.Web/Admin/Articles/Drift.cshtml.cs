using Commentary.Application.Drift;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Articles;

/// <summary>The board of every piece whose English is behind its French.</summary>
public class DriftModel(IMediator mediator) : PageModel
{
    public ListDrifting.Result Board { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop, [FromQuery] int page = 1) =>
        Board = await mediator.Send(new ListDrifting.Query(page), stop);
}
