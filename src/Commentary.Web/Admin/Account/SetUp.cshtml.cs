using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Account;

public class SetUpModel(IMediator mediator, SetUpLink link, SignInManager<Member> signIn) : PageModel, IShownAgain
{
    [BindProperty]
    public SetUp.Command Member { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    public string FormName => nameof(Member);

    /// <summary>Somebody has followed the link before.</summary>
    public bool IsUsed { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!link.IsGood(Key))
            return NotFound();
        return await mediator.Send(new IsSetUp.Query(), stop) ? Used() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!link.IsGood(Key))
            return NotFound();
        if (await mediator.Send(new IsSetUp.Query(), stop))
            return Used();
        var member = await mediator.Send(Member with { Language = Languages.Current }, stop);
        await signIn.SignInAsync(member, isPersistent: false);
        return LocalRedirect("/admin");
    }

    /// <summary>Only to whoever has the link: a stranger learns nothing of how far the newsroom is.</summary>
    private PageResult Used()
    {
        (IsUsed, Response.StatusCode) = (true, StatusCodes.Status410Gone);
        return Page();
    }

    public Task ShowAgain(CancellationToken stop) => Task.CompletedTask;
}
