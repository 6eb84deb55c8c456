using Commentary.Application.Checking;
using Commentary.Web.Sources;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Articles;

/// <summary>All that stands between a piece and its readers, in both languages, each with the way to its field.</summary>
public class CheckModel(IMediator mediator) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    /// <summary>What the look at the links elsewhere found: how many were asked for, answered, and are gone.</summary>
    [FromQuery(Name = "asked")]
    public int? Asked { get; set; }

    [FromQuery(Name = "answered")]
    public int Answered { get; set; }

    [FromQuery(Name = "gone")]
    public int Gone { get; set; }

    public OpenChecklist.Result Sheet { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop) => Sheet = await mediator.Send(new OpenChecklist.Query(Id), stop);

    public async Task<IActionResult> OnPostLookAsync(CancellationToken stop)
    {
        var looks = HttpContext.RequestServices.GetRequiredService<OutsideLooks>();
        var result = await looks.Look(Id, stop);
        return RedirectToPage(
            null,
            null,
            new
            {
                id = Id,
                asked = result.Asked,
                answered = result.Answered,
                gone = result.Gone,
            },
            "outside"
        );
    }
}
