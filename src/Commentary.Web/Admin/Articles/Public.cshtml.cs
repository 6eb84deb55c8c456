using Commentary.Application;
using Commentary.Application.Publishing;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Articles;

/// <summary>The readers' page as it was at a moment.</summary>
public class PublicModel(IMediator mediator, SiteOptions site, TimeProvider clock) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    /// <summary>The code of the language.</summary>
    [FromQuery(Name = "in")]
    public string? In { get; set; }

    /// <summary>In the site's time zone, as the browser writes it, or in UTC with a Z; empty for now.</summary>
    [FromQuery]
    public DateTime? At { get; set; }

    public ShowPublic.Result Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var at = At switch
        {
            null => clock.GetUtcNow().UtcDateTime,
            { Kind: DateTimeKind.Utc } utc => utc,
            { } wall => site.Utc(wall),
        };
        var language = LanguageNames.TryParse(In, out var asked) ? asked : Language.French;
        Shown = await mediator.Send(new ShowPublic.Query(Id, language, at), stop);
        return Page();
    }
}
