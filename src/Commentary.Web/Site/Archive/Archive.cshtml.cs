using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Web.Site.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Commentary.Web.Site.Archive;

public class ArchiveModel : SitePage
{
    public ListYear.Result Archive { get; private set; } = null!;

    /// <summary>The year that the address names; null where it names none and the newest is shown.</summary>
    public int? Asked { get; private set; }

    public async Task<IActionResult> OnGetAsync(int? year, CancellationToken stop, [FromQuery] int page = 1)
    {
        Asked = year;
        Archive = await Ask(new ListYear.Query(Language, year, page), stop);
        return Page();
    }

    /// <summary>The pages of a year are found under the year, also where its first is the archive's own.</summary>
    public Pager Pager => new(Addresses.Year(Language, Archive.Year ?? 0), Archive.Page, Archive.Pages);
}
