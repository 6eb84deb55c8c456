using System.CommandLine;
using Commentary.Application;
using Commentary.Application.Members;
using Commentary.Web.Admin.Account;
using Commentary.Web.Resources;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Cli;

/// <summary><c>setup</c>: the link that makes the first administrator, to whoever stands at the machine, and to no log.</summary>
internal static class SetUpCommand
{
    public static Command Create(IStringLocalizer<CliTexts> says, Func<ParseResult, Func<IServiceProvider, Task<int>>, Task<int>> task)
    {
        var command = new Command("setup", says["SetUp"]);
        command.SetAction(parsed => task(parsed, services => Print(services, says)));
        return command;
    }

    private static async Task<int> Print(IServiceProvider services, IStringLocalizer<CliTexts> says)
    {
        await using var scope = services.CreateOperatorScope();
        if (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new IsSetUp.Query()))
        {
            Console.WriteLine(says["SetUpDone"]);
            return CommandLine.SomethingRefused;
        }
        var path = services.GetRequiredService<SetUpLink>().Path();
        Console.WriteLine(
            services.GetRequiredService<SiteOptions>().Address is { } site
                ? says["SetUpAt", site.GetLeftPart(UriPartial.Authority) + path]
                : says["SetUpPath", path]
        );
        return 0;
    }
}
