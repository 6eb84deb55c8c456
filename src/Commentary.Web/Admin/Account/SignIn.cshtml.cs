using Commentary.Application.Model;
using Commentary.Web.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Admin.Account;

public class SignInModel(SignInManager<Member> signIn, IStringLocalizer<AdminTexts> says) : PageModel
{
    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    [BindProperty]
    public bool Remember { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    /// <summary>Why it failed; the same words whether the address or the password is wrong.</summary>
    public string? Failure { get; private set; }

    /// <summary>What was being saved when the session ended; null when nothing was.</summary>
    public HeldForm? Held { get; private set; }

    /// <summary>Whether the member is in again, and only has to send what was held.</summary>
    public bool IsResumed { get; private set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(Where) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        Held = HeldForm.CarriedBy(Request.Form, Next);
        var result = await signIn.PasswordSignInAsync(Email.Trim(), Password, Remember, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            Failure = says[result.IsLockedOut && !await IsSuspended() ? "SignInLocked" : "SignInWrong"];
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        if (Held is null)
            return LocalRedirect(Where);

        // The form that sends it on needs a token for the member who is in now, not for nobody.
        var member = (await signIn.UserManager.FindByNameAsync(Email.Trim()))!;
        HttpContext.User = await signIn.CreateUserPrincipalAsync(member);
        Held = Held with { Action = Where };
        IsResumed = true;
        return Page();
    }

    /// <summary>Until somebody lets them in again: no quarter of an hour would, and a stranger need not know of it.</summary>
    private async Task<bool> IsSuspended() => await signIn.UserManager.FindByNameAsync(Email.Trim()) is { IsSuspended: true };

    private string Where =>
        Next is { } next && Url.IsLocalUrl(next) && next.StartsWith("/admin", StringComparison.OrdinalIgnoreCase) ? next : "/admin";
}
