using Commentary.Application.Articles;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Articles;

/// <summary>Two saved versions of a piece in one language, word by word.</summary>
public class CompareModel(IMediator mediator) : PageModel
{
    [FromRoute]
    public int Id { get; set; }

    /// <summary>The code of the language.</summary>
    [BindProperty(SupportsGet = true, Name = "in")]
    public string? In { get; set; }

    [BindProperty(SupportsGet = true, Name = "from")]
    public int From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public int To { get; set; }

    public CompareRevisions.Result Compared { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var language = LanguageNames.TryParse(In, out var named) ? named : Language.French;
        Compared = await mediator.Send(new CompareRevisions.Query(Id, language, From, To), stop);
        return Page();
    }
}
