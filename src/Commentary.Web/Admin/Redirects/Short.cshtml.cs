using Commentary.Application.Redirects;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Redirects;

public class ShortModel(IMediator mediator) : PageModel, IShownAgain
{
    [BindProperty]
    public AddShortLink.Command Link { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "q")]
    public string Words { get; set; } = "";

    /// <summary>What was just done, as the key of its sentence.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    public ListShortLinks.Result Links { get; private set; } = null!;
    public string FormName => nameof(Link);

    public async Task OnGetAsync(CancellationToken stop, [FromQuery] int page = 1) =>
        Links = await mediator.Send(new ListShortLinks.Query(Words, page), stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        RedirectToPage(new { done = await mediator.Send(Link, stop), q = Link.Code });

    public async Task<IActionResult> OnPostGiveAsync(CancellationToken stop)
    {
        await mediator.Send(new GiveShortLinks.Command(), stop);
        return RedirectToPage(new { done = "Given" });
    }

    public Task ShowAgain(CancellationToken stop) => OnGetAsync(stop);

    /// <summary>Only the query: «page» is a word of the framework's own, from which no address is made.</summary>
    public string PageAddress(int page) =>
        QueryString.Create(new Dictionary<string, string?> { ["q"] = Words, ["page"] = $"{page}" }).ToString();
}
