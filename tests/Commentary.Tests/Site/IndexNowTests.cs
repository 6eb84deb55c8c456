using System.Collections.Concurrent;
using System.Text.Json;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Commentary.Web.Changes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Commentary.Tests.Site;

/// <summary>A search engine on this machine, which writes down what it is told.</summary>
public sealed class SearchEngine : IAsyncDisposable
{
    private readonly WebApplication app;

    public ConcurrentQueue<JsonElement> Told { get; } = [];
    public int Answer { get; set; } = 202;
    public Uri Address => new(app.Urls.Single() + "/indexnow");

    private SearchEngine()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost(
            "/indexnow",
            async (HttpRequest request) =>
            {
                using var body = await JsonDocument.ParseAsync(request.Body);
                if (Answer < 300)
                    Told.Enqueue(body.RootElement.Clone());
                return Results.StatusCode(Answer);
            }
        );
    }

    public static async Task<SearchEngine> Start()
    {
        var engine = new SearchEngine();
        await engine.app.StartAsync();
        return engine;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>A site that tells a search engine.</summary>
public class TellingSite : Building
{
    public const string Key = "une-cle-d-essai-0123456789";

    public required Uri Engine { get; init; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Site:Address", "https://commentary.example");
        // As the tests ask for it.
        builder.UseSetting("Site:Hosts:0", "localhost");
        builder.UseSetting("Site:IndexNowKey", Key);
        builder.UseSetting("Site:IndexNow", Engine.ToString());
    }

    public Task Tell() => Services.GetRequiredService<IndexNow>().Tell(TestContext.Current.CancellationToken);
}

public class IndexNowTests
{
    private static IEnumerable<string> Addresses(SearchEngine engine) =>
        engine.Told.SelectMany(told => told.GetProperty("urlList").EnumerateArray().Select(url => url.GetString()!));

    [Fact]
    public async Task What_is_published_or_withdrawn_is_told_once_by_whichever_node()
    {
        await using var engine = await SearchEngine.Start();
        await using var site = new TellingSite { Engine = engine.Address };
        await site.Tell();
        var id = await Some.Article(site, "À dire", inEnglishToo: true);
        await using var other = new TellingSite
        {
            Engine = engine.Address,
            Data = site.Data,
            IsNeighbour = true,
        };

        await Task.WhenAll(site.Tell(), other.Tell());
        (await Looking.Soon(() => Task.FromResult(Addresses(engine).Count() >= 2))).Should().BeTrue();
        await Task.WhenAll(site.Tell(), other.Tell());
        Addresses(engine)
            .Should()
            .BeEquivalentTo(["https://commentary.example/fr/articles/a-dire", "https://commentary.example/en/articles/a-dire-in-english"]);
        engine.Told.Should().OnlyContain(told => told.GetProperty("key").GetString() == TellingSite.Key);
        engine.Told.Should().OnlyContain(told => told.GetProperty("host").GetString() == "commentary.example");

        engine.Told.Clear();
        await site.As.Editor.Send(new Withdraw.Command(id, Language.English));
        await site.Tell();
        (await Looking.Soon(() => Task.FromResult(Addresses(engine).Any()))).Should().BeTrue();
        Addresses(engine).Should().Equal("https://commentary.example/en/articles/a-dire-in-english");
    }

    [Fact]
    public async Task What_could_not_be_told_is_told_when_the_claim_has_run_out()
    {
        await using var engine = await SearchEngine.Start();
        engine.Answer = 503;
        await using var site = new TellingSite { Engine = engine.Address };
        await site.Tell();
        await Some.Article(site, "Plus tard");
        await site.Tell();
        engine.Told.Should().BeEmpty();

        engine.Answer = 200;
        await site.Look(db => db.Announced.ExecuteUpdateAsync(a => a.SetProperty(x => x.ClaimedUntil, DateTime.UnixEpoch)));
        await site.Tell();
        (await Looking.Soon(() => Task.FromResult(Addresses(engine).Any()))).Should().BeTrue();
        Addresses(engine).Should().Equal("https://commentary.example/fr/articles/plus-tard");
    }

    [Fact]
    public async Task The_key_is_there_to_be_looked_at_and_without_one_nothing_is()
    {
        await using var site = new TellingSite { Engine = new("http://127.0.0.1:1/") };
        (await (await site.Reader().Ask($"/{TellingSite.Key}.txt")).Text()).Should().Be(TellingSite.Key);

        await using var silent = new Building();
        (await silent.Reader().Ask($"/{TellingSite.Key}.txt")).Status().Should().Be(404);
        await Some.Article(silent, "Tue");
        silent.Services.GetService<IndexNow>().Should().BeNull();
        (await silent.Look(db => db.Announced.AnyAsync())).Should().BeFalse();
    }
}
