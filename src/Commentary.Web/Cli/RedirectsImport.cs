using System.CommandLine;
using Commentary.Application.Pipeline;
using Commentary.Application.Redirects;
using Commentary.Application.Redirects.Formats;
using Commentary.Text.HouseFormat;
using Commentary.Web.Resources;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Cli;

/// <summary><c>redirects import FILE [--format …] [--keep] [--all-or-nothing] [--dry-run]</c></summary>
internal static class RedirectsImport
{
    private const int MostBytes = 256 * 1024 * 1024;

    public static Command Create(IStringLocalizer<CliTexts> says, Func<ParseResult, Func<IServiceProvider, Task<int>>, Task<int>> task)
    {
        var file = new Argument<string>(says["ValueFile"]) { Description = says["RedirectsFile"] };
        var format = new Option<string>("--format")
        {
            Description = says["ImportFormat"],
            HelpName = string.Join('|', FormatNames.Readable),
        };
        format.AcceptOnlyFromAmong([.. FormatNames.Readable]);
        var keep = new Option<bool>("--keep") { Description = says["ImportKeep"] };
        var all = new Option<bool>("--all-or-nothing") { Description = says["ImportAllOrNothing"] };
        var dryRun = new Option<bool>("--dry-run") { Description = says["DryRun"] };
        var import = new Command("import", says["RedirectsImport"]) { file, format, keep, all, dryRun };
        import.SetAction(parsed =>
            task(
                parsed,
                services =>
                    Import(
                        services,
                        says,
                        parsed.GetRequiredValue(file),
                        new ImportRedirects.Command("")
                        {
                            Format = FormatNames.Of(parsed.GetValue(format)),
                            KeepsOld = parsed.GetValue(keep),
                            AllOrNothing = parsed.GetValue(all),
                            DryRun = parsed.GetValue(dryRun),
                            Progress = Console.IsErrorRedirected ? null : new Rows(),
                        }
                    )
            )
        );
        return import;
    }

    private static async Task<int> Import(
        IServiceProvider services,
        IStringLocalizer<CliTexts> says,
        string file,
        ImportRedirects.Command like
    )
    {
        if (like.DryRun)
            Console.WriteLine(says["DryRunNotice"]);
        try
        {
            if (new FileInfo(file).Length > MostBytes)
            {
                Console.WriteLine(says["FileRefused", file, 1, says["FileTooLarge", MostBytes / 1024 / 1024]]);
                return CommandLine.SomethingRefused;
            }
            var text = Decoding.Text(await File.ReadAllBytesAsync(file));
            await using var scope = services.CreateOperatorScope();
            var imported = await scope
                .ServiceProvider.GetRequiredService<IMediator>()
                .Send(like with { Text = text, Name = Path.GetFileName(file) });
            return Report(imported, says, file, like.DryRun);
        }
        catch (Exception unreadable)
            when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Console.WriteLine(says["FileRefused", file, 1, ImportCommand.Unreadable(says, unreadable)]);
        }
        catch (SomebodyWasFaster)
        {
            Console.WriteLine(says["FileRefused", file, 1, says["SomebodyWasFaster"]]);
        }
        catch (Exception why)
        {
            Console.WriteLine(says["FileRefused", file, 1, CommandLine.Trouble(says, why)]);
        }
        return CommandLine.SomethingRefused;
    }

    private static int Report(ImportRedirects.Result imported, IStringLocalizer<CliTexts> says, string file, bool isRehearsal)
    {
        var refused = 0;
        foreach (var row in imported.Refused)
        {
            refused++;
            Console.WriteLine(says["RowRefused", file, row.Number, row.From, row.Why]);
        }
        Console.WriteLine(says["ReadAs", imported.Format.Name()]);
        Console.WriteLine(says["RedirectsDone", imported.Made, imported.Changed, imported.Unchanged, refused]);
        if (imported.Kept > 0)
            Console.WriteLine(says["RedirectsKept", imported.Kept]);
        if (imported.Listed > 0)
            Console.WriteLine(says["RedirectsListed", imported.Listed]);
        if (!imported.IsKept && !isRehearsal)
            Console.WriteLine(says["NothingWasKept"]);
        return refused > 0 ? CommandLine.SomethingRefused : 0;
    }

    private sealed class Rows : IProgress<int>
    {
        public void Report(int value) => Console.Error.Write($"\r{value} ");
    }
}
