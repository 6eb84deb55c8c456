using System.CommandLine;
using Commentary.Application.Redirects;
using Commentary.Web.Redirects;
using Commentary.Web.Resources;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Cli;

/// <summary><c>redirects check [--outside]</c>: looks at every rule now, and lists those by which nobody arrives.</summary>
internal static class RedirectsCheck
{
    private const int AtOnce = 500;

    public static Command Create(IStringLocalizer<CliTexts> says, Func<ParseResult, Func<IServiceProvider, Task<int>>, Task<int>> task)
    {
        var outside = new Option<bool>("--outside") { Description = says["CheckOutside"] };
        var check = new Command("check", says["RedirectsCheck"]) { outside };
        check.SetAction(parsed => task(parsed, services => Check(services, says, parsed.GetValue(outside))));
        return check;
    }

    private static async Task<int> Check(IServiceProvider services, IStringLocalizer<CliTexts> says, bool isOutside)
    {
        try
        {
            var command = new CheckRedirects.Command(AtOnce, isOutside ? services.GetRequiredService<TargetChecks>().Answers : null)
            {
                NotSince = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime,
            };
            var looked = 0;
            int some;
            do
            {
                // Each in a scope of its own: nothing grows with the number of rules.
                await using var scope = services.CreateOperatorScope();
                some = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);
                looked += some;
            } while (some == AtOnce);
            var broken = await List(services);
            Console.WriteLine(says["CheckDone", looked, broken]);
            return broken > 0 ? CommandLine.SomethingRefused : 0;
        }
        catch (Exception why)
        {
            await Console.Error.WriteLineAsync(CommandLine.Trouble(says, why));
            return CommandLine.SomethingRefused;
        }
    }

    private static async Task<int> List(IServiceProvider services)
    {
        var (broken, pages) = (0, 1);
        for (var page = 1; page <= pages; page++)
        {
            await using var scope = services.CreateOperatorScope();
            var troubles = scope.ServiceProvider.GetRequiredService<IStringLocalizer<AdminTexts>>();
            var found = await scope
                .ServiceProvider.GetRequiredService<IMediator>()
                .Send(
                    new ListRedirects.Query
                    {
                        Filter = new() { IsBroken = true },
                        Page = page,
                    }
                );
            foreach (var row in found.Rows)
                Console.WriteLine(
                    $"{row.Rule.Host}{row.Path} → {row.Rule.Target ?? row.LeadsTo ?? row.Title}  {troubles[$"Trouble{row.Trouble}"]}"
                );
            (broken, pages) = (broken + found.Rows.Count, found.Pages);
        }
        return broken;
    }
}
