using Commentary.Application;
using Commentary.Application.Demonstration;
using Commentary.Application.Members;
using Commentary.Database;
using Commentary.Web.Admin.Account;
using Commentary.Web.Cli;
using Commentary.Web.Resources;
using MediatR;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Hosting;

/// <summary>
/// Before the first request: the database is there and up to date, and in Development it has something to read. After the server listens:
/// the console says where, and how to become the first administrator.
/// </summary>
internal sealed class FirstStart(
    IServiceProvider services,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    IServer server,
    SiteOptions site,
    SetUpLink setUpLink,
    IStringLocalizer<CliTexts> says,
    ILogger<FirstStart> logger
) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (environment.IsProduction() && site.Address is null)
            logger.LogWarning("{Warning}", says["AddressMissing"].Value);
        await using var scope = services.CreateOperatorScope();
        await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().Run(CommandLine.Tell(says), cancellationToken);
        scope.ServiceProvider.GetRequiredService<CurrentMember>().BecomeOperator("Commentary");
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        if (environment.IsDevelopment() && await mediator.Send(new SeedDemonstration.Command(), cancellationToken) is > 0 and var made)
            Console.WriteLine(says["Seeded", made]);
        if (!await mediator.Send(new IsSetUp.Query(), cancellationToken))
            lifetime.ApplicationStarted.Register(SayHowToSetUp);
        lifetime.ApplicationStarted.Register(() => Say("SiteAt", "/fr"));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The lines of a site in production go to where many can read them: a link that makes an administrator is not among them.</summary>
    private void SayHowToSetUp()
    {
        if (environment.IsProduction())
            Console.WriteLine(says["SetUpBy"]);
        else
            Say("SetUpAt", setUpLink.Path());
    }

    private void Say(string what, string path)
    {
        // Behind a proxy, what the server listens on is no address for a person.
        var address =
            site.Address?.GetLeftPart(UriPartial.Authority) ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (address is not null)
            Console.WriteLine(says[what, address + path]);
    }
}
