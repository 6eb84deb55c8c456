using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Account;

/// <summary>The language of the newsroom, for the member who chooses it.</summary>
public class LanguageModel(IMediator mediator, SignInManager<Member> signIn) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/admin");

    public async Task<IActionResult> OnPostAsync(Language language, CancellationToken stop)
    {
        var member = await mediator.Send(new ChooseLanguage.Command(language), stop);
        await signIn.RefreshSignInAsync(member);
        return LocalRedirect("/admin");
    }
}
