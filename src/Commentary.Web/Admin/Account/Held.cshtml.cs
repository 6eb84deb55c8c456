using Commentary.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Account;

/// <summary>
/// Where a form arrives whose session had ended, or whose token is another's (<see cref="HeldForm"/>). It is shown with the way to sign in, or
/// to send it on, and nothing of it is done: so its antiforgery token is not asked for.
/// </summary>
[IgnoreAntiforgeryToken]
public class HeldModel : PageModel
{
    public HeldForm Held { get; private set; } = null!;

    public bool IsSignedIn => User.Identity?.IsAuthenticated == true;

    public IActionResult OnGet() => LocalRedirect("/admin");

    public IActionResult OnPost()
    {
        if (HeldForm.Of(HttpContext) is not { } held)
            return LocalRedirect("/admin");
        Held = held with { Action = HeldForm.Within(Url, held.Action) };
        if (held.IsDatabaseAway)
            DatabaseAway.Answer(Response);
        else
            Response.StatusCode =
                held.IsTooLong ? StatusCodes.Status413PayloadTooLarge
                : IsSignedIn ? StatusCodes.Status400BadRequest
                : StatusCodes.Status401Unauthorized;
        return Page();
    }
}
