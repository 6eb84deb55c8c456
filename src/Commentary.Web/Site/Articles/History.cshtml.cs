using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Web.Site.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Commentary.Web.Site.Articles;

public class HistoryModel : SitePage
{
    public ReadHistory.Result History { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop, [FromQuery] int page = 1)
    {
        History = await Ask(new ReadHistory.Query(Language, slug, page), stop);
        return Page();
    }

    public Pager Pager => new(Addresses.History(Language, History.Slug), History.Page, History.Pages);
}
