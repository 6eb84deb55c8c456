namespace Commentary.Web.Admin.Account;

/// <summary>What the sign-in form is filled with.</summary>
/// <param name="Next">Where the member goes once in.</param>
/// <param name="Held">The form that waits for it; null when none does.</param>
public record SignInForm(string Email, string? Next, HeldForm? Held);
