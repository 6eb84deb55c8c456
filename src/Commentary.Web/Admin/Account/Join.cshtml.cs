using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Account;

/// <summary>Where an invitation leads: somebody chooses a password, and is in.</summary>
public class JoinModel(IMediator mediator, SignInManager<Member> signIn) : PageModel, IShownAgain
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    [BindProperty]
    public AcceptInvitation.Command Accept { get; set; } = new();

    public string FormName => nameof(Accept);

    /// <summary>The link leads nowhere any more, or never did.</summary>
    public bool IsSpent { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await mediator.Send(new IsInvited.Query(Id, Token), stop) ? Page() : Spent();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!await mediator.Send(new IsInvited.Query(Id, Token), stop))
            return Spent();
        var member = await mediator.Send(Accept with { MemberId = Id, Token = Token }, stop);
        await signIn.SignInAsync(member, isPersistent: false);
        return LocalRedirect("/admin");
    }

    /// <summary>The same whether it was used, ran out or was made up: a stranger learns nothing of who is a member.</summary>
    private PageResult Spent()
    {
        (IsSpent, Response.StatusCode) = (true, StatusCodes.Status410Gone);
        return Page();
    }

    public Task ShowAgain(CancellationToken stop) => Task.CompletedTask;
}
