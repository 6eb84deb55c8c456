using Commentary.Application.Delta;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Articles;

/// <summary>How a piece's readers moved, and whether they are asked.</summary>
public class DeltaModel(IMediator mediator) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    /// <summary>What was just done, as the key of its sentence.</summary>
    [FromQuery]
    public TurnDelta.Turn? Done { get; set; }

    public OpenDelta.Result Delta { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop) => Delta = await mediator.Send(new OpenDelta.Query(Id), stop);

    public async Task<IActionResult> OnPostAsync(TurnDelta.Turn turn, CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        await mediator.Send(new TurnDelta.Command(Id, turn), stop);
        return RedirectToPage(new { Id, Done = turn });
    }
}
