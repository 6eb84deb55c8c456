using Commentary.Application.Redirects;
using Commentary.Web.Redirects;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Redirects;

/// <summary>The ledger replayed on demand: some addresses a run, by this node's own door.</summary>
public class ReplayModel(IMediator mediator, OwnDoor door) : PageModel
{
    /// <summary>So many addresses a run, and no longer than this: it is somebody's page that waits.</summary>
    private const int Most = 2000;
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(20);

    /// <summary>Where to go on from.</summary>
    [BindProperty(Name = "after")]
    public string After { get; set; } = "";

    /// <summary>What the runs before this one have asked.</summary>
    [BindProperty(Name = "before")]
    public int Before { get; set; }

    /// <summary>Null until a run was asked for.</summary>
    public ReplayLedger.Result? Run { get; private set; }
    public bool CanAsk => door.Address is not null;

    public void OnGet() { }

    public async Task OnPostAsync(CancellationToken stop)
    {
        if (CanAsk)
            Run = await mediator.Send(
                new ReplayLedger.Query(door.Ask)
                {
                    After = LedgerPosition.Parse(After),
                    Most = Most,
                    Within = Within,
                    OwnHost = door.OwnHost,
                },
                stop
            );
    }
}
