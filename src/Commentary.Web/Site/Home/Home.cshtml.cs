using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Web.Site.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Commentary.Web.Site.Home;

public class HomeModel : SitePage
{
    public ListLatest.Result Latest { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop, [FromQuery] int page = 1)
    {
        Latest = await Ask(new ListLatest.Query(Language, page), stop);
        return Page();
    }

    public Pager Pager => new(Addresses.Home(Language), Latest.Page, Latest.Pages, Addresses.Archive(Language));
}
