using Commentary.Application.Publishing;
using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.Data.Sqlite;

namespace Commentary.Tests.Walks;

/// <summary>The site and its commands as processes of their own, on one SQLite file.</summary>
public sealed class TwoProcesses : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_a_command_publishes_shows_on_two_sites_that_run()
    {
        await using var one = new Operator.Site(folder.Data);
        var first = await one.Reader();
        await using var two = new Operator.Site(folder.Data, "fr_CA.UTF-8");
        var second = await two.Reader();
        (await (await first.Ask("/fr")).Text()).Should().NotContain("OpenAI");
        (await (await second.Ask("/fr")).Text()).Should().NotContain("OpenAI");

        var said = await Operator.Types(
            "en_CA.UTF-8",
            "import",
            folder.File("openai-recrute.txt", Some.Sample),
            "--publish",
            "--legacy-url",
            "/ancien/openai-recrute.html",
            "--data",
            folder.Data
        );
        said.WithoutTraces().ExitCode.Should().Be(0);

        foreach (var reader in new[] { first, second })
        {
            (await Looking.Soon(async () => (await (await reader.Ask("/fr")).Text()).Contains("OpenAI recrute", StringComparison.Ordinal)))
                .Should()
                .BeTrue();
            (await Looking.Soon(async () => (await reader.Ask("/ANCIEN/OpenAI-Recrute.html/?utm_source=x")).Status() == 301))
                .Should()
                .BeTrue();
        }

        await using (var neighbour = folder.Building())
        {
            for (var time = 1; time <= 3; time++)
            {
                var id = await Some.Draft(neighbour, $"Chronométrée, fois {time}");
                await neighbour.As.Editor.Send(new Publish.Command(id, Language.French));
                (await Looking.Soon(async () => (await second.Ask($"/fr/articles/chronometree-fois-{time}")).Status() == 200))
                    .Should()
                    .BeTrue("the site shows what another process published");
            }
        }
    }

    [Fact]
    public async Task Those_that_start_together_share_one_key_and_each_finds_by_an_index_of_its_own_whichever_stops()
    {
        await using var one = new Operator.Site(folder.Data);
        await using var two = new Operator.Site(folder.Data);
        using var first = await one.Reader();
        using var second = await two.Reader();
        await using (var database = new SqliteConnection($"Data Source={Path.Combine(folder.Data, "commentary.db")};Mode=ReadOnly"))
        {
            await database.OpenAsync(TestContext.Current.CancellationToken);
            await using var keys = new SqliteCommand("SELECT COUNT(*) FROM DataProtectionKeys", database);
            (await keys.ExecuteScalarAsync(TestContext.Current.CancellationToken)).Should().Be(1L);
        }
        await Publish("Ornithorynque");
        (await Finds(first, "ornithorynque")).Should().BeTrue();
        (await Finds(second, "ornithorynque")).Should().BeTrue();
        Directory.GetDirectories(Path.Combine(folder.Data, "search")).Should().HaveCount(2);

        // A restart that overlaps.
        (await one.Stop())
            .Should()
            .Be(0);
        await using var three = new Operator.Site(folder.Data);
        using var third = await three.Reader();
        await Publish("Hippopotame");
        foreach (var reader in new[] { second, third })
        foreach (var word in new[] { "ornithorynque", "hippopotame" })
            (await Finds(reader, word)).Should().BeTrue(word);
        (await two.Stop()).Should().Be(0);
        (await Finds(third, "hippopotame")).Should().BeTrue();
        (await three.Stop()).Should().Be(0);
        foreach (var site in new[] { one, two, three })
            site.Console.Should().NotContain("Exception");

        async Task Publish(string title)
        {
            var text = Pieces.Text($"{title}. Suite.", $"https://example.org/{title}");
            var said = await Operator.Types("en_CA.UTF-8", "import", folder.File($"{title}.txt", text), "--publish", "--data", folder.Data);
            said.WithoutTraces().ExitCode.Should().Be(0);
        }

        static Task<bool> Finds(HttpClient reader, string word) =>
            Looking.Soon(async () =>
                (await (await reader.Ask($"/fr/recherche?q={word}")).Text()).Contains($"/fr/articles/{word}", StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task A_rule_saved_through_one_answers_on_the_other_and_on_both_when_the_database_is_gone()
    {
        await using var one = new Operator.Site(folder.Data);
        var first = await one.Reader();
        await using var two = new Operator.Site(folder.Data);
        var second = await two.Reader();
        await using (var newsroom = folder.Building())
        {
            for (var time = 1; time <= 6; time++)
            {
                await newsroom.As.Editor.Send(new WriteRedirect.Command { From = $"/vieux-{time}", To = "/fr/archives" });
                (await Looking.Soon(async () => (await second.Ask($"/vieux-{time}")).Status() == 301)).Should().BeTrue();
            }
        }
        (await Looking.Soon(async () => (await first.Ask("/vieux-6")).Status() == 301)).Should().BeTrue();
        (await first.Ask("/fr")).Status().Should().Be(200);

        // Nothing in it is what it was. Not by cutting off its shared memory (-shm): no server outlives that, and no disk does it.
        foreach (var file in Directory.EnumerateFiles(folder.Data, "*.db*").Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)))
        {
            await using var stream = File.OpenWrite(file);
            await stream.WriteAsync(new byte[Math.Max(stream.Length, 1 << 20)], TestContext.Current.CancellationToken);
        }

        await Looking.Soon(async () => (await second.Ask("/fr/articles/nulle-part")).Status() >= 500);
        foreach (var reader in new[] { first, second })
        {
            for (var time = 1; time <= 6; time++)
                (await reader.Ask($"/vieux-{time}")).Status().Should().Be(301);
            (await reader.Ask("/jamais-vu")).Status().Should().Be(404);
        }
        (await first.Ask("/fr")).Status().Should().Be(200, "what was shown once is kept");
    }
}
