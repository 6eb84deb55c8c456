using System.CommandLine;
using System.Text;
using Commentary.Application.Pipeline;
using Commentary.Application.Redirects;
using Commentary.Web.Resources;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Cli;

/// <summary><c>redirects import FILE.csv [--dry-run]</c></summary>
internal static class RedirectsCommand
{
    private const int MostBytes = 256 * 1024 * 1024;

    public static Command Create(IStringLocalizer<CliTexts> says, Func<ParseResult, Func<IServiceProvider, Task<int>>, Task<int>> task)
    {
        var file = new Argument<string>("FILE.csv") { Description = says["RedirectsFile"] };
        var dryRun = new Option<bool>("--dry-run") { Description = says["DryRun"] };
        var import = new Command("import", says["RedirectsImport"]) { file, dryRun };
        import.SetAction(parsed =>
            task(parsed, services => Import(services, says, parsed.GetRequiredValue(file), parsed.GetValue(dryRun)))
        );
        return new Command("redirects", says["Redirects"]) { import, ReplayCommand.Create(says, task) };
    }

    private static async Task<int> Import(IServiceProvider services, IStringLocalizer<CliTexts> says, string file, bool dryRun)
    {
        if (dryRun)
            Console.WriteLine(says["DryRunNotice"]);
        try
        {
            if (new FileInfo(file).Length > MostBytes)
            {
                Console.WriteLine(says["FileRefused", file, 1, says["FileTooLarge", MostBytes / 1024 / 1024]]);
                return CommandLine.SomethingRefused;
            }
            var csv = await File.ReadAllTextAsync(file, Encoding.UTF8);
            await using var scope = services.CreateOperatorScope();
            var imported = await scope
                .ServiceProvider.GetRequiredService<IMediator>()
                .Send(
                    new ImportRedirects.Command(csv)
                    {
                        Name = Path.GetFileName(file),
                        DryRun = dryRun,
                        Progress = Console.IsErrorRedirected ? null : new Rows(),
                    }
                );
            foreach (var row in imported.Refused)
                Console.WriteLine(says["RowRefused", file, row.Line, row.From, row.Why]);
            Console.WriteLine(says["RedirectsDone", imported.Made, imported.Changed, imported.Unchanged, imported.Refused.Count]);
            return imported.Refused.Count > 0 ? CommandLine.SomethingRefused : 0;
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

    private sealed class Rows : IProgress<int>
    {
        public void Report(int value)
        {
            if (value % 1000 == 0)
                Console.Error.Write($"\r{value} ");
        }
    }
}
