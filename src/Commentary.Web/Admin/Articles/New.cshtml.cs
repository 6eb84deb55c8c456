using System.Text;
using Commentary.Application.Articles;
using Commentary.Application.Importing;
using Commentary.Application.Resources;
using Commentary.Web.Hosting;
using Commentary.Web.Resources;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Admin.Articles;

/// <summary>Begins an article from the link to the news, or from a whole text in the house format.</summary>
public class NewModel(IMediator mediator, IStringLocalizer<Texts> reasons, IStringLocalizer<AdminTexts> says) : PageModel, IShownAgain
{
    [BindProperty]
    public StartArticle.Command Start { get; set; } = new();

    [BindProperty]
    public string Text { get; set; } = "";

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The pieces that comment on the source already, where that is why nothing was started.</summary>
    public IReadOnlyList<FindCommented.Piece> Commented { get; private set; } = [];

    public string FormName => nameof(Start);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var hasText = !string.IsNullOrWhiteSpace(Text);
        if (Upload is null && !hasText)
            return RedirectToPage("Edit", new { id = await mediator.Send(Start with { ToldOf = Start.ToldOf ?? "" }, stop) });
        // To take one and leave the others would lose what was typed there.
        if ((Upload is not null && hasText) || Start.SourceUrl.Trim().Length > 0 || Start.Title.Trim().Length > 0)
            throw new ValidationException([new ValidationFailure("", says["OneWayToStart"])]);

        var taken = await mediator.Send(
            new ImportManuscript.Command { Bytes = await Bytes(stop), FileName = Upload is null ? "" : Path.GetFileName(Upload.FileName) },
            stop
        );
        if (taken.Outcome is ImportManuscript.Outcome.Refused)
        {
            var parts = taken.Parts.Select(part => DeskField.NameOf(part.ToString(), Languages.Current, says));
            throw new ValidationException([new ValidationFailure("", reasons[taken.Refusal.ToString(), string.Join(", ", parts)])]);
        }
        return RedirectToPage("Edit", new { id = taken.ArticleId });
    }

    public async Task ShowAgain(CancellationToken stop)
    {
        if (ModelState.TryGetValue("Start.Source.Url", out var refused) && refused.Errors.Count > 0)
            Commented = await mediator.Send(new FindCommented.Query(Start.SourceUrl), stop);
    }

    private async Task<byte[]> Bytes(CancellationToken stop)
    {
        if (Upload is null)
            return Encoding.UTF8.GetBytes(Text);
        using var bytes = new MemoryStream();
        await Upload.CopyToAsync(bytes, stop);
        return bytes.ToArray();
    }
}
