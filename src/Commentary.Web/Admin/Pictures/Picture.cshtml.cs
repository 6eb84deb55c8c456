using Commentary.Application.Pictures;
using Commentary.Text.Languages;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Commentary.Web.Admin.Pictures;

/// <summary>One picture: what describes it, how it is named in a text, where it is shown.</summary>
public class PictureModel(IMediator mediator) : PageModel, IShownAgain
{
    [BindProperty]
    public DescribePicture.Command Describe { get; set; } = new();

    [FromRoute]
    public int Id { get; set; }

    /// <summary>What was just done, as the key of its sentence.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    public OpenPicture.Result Picture { get; private set; } = null!;
    public string FormName => nameof(Describe);

    public async Task OnGetAsync(CancellationToken stop)
    {
        await ShowAgain(stop);
        Describe = new() { French = Picture.French, English = Picture.English };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var described = await mediator.Send(Describe with { Id = Id }, stop);
        return RedirectToPage(new { id = Id, done = described.IsPublic ? "told" : "described" });
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromForm] bool evenFromHistory, CancellationToken stop)
    {
        try
        {
            await mediator.Send(new RemovePicture.Command(Id, evenFromHistory), stop);
        }
        catch (FluentValidation.ValidationException)
        {
            // The form of descriptions was not sent: it stands as it is saved.
            await OnGetAsync(stop);
            throw;
        }
        return RedirectToPage("/Admin/Pictures/Index", new { done = "removed" });
    }

    public async Task ShowAgain(CancellationToken stop) => Picture = await mediator.Send(new OpenPicture.Query(Id), stop);

    /// <summary>What stands in the form.</summary>
    public string Words(Language language) => language is Language.English ? Describe.English : Describe.French;
}
