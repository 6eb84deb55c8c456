using System.Globalization;
using Commentary.Application.Redirects.Rescue;
using Commentary.Text.Languages;
using Commentary.Web.Hosting;
using Commentary.Web.Redirects;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Site.Lost;

/// <summary>The answer to what is not there, not allowed, not understood or not working. It asks the database nothing.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public class ErrorModel : PageModel
{
    private static readonly int[] Known = [400, 403, 404, 405, 409, 413, 429, 500, 503];

    public int Code { get; private set; }

    /// <summary>The key of what is said about this code.</summary>
    public string Kind =>
        Array.Exists(Known, known => known == Code) ? $"{Code}"
        : Code >= 500 ? "500"
        : "400";

    /// <summary>The address that was asked for; empty when this page was.</summary>
    public string Asked { get; private set; } = "";

    /// <summary>Where it may have been meant to lead: found before this page was asked for.</summary>
    public IReadOnlyList<Choice> Choices => Code == StatusCodes.Status404NotFound ? LostAddresses.Choices(HttpContext) : [];
    public Language Language => Languages.Current;

    public void OnGet() => Show();

    /// <summary>A form that was refused comes here with its own method, and perhaps because it cannot be read: nothing is bound from it.</summary>
    public void OnPost() => Show();

    private void Show()
    {
        var from = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var isAsked = from is null && HttpContext.Features.Get<IExceptionHandlerFeature>() is null;
        Code =
            // The handler has said which; the address of this page says only that it is one.
            HttpContext.Features.Get<IExceptionHandlerFeature>()
                is not null
                ? Response.StatusCode
            : !isAsked
            && int.TryParse(RouteData.Values["code"] as string, CultureInfo.InvariantCulture, out var code)
            && code is >= 400 and < 600
                ? code
            : StatusCodes.Status404NotFound;
        Asked = from?.OriginalPath ?? "";
        Response.StatusCode = Code;
        if (Code == StatusCodes.Status503ServiceUnavailable)
            DatabaseAway.Answer(Response);
    }
}
