using Commentary.Application.Redirects.Misses;
using Commentary.Web.Changes;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Redirects;

public class MissesModel(IMediator mediator) : PageModel, IShownAgain
{
    /// <summary>What was typed for one address, when it was refused.</summary>
    [BindProperty]
    public SolveMiss.Command Solve { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "q")]
    public string Words { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "shown")]
    public ListMisses.Shown Shown { get; set; }

    /// <summary>What was just done, about which address, which was asked for how often.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    [BindProperty(SupportsGet = true, Name = "path")]
    public string About { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "visits")]
    public int Visits { get; set; }

    [BindProperty(SupportsGet = true, Name = "id")]
    public long Id { get; set; }

    /// <summary>From the query alone: «page» is a word of the framework's own.</summary>
    [BindProperty(SupportsGet = true)]
    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public ListMisses.Result Misses { get; private set; } = null!;
    public string FormName => nameof(Solve);

    public async Task OnGetAsync(CancellationToken stop) =>
        Misses = await mediator.Send(
            new ListMisses.Query(
                HttpContext.RequestServices.GetRequiredService<ChangeTail>().Redirects,
                Shown,
                Words,
                Number,
                Languages.Current
            ),
            stop
        );

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var (path, visits) = await mediator.Send(Solve, stop);
        return Back("solved", path, 0, visits);
    }

    public async Task<IActionResult> OnPostAsideAsync(CancellationToken stop) =>
        Back("aside", await mediator.Send(new SetMissAside.Command(Id), stop), Id, 0);

    public async Task<IActionResult> OnPostBackAsync(CancellationToken stop) =>
        Back("back", await mediator.Send(new SetMissAside.Command(Id, IsIgnored: false), stop), Id, 0);

    public Task ShowAgain(CancellationToken stop) => OnGetAsync(stop);

    /// <summary>Only the query: «page» is a word of the framework's own, from which no address is made.</summary>
    public string PageAddress(int page) => QueryOf(new() { ["page"] = $"{page}" });

    /// <summary>Where a form of the list is sent: to this page, with what is searched for.</summary>
    public string FormAddress(string? handler = null) =>
        "/admin/redirects/misses" + QueryOf(new() { ["page"] = $"{Number}", ["handler"] = handler });

    private RedirectResult Back(string done, string path, long id, int visits) =>
        Redirect(
            "/admin/redirects/misses"
                + QueryOf(
                    new()
                    {
                        ["done"] = done,
                        ["path"] = path,
                        ["id"] = $"{id}",
                        ["visits"] = $"{visits}",
                    }
                )
        );

    private string QueryOf(Dictionary<string, string?> more)
    {
        if (more.TryGetValue("handler", out var handler) && handler is null)
            more.Remove("handler");
        if (Words.Length > 0)
            more["q"] = Words;
        if (Shown is not ListMisses.Shown.Readers)
            more["shown"] = $"{Shown}";
        return QueryString.Create(more).ToString();
    }
}
