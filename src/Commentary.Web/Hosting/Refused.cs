using Commentary.Application.Pipeline;
using Commentary.Database;
using Commentary.Web.Resources;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Hosting;

/// <summary>A page that can be shown again with what was typed in it.</summary>
public interface IShownAgain
{
    /// <summary>The name under which the form's fields are bound, such as <c>Save</c>; empty when they have none.</summary>
    string FormName { get; }

    /// <summary>Loads what the page shows besides what was typed.</summary>
    Task ShowAgain(CancellationToken stop);

    /// <summary>Takes the texts that somebody else saved first, to show them beside what was typed.</summary>
    void ShowTheirs(SavedMeanwhile refusal) => throw new NotSupportedException("This page saves nothing that two people could.", refusal);
}

/// <summary>
/// A refusal becomes a page, once: the same page with all that was typed and the reasons (422, 409, 403), or the page for what is not there
/// (404), not allowed (403) or not done here (405).
/// </summary>
internal sealed class RefusedFilter(IStringLocalizer<AdminTexts> says, ILogger<RefusedFilter> logger) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var stop = context.HttpContext.RequestAborted;
        // A method for which the page has nothing to do (TRACE, OPTIONS) would show it with nothing in it.
        if (
            context.HandlerMethod is null
            && context.HttpContext.Request.Method is var method
            && !HttpMethods.IsGet(method)
            && !HttpMethods.IsHead(method)
        )
        {
            context.HttpContext.Response.Headers.Allow = string.Join(", ", Methods(context).Distinct());
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return;
        }
        // A number that is none, a date that is none: said by the same page, before any use case is asked.
        if (!context.ModelState.IsValid && context.HandlerInstance is IShownAgain invalid)
        {
            context.Result = await Again(invalid, StatusCodes.Status422UnprocessableEntity, stop);
            return;
        }

        var executed = await next();
        if (executed.Exception is { } refusal && await Answer(refusal, context, stop) is { } answer)
        {
            executed.Result = answer;
            executed.ExceptionHandled = true;
        }
    }

    private async Task<IActionResult?> Answer(Exception refusal, PageHandlerExecutingContext context, CancellationToken stop)
    {
        switch (refusal)
        {
            case ValidationException invalid when context.HandlerInstance is IShownAgain page:
                foreach (var error in invalid.Errors)
                    context.ModelState.AddModelError(FieldName(page, error.PropertyName), error.ErrorMessage);
                return await Again(page, StatusCodes.Status422UnprocessableEntity, stop);
            case SavedMeanwhile theirs when context.HandlerInstance is IShownAgain page:
                var again = await Again(page, StatusCodes.Status409Conflict, stop);
                page.ShowTheirs(theirs);
                return again;
            case NotHere:
                return new NotFoundResult();
            // A form that was open while the role was lowered, or was held until another member came in.
            case NotAllowed when context.HandlerInstance is IShownAgain page && HttpMethods.IsPost(context.HttpContext.Request.Method):
                context.ModelState.AddModelError("", says["NotAllowed"]);
                return await Again(page, StatusCodes.Status403Forbidden, stop);
            case NotAllowed:
                return new StatusCodeResult(StatusCodes.Status403Forbidden);
            case SomebodyWasFaster when context.HandlerInstance is IShownAgain page:
                context.ModelState.AddModelError("", says["SomebodyWasFaster"]);
                return await Again(page, StatusCodes.Status409Conflict, stop);
            case SomebodyWasFaster:
                return new StatusCodeResult(StatusCodes.Status409Conflict);
            case var fault
                when DatabaseFault.IsOutage(fault) && context.HandlerInstance is IShownAgain page && !stop.IsCancellationRequested:
                context.ModelState.AddModelError("", says["DatabaseSilent"]);
                var shown = await Again(page, StatusCodes.Status503ServiceUnavailable, stop);
                DatabaseAway.Answer(context.HttpContext.Response);
                logger.LogError(fault, "The database did not answer a form; it is shown again");
                return shown;
            default:
                return null;
        }
    }

    /// <summary>What the page is about may be gone, or never have been, whatever was typed in it.</summary>
    private static async Task<IActionResult> Again(IShownAgain page, int status, CancellationToken stop)
    {
        try
        {
            await page.ShowAgain(stop);
        }
        catch (NotHere)
        {
            return new NotFoundResult();
        }
        catch (NotAllowed)
        {
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        }
        var result = ((PageModel)page).Page();
        result.StatusCode = status;
        return result;
    }

    private static IEnumerable<string> Methods(PageHandlerExecutingContext context) =>
        [
            HttpMethods.Get,
            HttpMethods.Head,
            .. context.ActionDescriptor.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant()),
        ];

    private static string FieldName(IShownAgain page, string property) =>
        property.Length == 0 || page.FormName.Length == 0 ? property : $"{page.FormName}.{property}";
}
