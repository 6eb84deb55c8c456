using System.CommandLine;
using Commentary.Application.Redirects;
using Commentary.Web.Changes;
using Commentary.Web.Redirects;
using Commentary.Web.Resources;
using MediatR;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Cli;

/// <summary><c>redirects replay [--base URL] [--limit N]</c></summary>
internal static class ReplayCommand
{
    public static Command Create(IStringLocalizer<CliTexts> says, Func<ParseResult, Func<IServiceProvider, Task<int>>, Task<int>> task)
    {
        var at = new Option<string>("--base") { Description = says["ReplayBase"], HelpName = "URL" };
        var limit = new Option<int>("--limit")
        {
            Description = says["ReplayLimit"],
            HelpName = "N",
            DefaultValueFactory = _ => int.MaxValue,
        };
        var replay = new Command("replay", says["Replay"]) { at, limit };
        replay.SetAction(parsed =>
            task(
                parsed,
                services =>
                    Said(
                        says,
                        () =>
                            parsed.GetValue(at) is not { } address ? AtHome(services, says, parsed.GetValue(limit))
                            : Uri.TryCreate(address, UriKind.Absolute, out var elsewhere) && elsewhere.Scheme is "http" or "https"
                                ? Elsewhere(services, says, elsewhere, parsed.GetValue(limit))
                            : Refuse(says["ReplayBaseInvalid", address])
                    )
            )
        );
        return replay;
    }

    /// <summary>Whatever goes wrong is one line, never a trace.</summary>
    private static async Task<int> Said(IStringLocalizer<CliTexts> says, Func<Task<int>> replay)
    {
        try
        {
            return await replay();
        }
        catch (Exception why)
        {
            return await Refuse(CommandLine.Trouble(says, why));
        }
    }

    /// <summary>The site as it is, on a port that nobody else knows, for as long as it takes.</summary>
    private static async Task<int> AtHome(IServiceProvider services, IStringLocalizer<CliTexts> says, int limit)
    {
        var listens = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        listens.Addresses.Clear();
        listens.Addresses.Add("http://127.0.0.1:0");
        listens.PreferHostingUrls = true;
        var (host, tail) = (services.GetRequiredService<IHost>(), services.GetRequiredService<ChangeTail>());
        await tail.StartAsync(CancellationToken.None);
        await tail.CatchUp(CancellationToken.None);
        await host.StartAsync();
        try
        {
            var door = services.GetRequiredService<OwnDoor>();
            return await Replay(services, says, door.Ask, door.OwnHost, limit);
        }
        finally
        {
            await host.StopAsync();
            await tail.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<int> Elsewhere(IServiceProvider services, IStringLocalizer<CliTexts> says, Uri address, int limit)
    {
        using var client = OwnDoor.Client(services.GetRequiredService<HitCounts>().Own);
        return await Replay(services, says, OwnDoor.At(client, address), OldAddress.NormalHost(address.Host), limit);
    }

    private static Task<int> Refuse(string why)
    {
        Console.WriteLine(why);
        return Task.FromResult(CommandLine.SomethingRefused);
    }

    private static async Task<int> Replay(
        IServiceProvider services,
        IStringLocalizer<CliTexts> says,
        ReplayLedger.Ask ask,
        string ownHost,
        int limit
    )
    {
        await using var scope = services.CreateOperatorScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var (asked, broken, away) = (0, 0, 0);
        LedgerPosition? at = LedgerPosition.Start;
        while (at is not null && asked < limit)
        {
            // By pages: what was found is said at once, and nothing grows with the ledger.
            var run = await mediator.Send(
                new ReplayLedger.Query(ask)
                {
                    After = at,
                    Most = Math.Min(ListLedger.PageSize, limit - asked),
                    OwnHost = ownHost,
                }
            );
            foreach (var found in run.Broken)
                Console.WriteLine(Line(found, says[$"Fault{found.Fault}", found.Status]));
            foreach (var found in run.TakenAway)
                Console.WriteLine(Line(found, says["ReplayTakenAway"]));
            asked += run.Asked;
            broken += run.Broken.Count;
            away += run.TakenAway.Count;
            at = run.Next;
            if (!Console.IsErrorRedirected)
                await Console.Error.WriteAsync($"\r{asked} ");
        }
        Console.WriteLine(says["ReplayDone", asked, asked - broken - away, broken, away]);
        return broken > 0 ? CommandLine.SomethingRefused : 0;

        string Line(ReplayLedger.Finding found, string what) =>
            says["ReplayLine", found.Entry.Host + found.Entry.Address, found.Target is null ? what : $"{what} → {found.Target}"];
    }
}
