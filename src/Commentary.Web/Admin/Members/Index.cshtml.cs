using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Web.Hosting;
using Commentary.Web.Site.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Members;

public class IndexModel(IMediator mediator, Origin origin) : PageModel, IShownAgain
{
    [BindProperty]
    public InviteMember.Command Invite { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string Words { get; set; } = "";

    public IReadOnlyList<ListMembers.Row> Members { get; private set; } = [];

    /// <summary>The link that was just made, to be handed over: it is shown this once.</summary>
    public (string Name, string Address)? Link { get; private set; }
    public string FormName => nameof(Invite);

    public async Task OnGetAsync(CancellationToken stop) => Members = await mediator.Send(new ListMembers.Query(Words), stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) => await Show(await mediator.Send(Invite, stop), stop);

    public async Task<IActionResult> OnPostLinkAsync(int id, CancellationToken stop) =>
        await Show(await mediator.Send(new RenewInvitation.Command(id), stop), stop);

    public async Task<IActionResult> OnPostChangeAsync(int id, Role role, bool suspended, CancellationToken stop)
    {
        await mediator.Send(new ChangeMember.Command(id, role, suspended), stop);
        return RedirectToPage(new { done = "changed" });
    }

    public Task ShowAgain(CancellationToken stop) => OnGetAsync(stop);

    private async Task<IActionResult> Show(Invitation invitation, CancellationToken stop)
    {
        var path = Url.Page("/Admin/Account/Join", new { id = invitation.MemberId, token = invitation.Token })!;
        Link = (invitation.DisplayName, origin.Of(path));
        Invite = new();
        ModelState.Clear();
        await OnGetAsync(stop);
        return Page();
    }
}
