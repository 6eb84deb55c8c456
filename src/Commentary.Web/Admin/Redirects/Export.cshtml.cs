using System.Text;
using Commentary.Application.Redirects;
using Commentary.Application.Redirects.Formats;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace Commentary.Web.Admin.Redirects;

/// <summary>Every rule as a file to download.</summary>
public class ExportModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromQuery] string format, CancellationToken stop) =>
        FormatNames.Of(format) is { } known && RuleFormats.Writable.Contains(known)
            ? new RuleFile(await mediator.Send(new ExportRedirects.Query(known), stop), known)
            : NotFound();

    /// <summary>Lines that are read while they are sent.</summary>
    private sealed class RuleFile(ExportRedirects.Result export, RuleFormat format) : IActionResult
    {
        public async Task ExecuteResultAsync(ActionContext context)
        {
            ArgumentNullException.ThrowIfNull(context);
            var response = context.HttpContext.Response;
            response.ContentType = format switch
            {
                RuleFormat.Csv => "text/csv; charset=utf-8",
                RuleFormat.Json => "application/json; charset=utf-8",
                _ => "text/plain; charset=utf-8",
            };
            response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
            {
                FileName = format.FileName(),
            }.ToString();
            response.Headers.CacheControl = "no-store";
            // Spreadsheets take a table for UTF-8 only where it says so.
            await using var writer = new StreamWriter(response.Body, new UTF8Encoding(format is RuleFormat.Csv));
            await foreach (var line in export.Lines.WithCancellation(context.HttpContext.RequestAborted))
            {
                await writer.WriteAsync(line);
                await writer.WriteAsync('\n');
            }
        }
    }
}
