using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Application.Scheduling;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Articles;

public class IndexModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string Words { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "stage")]
    public Stage? Stage { get; set; }

    public ListArticles.Result Articles { get; private set; } = null!;

    /// <summary>What is to go out, and what should have.</summary>
    public IReadOnlyList<ListScheduled.Row> Scheduled { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop, [FromQuery] int page = 1)
    {
        Articles = await mediator.Send(
            new ListArticles.Query
            {
                Words = Words,
                Stage = Stage,
                Page = page,
            },
            stop
        );
        Scheduled = await mediator.Send(new ListScheduled.Query(), stop);
    }

    /// <summary>Only the query: «page» is a word of the framework's own, from which no address is made.</summary>
    public string PageAddress(int page) =>
        QueryString
            .Create(
                new Dictionary<string, string?>
                {
                    ["q"] = Words,
                    ["stage"] = Stage?.ToString(),
                    ["page"] = $"{page}",
                }
            )
            .ToString();
}
