namespace Commentary.Web.Hosting;

internal static class ErrorPages
{
    /// <summary>An answer without a body gets the site's page for it, in the reader's language; a fault of ours, a page that needs no database.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
    }
}
