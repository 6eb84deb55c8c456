using Commentary.Application.Redirects;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Redirects;

public class IndexModel(IMediator mediator) : PageModel, IShownAgain
{
    [BindProperty]
    public WriteRedirect.Command Rule { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "q")]
    public string Words { get; set; } = "";

    /// <summary>What was just done, as the key of its sentence.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    public ListRedirects.Result Redirects { get; private set; } = null!;
    public string FormName => nameof(Rule);

    public async Task OnGetAsync(CancellationToken stop, [FromQuery] int page = 1) =>
        Redirects = await mediator.Send(new ListRedirects.Query(Words, page), stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var written = await mediator.Send(
            new WriteRedirect.Command
            {
                From = Rule.From,
                To = Rule.To,
                Answer = Rule.Answer,
                Note = Rule.Note,
            },
            stop
        );
        return RedirectToPage(new { done = written });
    }

    public async Task<IActionResult> OnPostRemoveAsync(int id, CancellationToken stop)
    {
        await mediator.Send(new RemoveRedirect.Command(id), stop);
        return RedirectToPage(new { done = "Removed" });
    }

    public Task ShowAgain(CancellationToken stop) => OnGetAsync(stop);

    /// <summary>Only the query: «page» is a word of the framework's own, from which no address is made.</summary>
    public string PageAddress(int page) =>
        QueryString.Create(new Dictionary<string, string?> { ["q"] = Words, ["page"] = $"{page}" }).ToString();
}
