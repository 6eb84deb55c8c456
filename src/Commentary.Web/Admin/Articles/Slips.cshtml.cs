using Commentary.Text.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Articles;

/// <summary>The slips of a text that is being typed, as a piece of the desk's page: what a script asks for when the hand rests.</summary>
public class SlipsModel : PageModel
{
    /// <summary>In characters: three times a piece of 30,000 words in one text. Beyond, one is not asked at every pause.</summary>
    private const int Most = 600_000;

    [FromRoute]
    public int Id { get; set; }
    public SlipPanel? Panel { get; private set; }

    public IActionResult OnGet() => Redirect($"/admin/articles/edit/{Id}");

    public IActionResult OnPost(Language language, string? field, string? text)
    {
        if (text?.Length > Most)
            return StatusCode(StatusCodes.Status422UnprocessableEntity);
        Panel = SlipPanel.Of(Id, field ?? "", language, text ?? "");
        return Panel is null || !ModelState.IsValid ? BadRequest() : Page();
    }
}
