using Commentary.Database;

namespace Commentary.Web.Admin.Account;

/// <summary>
/// A form that the newsroom cannot take because its database is away goes to the page that keeps it, with a button to send it again: the page
/// that it came from cannot be made without the database either.
/// </summary>
internal static class FormsWhileAway
{
    /// <summary>After <see cref="HeldForm.Hold"/>, which has read the form.</summary>
    public static void UseFormsWhileAway(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                try
                {
                    await next();
                }
                catch (Exception fault)
                    when (DatabaseFault.IsOutage(fault)
                        && !context.Response.HasStarted
                        && !context.RequestAborted.IsCancellationRequested
                        && HeldForm.CanBeKept(context)
                    )
                {
                    app.Logger.LogError(fault, "The database did not answer a form; it is kept in a page of its own");
                    context.Response.Clear();
                    await HeldForm.Keep(context, isDatabaseAway: true);
                    await next();
                }
            }
        );
}
