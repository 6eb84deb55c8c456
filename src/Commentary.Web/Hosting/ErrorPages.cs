using Commentary.Database;
using Microsoft.AspNetCore.Diagnostics;

namespace Commentary.Web.Hosting;

internal static class ErrorPages
{
    /// <summary>An answer without a body gets the site's page for it, in the reader's language; a fault of ours, a page that needs no database.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.Use(
            async (context, next) =>
            {
                try
                {
                    await next();
                }
                // Who asked has left, and with them the connection to the database: nobody is answered, and it is no fault of ours.
                catch (Exception broken)
                    when (context.RequestAborted.IsCancellationRequested
                        && (broken is OperationCanceledException or IOException || DatabaseFault.IsOutage(broken))
                    )
                {
                    if (!context.Response.HasStarted)
                        context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                }
            }
        );
        if (!app.Environment.IsDevelopment())
            app.UseExceptionHandler(
                new ExceptionHandlerOptions
                {
                    ExceptionHandlingPath = "/error/500",
                    StatusCodeSelector = fault =>
                        DatabaseFault.IsOutage(fault) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
                }
            );
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        // The page of an error is shown whatever was tried (TRACE, PUT): it has a handler only for what a browser sends.
        app.Use(
            (context, next) =>
            {
                var isError =
                    context.Features.Get<IStatusCodeReExecuteFeature>() is not null
                    || context.Features.Get<IExceptionHandlerFeature>() is not null;
                if (isError && context.Request.Method is var tried && !HttpMethods.IsHead(tried) && !HttpMethods.IsPost(tried))
                    context.Request.Method = HttpMethods.Get;
                return next();
            }
        );
    }
}
