using Commentary.Application.Delta;
using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Text.Languages;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Site.Articles;

/// <summary>
/// Takes a reader's voice, and says what became of it. There is no token against forgery, since a token needs a cookie: the browser says
/// where a form was sent from.
/// </summary>
[IgnoreAntiforgeryToken]
[RequestSizeLimit(MostBytes)]
public class VoiceModel(IMediator mediator) : PageModel, IShownAgain
{
    /// <summary>Two digits and their names; what is longer is no voice.</summary>
    private const int MostBytes = 4096;

    [BindProperty]
    public int Before { get; set; }

    [BindProperty]
    public int After { get; set; }

    [FromRoute]
    public string Slug { get; set; } = "";

    /// <summary>What became of the voice that was just sent; anything else when none was.</summary>
    [FromQuery]
    public string Done { get; set; } = "";

    public Language Language => Languages.Current;
    public ReadDelta.Result Delta { get; private set; } = null!;
    public string FormName => "";
    public bool IsCounted => Done == nameof(AddVoice.Result.Counted);
    public bool IsEnough => Done == nameof(AddVoice.Result.Enough);

    public async Task OnGetAsync(CancellationToken stop) => await ShowAgain(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        // Fetch Metadata: no other site's page answers for its visitors.
        if (Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
            return StatusCode(StatusCodes.Status403Forbidden);
        var from = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        var result = await mediator.Send(new AddVoice.Command(Language, Slug, Before, After, from), stop);
        // Loading the answer again sends nothing twice.
        return Redirect($"{Addresses.Voice(Language, Slug)}?done={result}");
    }

    public async Task ShowAgain(CancellationToken stop) => Delta = await mediator.Send(new ReadDelta.Query(Language, Slug), stop);
}
