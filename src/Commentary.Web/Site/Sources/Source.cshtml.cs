using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Web.Site.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Commentary.Web.Site.Sources;

public class SourceModel : SitePage
{
    public ListSource.Result Source { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken stop, [FromQuery] int page = 1)
    {
        Source = await Ask(new ListSource.Query(Language, name, page), stop);
        return Source.MovedTo is { } publisher ? RedirectPermanent(Addresses.Source(Language, publisher)) : Page();
    }

    public Pager Pager => new(Addresses.Source(Language, Source.Name), Source.Page, Source.Pages);
}
