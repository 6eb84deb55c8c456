using Commentary.Application.Press;
using Commentary.Application.Reading;
using Microsoft.AspNetCore.Mvc;

namespace Commentary.Web.Site.Articles;

/// <summary>Where the language switch leads while a piece has no edition in that language: it says so there, and offers the one that it has.</summary>
public class NotYetModel : SitePage
{
    public FindOtherEdition.Result Other { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        Other = await Ask(new FindOtherEdition.Query(Language, slug), stop);
        return Other.Wanted is { } wanted ? Redirect(Addresses.Article(Language, wanted)) : Page();
    }
}
