using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Database;
using Commentary.Text.Languages;
using Commentary.Web.Changes;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Fixture;

/// <summary>The whole application as it is, over a SQLite file of its own. Nothing is replaced.</summary>
public class Building : WebApplicationFactory<Program>
{
    /// <summary>The folder of the database; removed with the building, unless it is another's.</summary>
    public string Data { get; init; } = Directory.CreateTempSubdirectory("commentary-").FullName;

    /// <summary>Null for SQLite.</summary>
    private string? SqlServerDatabase { get; init; }

    public static async Task<Building> On(Provider database) =>
        database is Provider.SqlServer ? new() { SqlServerDatabase = await SqlServer.NewDatabase() } : new();

    /// <summary>A second process on the same database.</summary>
    public Building Neighbour() => new() { Data = Data, IsNeighbour = true };

    /// <summary><c>Development</c> fills an empty database with the demonstration pieces; <c>Production</c> does not.</summary>
    public string Environment { get; init; } = "Production";
    public bool IsNeighbour { get; init; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("data", Data);
        // No test goes out to the Internet because it starts a piece from a link.
        builder.UseSetting("Site:ReadsSources", "false");
        if (SqlServerDatabase is not null)
        {
            builder.UseSetting("Database:Provider", "SqlServer");
            builder.UseSetting("Database:ConnectionString", SqlServerDatabase);
        }
        builder.UseSetting("Serilog:MinimumLevel:Default", "Warning");
    }

    /// <summary>A browser that follows nothing by itself and asks for French.</summary>
    public HttpClient Reader(string languages = "fr-CA") =>
        CreateClient(
                new()
                {
                    BaseAddress = ClientOptions.BaseAddress,
                    AllowAutoRedirect = false,
                    HandleCookies = false,
                }
            )
            .With("Accept-Language", languages);

    /// <summary>Somebody who sends requests to the application layer.</summary>
    public As As => new(this);

    /// <summary>Waits until this node shows what is committed, as its own clock would have it do within a second.</summary>
    public async Task CatchUp()
    {
        await Services.GetRequiredService<ChangeTail>().CatchUp(TestContext.Current.CancellationToken);
        await Services.GetRequiredService<SearchTail>().CatchUp(TestContext.Current.CancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (!IsNeighbour)
            await DataFolder.Remove(Data);
        else
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Who acts: <c>building.As.Editor.Send(…)</c>.</summary>
public class As(Building building)
{
    public Actor Nobody => new(building, null);
    public Actor Author => new(building, Role.Author, "Anne");
    public Actor Editor => new(building, Role.Editor, "Édith");

    /// <summary>Another editor, for what two people do at once.</summary>
    public Actor Colleague => new(building, Role.Editor, "Colin");
    public Actor Administrator => new(building, Role.Administrator, "Adèle");

    public record Actor(Building Building, Role? Role, string Name = "")
    {
        /// <summary>As the newsroom numbers its members; null for the person at the machine.</summary>
        public int? Id { get; init; } = (int?)Role;

        /// <summary>Sends one request through the application's own container and pipeline.</summary>
        public async Task<T> Send<T>(IRequest<T> request, Language language = Language.French)
        {
            await using var scope = Building.Services.CreateAsyncScope();
            var current = scope.ServiceProvider.GetRequiredService<CurrentMember>();
            if (Role is { } role && Id is { } id)
                current.Become(id, Name, role, language);
            else if (Role is not null)
                current.BecomeOperator(Name);
            System.Globalization.CultureInfo.CurrentUICulture = language.Culture();
            return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, TestContext.Current.CancellationToken);
        }
    }
}

internal static class Clients
{
    public static HttpClient With(this HttpClient client, string header, string value)
    {
        client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        return client;
    }
}
