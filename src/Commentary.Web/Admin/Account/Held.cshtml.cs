using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Account;

/// <summary>
/// Where a form arrives whose session had ended (<see cref="HeldForm"/>). It is shown with the way to sign in, and nothing of it is done: so
/// its antiforgery token, which is of that session, is not asked for.
/// </summary>
[IgnoreAntiforgeryToken]
public class HeldModel : PageModel
{
    public HeldForm Held { get; private set; } = null!;

    public IActionResult OnGet() => LocalRedirect("/admin");

    public IActionResult OnPost()
    {
        if (HeldForm.Of(HttpContext) is not { } held)
            return LocalRedirect("/admin");
        Held = held;
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Page();
    }
}
