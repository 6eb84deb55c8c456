using Commentary.Application.Pipeline;
using Commentary.Application.Topics;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Topics;

/// <summary>Makes one topic of two. There is no way back, so it says first what will be.</summary>
public class MergeModel(IMediator mediator) : PageModel, IShownAgain
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public MergeTopics.Command Merge { get; set; } = new();

    public OpenTopic.Result Opened { get; private set; } = null!;

    /// <summary>Whether the topic was changed since the page was opened.</summary>
    public bool IsTheirs { get; private set; }
    public string FormName => nameof(Merge);

    public async Task OnGetAsync(CancellationToken stop)
    {
        await ShowAgain(stop);
        Merge = new() { OpenedVersion = Opened.Row.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        RedirectToPage("Edit", new { id = await mediator.Send(Merge with { Id = Id }, stop), done = "Merged" });

    public async Task ShowAgain(CancellationToken stop) => Opened = await mediator.Send(new OpenTopic.Query(Id, WithOthers: true), stop);

    public void ShowTheirs(SavedMeanwhile refusal)
    {
        IsTheirs = true;
        Merge = Merge with { OpenedVersion = Opened.Row.Version };
        ModelState.Clear();
    }
}
