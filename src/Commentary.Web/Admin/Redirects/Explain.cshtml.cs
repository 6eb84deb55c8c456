using System.Globalization;
using Commentary.Application;
using Commentary.Application.Redirects;
using Commentary.Text.Languages;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Redirects;

/// <summary>What happens to addresses, and why. It asks and changes nothing; it is a form that posts because a thousand addresses fit no query.</summary>
public class ExplainModel(IMediator mediator, SiteOptions site) : PageModel, IShownAgain
{
    [BindProperty]
    public string Addresses { get; set; } = "";

    /// <summary>In the site's time zone, as the browser writes it; empty for now.</summary>
    [BindProperty]
    public DateTime? At { get; set; }

    [BindProperty]
    public Language Reader { get; set; }

    public IReadOnlyList<ExplainAddress.Explanation> Explanations { get; private set; } = [];
    public string FormName => "";

    /// <summary>One address may come with the link that leads here.</summary>
    public async Task OnGetAsync([FromQuery] string? address, CancellationToken stop)
    {
        Addresses = address ?? "";
        if (Addresses.Length > 0)
            await Explain(stop);
    }

    public Task OnPostAsync(CancellationToken stop) => Explain(stop);

    public Task ShowAgain(CancellationToken stop) => Task.CompletedTask;

    public string Moment => At?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) ?? "";

    private async Task Explain(CancellationToken stop) =>
        Explanations = await mediator.Send(
            new ExplainAddress.Query
            {
                Addresses = Addresses,
                At = At is { } local ? site.Utc(local) : null,
                Reader = Reader,
            },
            stop
        );
}
