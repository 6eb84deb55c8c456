using Commentary.Application.Readers;
using Commentary.Database;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Commentary.Web.Site.Readers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Commentary.Tests.Readers;

/// <summary>Counts reach the database whole: on the day that they are of, and whatever happens on the way.</summary>
public class WritingTests
{
    /// <summary>A building whose clock stands where it is set.</summary>
    private sealed class Timed(FakeTimeProvider clock) : Building
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock));
        }
    }

    private static Task<HttpResponseMessage> Read(Building building) =>
        building.Reader().Ask("/fr/articles/un-titre", null, ("User-Agent", CountingTests.Firefox));

    private static Task Write(Building building) =>
        building.Services.GetRequiredService<ReadingCounts>().Write(TestContext.Current.CancellationToken);

    private static Task<Dictionary<DateOnly, int>> Days(Building building) =>
        building.Look(db => db.Readings.ToDictionaryAsync(r => r.Day, r => r.People, TestContext.Current.CancellationToken));

    /// <summary>Once the counts are so, whether we or the building's own second wrote them.</summary>
    private static async Task Become(Building building, params (DateOnly Day, int People)[] days)
    {
        await Looking.Soon(async () => (await Days(building)).Values.Sum() >= days.Sum(d => d.People));
        (await Days(building)).Should().BeEquivalentTo(days.ToDictionary(d => d.Day, d => d.People));
    }

    [Fact]
    public async Task The_day_turns_at_midnight_where_the_site_is()
    {
        // One second before midnight in Toronto, in winter.
        var clock = new FakeTimeProvider(new DateTimeOffset(2027, 3, 1, 4, 59, 59, TimeSpan.Zero));
        await using var building = new Timed(clock);
        await Some.Article(building);

        await Read(building);
        await Become(building, (new(2027, 2, 28), 1));
        clock.Advance(TimeSpan.FromSeconds(1));
        await Read(building);
        await Read(building);

        await Become(building, (new(2027, 2, 28), 1), (new(2027, 3, 1), 2));
    }

    [Fact]
    public async Task What_the_database_does_not_take_is_kept_with_its_day_and_added_when_it_is_back()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2027, 6, 1, 15, 0, 0, TimeSpan.Zero));
        await using var building = new Timed(clock);
        await Some.Article(building);
        await Read(building);
        await Become(building, (new(2027, 6, 1), 1));

        await Rename(building, "Readings", "Away");
        await Read(building);
        await Write(building);
        clock.Advance(TimeSpan.FromDays(1));
        await Read(building);
        await Write(building);
        await Rename(building, "Away", "Readings");
        await Write(building);

        await Become(building, (new(2027, 6, 1), 2), (new(2027, 6, 2), 1));
    }

    [Fact]
    public async Task A_node_that_is_stopped_loses_nothing()
    {
        using var folder = new Folder();
        await using (var building = folder.Building())
            await Some.Article(building);
        await using (var process = new Operator.Site(folder.Data))
        {
            var reader = await process.Reader();
            for (var time = 0; time < 5; time++)
                (await reader.Ask("/fr/articles/un-titre", null, ("User-Agent", CountingTests.Firefox))).Status().Should().Be(200);
            await process.Stop();
            process.Console.Should().NotContain("could not be written");
        }

        await using var after = folder.Building();
        (await Days(after)).Values.Sum().Should().Be(5);
    }

    [Theory, OnEachDatabase]
    public async Task Batches_of_several_nodes_add_up_and_days_long_past_become_their_month(Provider database)
    {
        await using var building = await Building.On(database);
        foreach (var day in (int[])[1, 2, 15, 28])
        foreach (var language in LanguageNames.All)
            await building.As.Nobody.Send(
                new CountReadings.Command([new(new(2020, 3, day), 7, language, 2, 1), new(new(2020, 4, day), 7, language, 1, 0)])
            );
        await building.As.Nobody.Send(new CountReadings.Command([new(new(2020, 4, 28), 7, Language.French, 5, 3)]));
        (await Counted()).Should().Contain((new DateOnly(2020, 4, 28), Language.French, 6, 3));

        // March is long past by then, and the last days of April are not.
        await building.As.Nobody.Send(new CountReadings.Command([new(new(2021, 5, 20), 7, Language.French, 1, 0)]));

        (await Counted())
            .Should()
            .BeEquivalentTo([
                (new DateOnly(2020, 3, 1), Language.French, 8, 4),
                (new DateOnly(2020, 3, 1), Language.English, 8, 4),
                (new DateOnly(2020, 4, 1), Language.French, 1, 0),
                (new DateOnly(2020, 4, 2), Language.French, 1, 0),
                (new DateOnly(2020, 4, 15), Language.French, 1, 0),
                (new DateOnly(2020, 4, 28), Language.French, 6, 3),
                (new DateOnly(2020, 4, 1), Language.English, 1, 0),
                (new DateOnly(2020, 4, 2), Language.English, 1, 0),
                (new DateOnly(2020, 4, 15), Language.English, 1, 0),
                (new DateOnly(2020, 4, 28), Language.English, 1, 0),
                (new DateOnly(2021, 5, 20), Language.French, 1, 0),
            ]);

        async Task<List<(DateOnly, Language, int, int)>> Counted() =>
            [
                .. (await building.Look(db => db.Readings.ToListAsync(TestContext.Current.CancellationToken))).Select(r =>
                    (r.Day, r.Language, r.People, r.Robots)
                ),
            ];
    }

    private static async Task Rename(Building building, string table, string name)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(building.Data, "commentary.db")};Default Timeout=30");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of this test's own.
        command.CommandText = $"ALTER TABLE \"{table}\" RENAME TO \"{name}\"";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
