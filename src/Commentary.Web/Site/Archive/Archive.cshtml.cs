using Commentary.Application.Reading;
using Microsoft.AspNetCore.Mvc;

namespace Commentary.Web.Site.Archive;

public class ArchiveModel : SitePage
{
    public ListYear.Result Archive { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int? year, CancellationToken stop)
    {
        Archive = await Ask(new ListYear.Query(Language, year), stop);
        return Shown;
    }
}
