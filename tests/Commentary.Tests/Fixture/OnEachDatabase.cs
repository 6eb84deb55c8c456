using System.Runtime.CompilerServices;
using Commentary.Database;
using Testcontainers.MsSql;
using Xunit.Sdk;
using Xunit.v3;

namespace Commentary.Tests.Fixture;

/// <summary>A test that runs on every database; one that is not to be had here is shown as skipped, never left out.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEachDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        System.Reflection.MethodInfo testMethod,
        DisposalTracker disposalTracker
    ) => new([new TheoryDataRow<Provider>(Provider.Sqlite), new TheoryDataRow<Provider>(Provider.SqlServer) { Skip = SqlServer.WhyNot }]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>One SQL Server for the whole run, in a container, with a database of its own for each building.</summary>
public static class SqlServer
{
    private static readonly Lazy<Task<MsSqlContainer>> Container = new(async () =>
    {
        var container = new MsSqlBuilder("mcr.microsoft.com/mssql/server:2022-latest").Build();
        await container.StartAsync();
        return container;
    });

    /// <summary>Null when a Docker engine answers here.</summary>
    public static string? WhyNot { get; } =
        File.Exists("/var/run/docker.sock") || Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 }
            ? null
            : "There is no Docker engine here to run SQL Server in.";

    public static async Task<string> NewDatabase([CallerMemberName] string name = "")
    {
        var server = await Container.Value;
        return server
            .GetConnectionString()
            .Replace("Database=master", $"Database={name}-{Guid.NewGuid():N}", StringComparison.OrdinalIgnoreCase);
    }
}
