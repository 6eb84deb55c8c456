using System.Net;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Commentary.Web.Changes;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Browser.Tests.Fixture;

/// <summary>The whole application as it is in production, on Kestrel, over a SQLite file of its own that is empty at first.</summary>
public class Building : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string data = Directory.CreateTempSubdirectory("commentary-").FullName;

    /// <summary>Where it answers, without a final slash. By name: cookies and passkeys are the name's.</summary>
    public string Address { get; private set; } = "";

    public virtual ValueTask InitializeAsync()
    {
        UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        StartServer();
        Address = $"http://localhost:{ClientOptions.BaseAddress.Port}";
        return ValueTask.CompletedTask;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("data", data);
        // No test goes out to the Internet because it starts a piece from a link.
        builder.UseSetting("Site:ReadsSources", "false");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Warning");
        builder.UseSetting("Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Warning");
    }

    /// <summary>Somebody who sends requests to the application layer, to make what a test begins with.</summary>
    public As As => new(this);

    /// <summary>Somebody who can sign in.</summary>
    public async Task<Credentials> Member(string name, Role role = Role.Editor, Language language = Language.French)
    {
        Credentials member = new(name, $"{Slug.From(name, language)}@example.org", "une phrase qui ouvre la porte");
        await using var scope = Services.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<Member>>();
        var made = await members.CreateAsync(
            new()
            {
                UserName = member.Email,
                Email = member.Email,
                DisplayName = name,
                Role = role,
                Language = language,
            },
            member.Password
        );
        made.Succeeded.Should().BeTrue();
        return member;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await DataFolder.Remove(data);
        GC.SuppressFinalize(this);
    }
}

/// <summary>What a member types to sign in.</summary>
public record Credentials(string Name, string Email, string Password);

/// <summary>Who acts: <c>building.As.Editor.Send(…)</c>.</summary>
public class As(Building building)
{
    public Actor Author => new(building, Role.Author, "Anne");
    public Actor Editor => new(building, Role.Editor, "Édith");
    public Actor Administrator => new(building, Role.Administrator, "Adèle");

    public record Actor(Building Building, Role Role, string Name)
    {
        /// <summary>Sends one request through the application's own container and pipeline. When it is done, the site shows what it did.</summary>
        public async Task<T> Send<T>(IRequest<T> request)
        {
            await using var scope = Building.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentMember>().Become(1, Name, Role, Language.French);
            var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
            await Building.Services.GetRequiredService<ChangeTail>().CatchUp(CancellationToken.None);
            return result;
        }
    }
}
