using System.Diagnostics;
using Commentary.Application.Publishing;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Typography;

/// <summary>What was published, typeset again on demand: some publications a run, and a rehearsal for whoever wants to see first.</summary>
public class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>It is somebody's page that waits.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(15);

    /// <summary>How many are named: the rest is counted.</summary>
    public const int MostNamed = 200;

    /// <summary>Where to go on from.</summary>
    [BindProperty(Name = "after")]
    public int After { get; set; }

    /// <summary>How many publications the runs before this one have looked at.</summary>
    [BindProperty(Name = "before")]
    public int Before { get; set; }

    /// <summary>Whether nothing is to be kept.</summary>
    [BindProperty(Name = "rehearse")]
    public bool IsRehearsal { get; set; }
    public int Publications { get; private set; }

    /// <summary>Null until a run was asked for.</summary>
    public TypesetAgain.Result? Run { get; private set; }

    public async Task OnGetAsync(CancellationToken stop) => Publications = await mediator.Send(new CountPublications.Query(), stop);

    public async Task OnPostAsync(CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        Run = new(After, 0, [], 0, [], false);
        while (!Run.IsDone && watch.Elapsed < Within)
        {
            var next = await mediator.Send(new TypesetAgain.Command(Run.Last) { DryRun = IsRehearsal }, stop);
            Run = next with
            {
                Looked = Run.Looked + next.Looked,
                Pieces = [.. Run.Pieces, .. next.Pieces],
                Others = Run.Others + next.Others,
                Unread = [.. Run.Unread, .. next.Unread],
            };
        }
        await OnGetAsync(stop);
    }
}
