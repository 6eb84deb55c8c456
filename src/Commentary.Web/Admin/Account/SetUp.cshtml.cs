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

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        link.IsGood(Key) && !await mediator.Send(new IsSetUp.Query(), stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!link.IsGood(Key))
            return NotFound();
        var member = await mediator.Send(Member with { Language = Languages.Current }, stop);
        await signIn.SignInAsync(member, isPersistent: false);
        return LocalRedirect("/admin");
    }

    public Task ShowAgain(CancellationToken stop) => Task.CompletedTask;
}
