using Commentary.Application;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Application.Readers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Readers;

public class IndexModel(IMediator mediator, SiteOptions site, CurrentMember member) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "days")]
    public int Days { get; set; } = ListReadings.Usual;

    /// <summary>The one piece that is looked at; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "article")]
    public int? Article { get; set; }

    /// <summary>From the query alone: «page» is a word of the framework's own.</summary>
    [BindProperty(SupportsGet = true)]
    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public ListReadings.Result Readings { get; private set; } = null!;

    /// <summary>Whether the privacy page names nobody to ask: told to those who can do something about it.</summary>
    public bool LacksContact => member.Role >= Role.Administrator && site.PrivacyContact is null;

    public async Task OnGetAsync(CancellationToken stop) =>
        Readings = await mediator.Send(new ListReadings.Query(Days, Article, Number), stop);

    public string Address(int days, int? article, int page = 1)
    {
        Dictionary<string, string?> query = [];
        if (days != ListReadings.Usual)
            query["days"] = $"{days}";
        if (article is { } id)
            query["article"] = $"{id}";
        if (page > 1)
            query["page"] = $"{page}";
        return "/admin/readers" + QueryString.Create(query);
    }
}
