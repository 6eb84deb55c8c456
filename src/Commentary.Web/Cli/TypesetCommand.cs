using System.CommandLine;
using Commentary.Application.Publishing;
using Commentary.Web.Resources;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Cli;

/// <summary><c>typeset [--dry-run]</c>: what was published, set as this version sets it.</summary>
internal static class TypesetCommand
{
    public static Command Create(IStringLocalizer<CliTexts> says, Func<ParseResult, Func<IServiceProvider, Task<int>>, Task<int>> task)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = says["DryRun"] };
        var command = new Command("typeset", says["Typeset"]) { dryRun };
        command.SetAction(parsed => task(parsed, services => Typeset(services, says, parsed.GetValue(dryRun))));
        return command;
    }

    private static async Task<int> Typeset(IServiceProvider services, IStringLocalizer<CliTexts> says, bool isRehearsal)
    {
        if (isRehearsal)
            Console.WriteLine(says["DryRunNotice"]);
        var (looked, pieces, others, unread) = (0, 0, 0, 0);
        try
        {
            TypesetAgain.Result run;
            var after = 0;
            do
            {
                // By some at a time: readers and editors wait for no more than that, and what is done is kept if the rest fails.
                await using var scope = services.CreateOperatorScope();
                run = await scope
                    .ServiceProvider.GetRequiredService<IMediator>()
                    .Send(new TypesetAgain.Command(after) { DryRun = isRehearsal });
                foreach (var piece in run.Pieces)
                    Console.WriteLine(piece.Address);
                foreach (var piece in run.Unread)
                    Console.WriteLine(says["TypesetUnread", piece.Address]);
                (after, looked, pieces) = (run.Last, looked + run.Looked, pieces + run.Pieces.Count);
                (others, unread) = (others + run.Others, unread + run.Unread.Count);
            } while (!run.IsDone);
        }
        catch (Exception why)
        {
            Console.WriteLine(CommandLine.Trouble(says, why));
            return CommandLine.SomethingRefused;
        }
        finally
        {
            Console.WriteLine(says["TypesetDone", looked, pieces, others]);
        }
        return unread > 0 ? CommandLine.SomethingRefused : 0;
    }
}
