using Commentary.Application.Redirects;
using Commentary.Application.Redirects.Formats;
using Commentary.Text.HouseFormat;
using Commentary.Web.Hosting;
using Commentary.Web.Resources;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Admin.Redirects;

/// <summary>Takes rules in from a file: rehearsed first, and what was rehearsed is carried on, so that the import applies just that.</summary>
public class ImportModel(IMediator mediator, IStringLocalizer<AdminTexts> says) : PageModel, IShownAgain
{
    /// <summary>Lines that one page shows; those that were refused come first.</summary>
    public const int MostLines = 1000;

    [BindProperty]
    public string Text { get; set; } = "";

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>Of the file that was rehearsed.</summary>
    [BindProperty]
    public string FileName { get; set; } = "";

    [BindProperty]
    public RuleFormat? Format { get; set; }

    [BindProperty]
    public bool KeepsOld { get; set; }

    [BindProperty]
    public bool AllOrNothing { get; set; }

    /// <summary>What became, or would become, of each line.</summary>
    public ImportRedirects.Result? Report { get; private set; }
    public bool IsRehearsal { get; private set; }

    public string FormName => "";

    /// <summary>The rehearsal.</summary>
    public async Task OnPostAsync(CancellationToken stop)
    {
        var hasText = !string.IsNullOrWhiteSpace(Text);
        if (Upload is null == !hasText)
            throw new ValidationException([new ValidationFailure(nameof(Text), says[hasText ? "OneWayToImport" : "NothingToImport"])]);
        if (Upload is not null)
        {
            FileName = Path.GetFileName(Upload.FileName);
            Text = await Uploaded(Upload, stop);
        }
        await Send(isRehearsal: true, stop);
    }

    /// <summary>The rehearsal again, of the same text, with the other answer to what becomes of the rules that are there.</summary>
    public Task OnPostOtherwiseAsync(CancellationToken stop)
    {
        KeepsOld = !KeepsOld;
        return Send(isRehearsal: true, stop);
    }

    public Task OnPostImportAsync(CancellationToken stop) => Send(isRehearsal: false, stop);

    public Task ShowAgain(CancellationToken stop) => Task.CompletedTask;

    private async Task Send(bool isRehearsal, CancellationToken stop)
    {
        Report = await mediator.Send(
            new ImportRedirects.Command(Text)
            {
                Name = FileName,
                Format = Format,
                KeepsOld = KeepsOld,
                AllOrNothing = AllOrNothing,
                DryRun = isRehearsal,
            },
            stop
        );
        // What it was taken for when it was shown, it is when it is imported.
        (Format, IsRehearsal) = (Report.Format, isRehearsal);
    }

    private static async Task<string> Uploaded(IFormFile file, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, stop);
        return Decoding.Text(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
