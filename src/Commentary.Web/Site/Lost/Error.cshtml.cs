using System.Globalization;
using System.Text.RegularExpressions;
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
public partial class ErrorModel : PageModel
{
    /// <summary>In characters; nobody searches for more.</summary>
    private const int MaxWordsLength = 100;

    private static readonly int[] Known = [400, 403, 404, 405, 409, 413, 429, 500, 503];

    public int Code { get; private set; }

    /// <summary>The key of what is said about this code.</summary>
    public string Kind =>
        Array.Exists(Known, known => known == Code) ? $"{Code}"
        : Code >= 500 ? "500"
        : "400";

    /// <summary>The address that was asked for; empty when this page was.</summary>
    public string Asked { get; private set; } = "";

    /// <summary>What its last part says, as words to search for; empty when it says nothing.</summary>
    public string Words
    {
        get
        {
            var part = Asked[(Asked.TrimEnd('/').LastIndexOf('/') + 1)..];
            return part.Length > MaxWordsLength ? "" : string.Join(' ', Between().Split(part).Where(word => word.Any(char.IsLetter)));
        }
    }

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

    /// <summary>What stands between the words of an address, and what it ends with.</summary>
    [GeneratedRegex(@"(\.(html?|php|aspx?))?/?\z|[-_+.,\s]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Between();
}
