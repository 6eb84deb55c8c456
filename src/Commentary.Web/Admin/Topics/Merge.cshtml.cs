using Commentary.Application.Pipeline;
using Commentary.Application.Topics;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Topics;

/// <summary>Asks which topic stays, then shows what would change, and merges only when that was confirmed.</summary>
public class MergeModel(IMediator mediator) : PageModel, IShownAgain
{
    [BindProperty]
    public MergeTopics.Command Merge { get; set; } = new();

    [FromRoute]
    public int Id { get; set; }

    /// <summary>The topic that would stay, as the address of the page says it.</summary>
    [BindProperty(SupportsGet = true, Name = "into")]
    public int? Into { get; set; }

    public OpenTopic.Result Opened { get; private set; } = null!;

    /// <summary>Whether either topic was renamed, or another merged into it, since its fate was shown.</summary>
    public bool HasChanged { get; private set; }
    public string FormName => nameof(Merge);

    public Task OnGetAsync(CancellationToken stop) => ShowAgain(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        RedirectToPage("/Admin/Topics/Rename", new { id = await mediator.Send(Merge with { Id = Id }, stop), done = "Merged" });

    public async Task ShowAgain(CancellationToken stop)
    {
        Into = Merge.Into ?? Into;
        Opened = await mediator.Send(new OpenTopic.Query(Id, WithOthers: true, Into), stop);
    }

    public void ShowTheirs(SavedMeanwhile refusal)
    {
        HasChanged = true;
        ModelState.Clear();
    }
}
