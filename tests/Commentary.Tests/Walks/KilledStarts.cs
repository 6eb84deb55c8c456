using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Commentary.Application;
using Commentary.Tests.Fixture;
using Microsoft.Data.Sqlite;

namespace Commentary.Tests.Walks;

/// <summary>
/// Starts that are killed, as a machine kills them: real processes, on a folder of their own. <c>COMMENTARY_STARTS=50</c> for a long run,
/// <c>COMMENTARY_SEED</c> for the same one again.
/// </summary>
public sealed class KilledStarts : IDisposable
{
    private const string English = "en_CA.UTF-8";
    private const int Stop = 19;
    private const int Continue = 18;
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task One_that_is_killed_while_it_migrates_keeps_neither_who_waits_nor_a_command_from_going_on()
    {
        await using (var killed = await StandingStill())
        {
            await using var waiting = new Operator.Site(folder.Data);
            (await Looking.Soon(() => Task.FromResult(waiting.Console.Contains("Another process", StringComparison.Ordinal))))
                .Should()
                .BeTrue("whoever is alive is waited for, and that is said");
            await killed.DisposeAsync();

            using var reader = await waiting.Reader();
            (await reader.Ask("/fr")).Status().Should().Be(200);
            waiting.Console.Should().Contain("was interrupted before");
        }
        Directory.Delete(folder.Data, recursive: true);
        await (await StandingStill()).DisposeAsync();

        var said = await Operator.Types(English, "redirects", "check", "--data", folder.Data);

        said.WithoutTraces().ExitCode.Should().Be(0);
        said.Error.Should().Contain("was interrupted before");
    }

    [Fact]
    public async Task One_that_is_slow_to_migrate_is_waited_for_and_both_serve()
    {
        await using var slow = await StandingStill();
        await using var waiting = new Operator.Site(folder.Data);
        (await Looking.Soon(() => Task.FromResult(waiting.Console.Contains("Another process", StringComparison.Ordinal))))
            .Should()
            .BeTrue();

        Send(slow.Id, Continue);

        foreach (var site in new[] { slow, waiting })
        {
            using var reader = await site.Reader();
            (await reader.Ask("/fr")).Status().Should().Be(200);
            site.Console.Should().NotContain("was interrupted before");
        }
    }

    [Fact]
    public async Task Where_nothing_is_pending_nothing_is_locked()
    {
        await using (var first = folder.Building())
            (await first.Reader().Ask("/fr")).Status().Should().Be(200);
        SqliteConnection.ClearAllPools();
        // Left by a process that was killed after its last statement, and held by one that is alive.
        await using (var database = new SqliteConnection($"Data Source={Database}"))
        {
            await database.OpenAsync(TestContext.Current.CancellationToken);
            await using var row = new SqliteCommand("INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01')", database);
            await row.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        using var held = ProcessLock.TryTake(Database + ".lock");
        held.Should().NotBeNull();

        await using var again = folder.Building();

        (await again.Reader().Ask("/fr")).Status().Should().Be(200);
    }

    [Fact]
    public async Task Whenever_one_is_killed_the_next_serves()
    {
        var (seed, kills) = (Number("COMMENTARY_SEED", Environment.TickCount & 0xFFFF), Number("COMMENTARY_STARTS", 5));
        var chance = new Random(seed);
        var watch = Stopwatch.StartNew();
        await Serves(folder.Data);
        var whole = (int)watch.ElapsedMilliseconds;

        for (var kill = 1; kill <= kills; kill++)
        {
            // Most of them on a folder where nothing is yet: there a start has the most to do.
            var data = kill % 3 == 0 ? folder.Data : Path.Combine(folder.Path, $"data-{kill}");
            var after = chance.Next(whole);
            await using (new Operator.Site(data))
                await Task.Delay(after, TestContext.Current.CancellationToken);

            var serving = () => Serves(data);

            await serving.Should().NotThrowAsync("of seed {0}, kill {1} after {2} of {3} ms", seed, kill, after, whole);
        }
    }

    private static async Task Serves(string data)
    {
        await using var site = new Operator.Site(data);
        using var reader = await site.Reader();
        foreach (var address in new[] { "/health/ready", "/fr", "/en/search?q=nothing" })
            (await reader.Ask(address)).Status().Should().Be(200, "of {0}: {1}", address, site.Console);
    }

    private string Database => Path.Combine(folder.Data, "commentary.db");

    /// <summary>A start that was stopped in the middle of its migration: alive, with EF Core’s row in the database.</summary>
    private async Task<Operator.Site> StandingStill()
    {
        for (var tries = 1; tries <= 20; tries++)
        {
            var site = new Operator.Site(folder.Data);
            while (!site.HasEnded && !HasRow() && !site.Console.Contains("/fr", StringComparison.Ordinal))
                await Task.Delay(1, TestContext.Current.CancellationToken);
            Send(site.Id, Stop);
            if (HasRow())
                return site;
            // It was quicker than we were.
            await site.DisposeAsync();
            Directory.Delete(folder.Data, recursive: true);
        }
        throw new InvalidOperationException("No start was seen at its migration.");
    }

    private bool HasRow()
    {
        try
        {
            using var database = new SqliteConnection($"Data Source={Database};Mode=ReadOnly;Pooling=False");
            database.Open();
            using var rows = new SqliteCommand("SELECT COUNT(*) FROM __EFMigrationsLock", database);
            return rows.ExecuteScalar() is > 0L;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static int Number(string name, int unless) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : unless;

    private static void Send(int process, int signal) => _ = Kill(process, signal);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
