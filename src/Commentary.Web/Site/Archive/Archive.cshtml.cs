using Commentary.Application.Reading;
using Microsoft.AspNetCore.Mvc;

namespace Commentary.Web.Site.Archive;

public class ArchiveModel : SitePage
{
    public ListYear.Result Archive { get; private set; } = null!;

    /// <summary>The year that the address names; null where it names none and the newest is shown.</summary>
    public int? Asked { get; private set; }

    public async Task<IActionResult> OnGetAsync(int? year, CancellationToken stop)
    {
        Asked = year;
        Archive = await Ask(new ListYear.Query(Language, year), stop);
        return Page();
    }
}
