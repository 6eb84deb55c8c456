using Commentary.Application.Pictures;
using Commentary.Web.Hosting;
using Commentary.Web.Resources;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Admin.Pictures;

/// <summary>The pictures, to be found again, and the form that sends new ones.</summary>
public class IndexModel(IMediator mediator, IStringLocalizer<AdminTexts> says) : PageModel, IShownAgain
{
    /// <summary>Files that one form may send: each takes seconds.</summary>
    private const int MostFiles = 12;

    [BindProperty]
    public List<IFormFile> Upload { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "q")]
    public string Words { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "which")]
    public ListPictures.Which Which { get; set; }

    /// <summary>What was just done, as the key of its sentence.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Done { get; set; }

    /// <summary>Of several files those that were taken, by name and number, where others were refused.</summary>
    public IReadOnlyList<(string Name, int Id)> Arrived { get; private set; } = [];

    public ListPictures.Result Pictures { get; private set; } = null!;
    public string FormName => "";

    public async Task OnGetAsync(CancellationToken stop, [FromQuery] int page = 1) =>
        Pictures = await mediator.Send(new ListPictures.Query(Words, Which, page), stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Upload.Count is 0 or > MostFiles)
            throw new ValidationException([
                new ValidationFailure(nameof(Upload), says[Upload.Count == 0 ? "NoFileChosen" : "TooManyFiles", MostFiles]),
            ]);
        List<(string Name, SendPicture.Sent Picture)> sent = [];
        List<ValidationFailure> refused = [];
        foreach (var file in Upload)
            try
            {
                sent.Add((file.FileName, await mediator.Send(await SentPicture.Of(file, stop), stop)));
            }
            // One that cannot be taken does not hold up the others.
            catch (ValidationException invalid)
            {
                refused.AddRange(invalid.Errors);
            }
        Arrived = [.. sent.Select(one => (one.Name, one.Picture.Id))];
        if (refused.Count > 0)
            throw new ValidationException(refused);
        return sent is [(_, var only)]
            ? RedirectToPage("/Admin/Pictures/Picture", new { id = only.Id, done = only.WasThere ? "there" : "sent" })
            : RedirectToPage(new { done = "sent" });
    }

    public Task ShowAgain(CancellationToken stop) => OnGetAsync(stop);

    /// <summary>Only the query: «page» is a word of the framework's own, from which no address is made.</summary>
    public string PageAddress(int page) =>
        QueryString
            .Create(
                new Dictionary<string, string?>
                {
                    ["q"] = Words,
                    ["which"] = $"{Which}",
                    ["page"] = $"{page}",
                }
            )
            .ToString();
}
