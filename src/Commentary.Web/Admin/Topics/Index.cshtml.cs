using Commentary.Application.Topics;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Topics;

public class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string Words { get; set; } = "";

    public ListTopics.Result Topics { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop, [FromQuery] int page = 1) =>
        Topics = await mediator.Send(new ListTopics.Query(Words, page), stop);

    /// <summary>Only the query: «page» is a word of the framework's own, from which no address is made.</summary>
    public string PageAddress(int page) =>
        QueryString.Create(new Dictionary<string, string?> { ["q"] = Words, ["page"] = $"{page}" }).ToString();
}
