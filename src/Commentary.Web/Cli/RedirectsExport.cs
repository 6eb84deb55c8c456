using System.CommandLine;
using Commentary.Application.Redirects;
using Commentary.Application.Redirects.Formats;
using Commentary.Web.Resources;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Cli;

/// <summary><c>redirects export [--format …]</c>: every rule, to standard output.</summary>
internal static class RedirectsExport
{
    public static Command Create(IStringLocalizer<CliTexts> says, Func<ParseResult, Func<IServiceProvider, Task<int>>, Task<int>> task)
    {
        var format = new Option<string>("--format")
        {
            Description = says["ExportFormat"],
            HelpName = string.Join('|', FormatNames.Writable),
        };
        format.AcceptOnlyFromAmong([.. FormatNames.Writable]);
        var export = new Command("export", says["RedirectsExport"]) { format };
        export.SetAction(parsed =>
            task(parsed, services => Export(services, says, FormatNames.Of(parsed.GetValue(format)) ?? RuleFormat.Csv))
        );
        return export;
    }

    private static async Task<int> Export(IServiceProvider services, IStringLocalizer<CliTexts> says, RuleFormat format)
    {
        try
        {
            await using var scope = services.CreateOperatorScope();
            var export = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ExportRedirects.Query(format));
            await foreach (var line in export.Lines)
                await Console.Out.WriteAsync(line + "\n");
            await Console.Out.FlushAsync();
            return 0;
        }
        catch (Exception why)
        {
            await Console.Error.WriteLineAsync(CommandLine.Trouble(says, why));
            return CommandLine.SomethingRefused;
        }
    }
}
