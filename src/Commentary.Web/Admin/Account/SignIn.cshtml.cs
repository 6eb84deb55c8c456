using Commentary.Application.Model;
using Commentary.Web.Hosting;
using Commentary.Web.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Admin.Account;

public class SignInModel(SignInManager<Member> signIn, Guesses guesses, IStringLocalizer<AdminTexts> says) : PageModel, IShownAgain
{
    private const int MostOfAddress = 254;

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

    public string FormName => "";

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(Where) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await ShowAgain(stop);
        using var turn = await guesses.Turn(Email.Trim(), stop);
        if (!turn.IsAcquired)
            return Held is null
                ? StatusCode(StatusCodes.Status429TooManyRequests)
                : Again("SignInBusy", StatusCodes.Status429TooManyRequests);
        var member = await signIn.UserManager.FindByNameAsync(Email.Trim());
        if (member?.PasswordHash is null)
        {
            guesses.Check(signIn.UserManager.PasswordHasher, Password);
            return Again("SignInWrong", StatusCodes.Status422UnprocessableEntity);
        }
        var result = await signIn.PasswordSignInAsync(member, Password, Remember, lockoutOnFailure: true);
        // A suspended member is told no more than a wrong password is: no quarter of an hour would let them in.
        if (!result.Succeeded)
            return Again(
                result.IsLockedOut && !member.IsSuspended ? "SignInLocked" : "SignInWrong",
                StatusCodes.Status422UnprocessableEntity
            );
        if (Held is null)
            return LocalRedirect(Where);

        // The form that sends it on needs a token for the member who is in now, not for nobody.
        HttpContext.User = await signIn.CreateUserPrincipalAsync(member);
        Held = Held with { Action = Where };
        IsResumed = true;
        return Page();
    }

    public Task ShowAgain(CancellationToken stop)
    {
        Held = HeldForm.CarriedBy(Request.Form, Next);
        return Task.CompletedTask;
    }

    private PageResult Again(string failure, int status)
    {
        Failure = says[failure];
        // No address is that long (RFC 5321, 4.5.3.1.3): it is not sent back.
        if (Email.Length > MostOfAddress)
            Email = "";
        Response.StatusCode = status;
        return Page();
    }

    private string Where => HeldForm.Within(Url, Next);
}
