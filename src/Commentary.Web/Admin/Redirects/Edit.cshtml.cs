using Commentary.Application;
using Commentary.Application.Pipeline;
using Commentary.Application.Redirects;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Redirects;

/// <summary>All that a rule can say, for a new one and for one that is there.</summary>
public class EditModel(IMediator mediator, SiteOptions site) : PageModel, IShownAgain
{
    [BindProperty]
    public WriteRedirect.Command Rule { get; set; } = new();

    [FromRoute]
    public int? Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public DoneForm Told { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public OpenRedirect.Result? Opened { get; private set; }

    /// <summary>Whether somebody saved first: what they saved is <see cref="Opened"/>.</summary>
    public bool IsTheirs { get; private set; }

    public IReadOnlyList<string> Groups { get; private set; } = [];
    public string FormName => nameof(Rule);

    /// <summary>What is saved now, as the form would have it.</summary>
    public WriteRedirect.Command? Saved => Opened is { } opened ? RuleForm.Opened(opened.Text, opened.Row.BatchId, site) : null;

    public async Task OnGetAsync(CancellationToken stop, [FromQuery] string from = "")
    {
        await ShowAgain(stop);
        Rule = Saved ?? new() { From = from };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var saved = await mediator.Send(new SaveRedirect.Command(RuleForm.Sent(Rule, Id, site)), stop);
        return Back(saved.Id, $"{saved.Written}", saved.BatchId, saved.Trouble);
    }

    public async Task<IActionResult> OnPostMoveAsync(int place, CancellationToken stop)
    {
        var id = Id ?? throw new NotHere(nameof(Redirect), "");
        var moved = await mediator.Send(new MoveRedirect.Command(id, place), stop);
        return Back(id, moved.BatchId is null ? "Unchanged" : "Moved", moved.BatchId);
    }

    public async Task ShowAgain(CancellationToken stop)
    {
        Opened = Id is { } id ? await mediator.Send(new OpenRedirect.Query(id), stop) : null;
        Groups = await mediator.Send(new ListRuleGroups.Query(), stop);
    }

    /// <summary>The form now stands on what is saved, so that saving it again is a choice that was made with both in view.</summary>
    public void ShowTheirs(SavedMeanwhile refusal)
    {
        IsTheirs = true;
        Rule = Rule with { OpenedBatch = Opened!.Row.BatchId };
        ModelState.Clear();
    }

    private RedirectToPageResult Back(int id, string done, int? batch, RedirectTrouble? trouble = null) =>
        RedirectToPage(
            new
            {
                id,
                done,
                undo = batch,
                trouble,
            }
        );
}
