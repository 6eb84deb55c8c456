using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using Commentary.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Site;

/// <summary>What is expensive waits its turn. Work is counted here, not time: what it costs says `Commentary.Benchmarks -- floods`.</summary>
public class ExpensiveWorkTests(ExpensiveWorkTests.BehindProxy site) : IClassFixture<ExpensiveWorkTests.BehindProxy>
{
    /// <summary>A site that believes what its proxy on this machine forwards.</summary>
    public sealed class BehindProxy : Listening
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Site:Proxies:0", "127.0.0.1");
        }
    }

    private static int PermitsOfClient => Math.Max(1, Environment.ProcessorCount / 2);
    private const int Waiting = 16;
    private readonly ExpensiveWork work = site.Services.GetRequiredService<ExpensiveWork>();

    /// <summary>As many requests of a client as work and wait at once. None of them is ever answered; given up, they leave.</summary>
    private List<DefaultHttpContext> Fill(ExpensiveKind kind, string client, CancellationToken givenUp)
    {
        List<DefaultHttpContext> requests = [];
        for (var i = 0; i < PermitsOfClient + Waiting; i++)
        {
            requests.Add(new() { Connection = { RemoteIpAddress = System.Net.IPAddress.Parse(client) }, RequestAborted = givenUp });
            _ = work.Admits(requests[^1], kind).AsTask();
        }
        return requests;
    }

    [Fact]
    public async Task Past_the_lane_of_its_client_a_lost_address_gets_the_short_page_a_search_is_told_to_come_back_and_what_is_in_memory_is_answered()
    {
        const string Scanner = "203.0.113.7";
        const string Searcher = "203.0.113.8";
        await Some.Article(site, "Une page chaude");
        await site.As.Editor.Send(new WriteRedirect.Command { From = "/vieux-lien.html", To = "/fr/archives" });
        await site.As.Editor.Send(new WriteRedirect.Command { From = "/fr/articles/vieux-titre", To = "/fr/archives" });
        await site.CatchUp();
        const string Forwarded = $"X-Forwarded-For: {Scanner}\r\n";
        (await site.Raw("/fr/articles/une-page-chaude", headers: Forwarded)).Status.Should().Be(200);
        List<DefaultHttpContext> held = [];
        using var givenUp = new CancellationTokenSource();
        try
        {
            held.AddRange(Fill(ExpensiveKind.LostAddress, Scanner, givenUp.Token));
            held.AddRange(Fill(ExpensiveKind.Search, Searcher, givenUp.Token));

            var lost = await site.Raw("/nulle-part", headers: Forwarded);
            (lost.Status, lost.Header("Cache-Control")).Should().Be((404, "no-store"));
            lost.Body.Should().Contain("nous chercherons alors").And.Contain("we will then look").And.NotContain("nulle-part");
            var search = await site.Raw("/fr/recherche?q=page", headers: $"X-Forwarded-For: {Searcher}\r\n");
            (search.Status, search.Header("Retry-After")).Should().Be((503, "2"));
            search.Body.Should().Contain("Un moment").And.Contain("One moment").And.Contain("/css/site");
            foreach (
                var (address, status) in new[]
                {
                    ("/fr/articles/une-page-chaude", 200),
                    ("/vieux-lien.html", 301),
                    ("/fr/articles/vieux-titre", 301),
                    ("/health/live", 200),
                }
            )
                (await site.Raw(address, headers: Forwarded)).Status.Should().Be(status, "of {0}", address);
        }
        finally
        {
            await givenUp.CancelAsync();
            foreach (var request in held)
                (request.Items[typeof(ExpensiveWork)] as IDisposable)?.Dispose();
        }

        // The lane is free again: what it refused is answered, one after the other.
        (await site.Raw("/nulle-part", headers: Forwarded))
            .Body.Should()
            .Contain("/nulle-part");
        (await site.Raw("/fr/recherche?q=page", headers: $"X-Forwarded-For: {Searcher}\r\n")).Status.Should().Be(200);
    }

    [Fact]
    public async Task Who_is_answered_gives_its_permit_back_whatever_the_answer()
    {
        foreach (
            var address in new[]
            {
                "/nulle-part",
                "/fr/articles/nulle-part",
                "/fr/recherche?q=x",
                "/fr/archives?page=x",
                "/admin/account/signin",
                "/fr/%FF",
            }
        )
            for (var time = 0; time < 3; time++)
                (await site.Raw(address)).Status.Should().NotBe(503, "of {0}", address);
    }
}

/// <summary>Where no proxy is named, nobody is another because they say so.</summary>
public class StrangeProxyTests
{
    [Fact]
    public async Task Without_a_named_proxy_a_forwarded_address_is_not_believed_and_the_operator_is_told()
    {
        using var folder = new Folder();
        await using var site = new Operator.Site(folder.Data, more: ["--environment", "Production"]);
        using var reader = await site.Reader();
        site.Console.Should().Contain("Site:Address is not set");

        (await reader.Ask("/nulle-part", null, ("X-Forwarded-For", "203.0.113.9"))).Status().Should().Be(404);

        (await Looking.Soon(() => Task.FromResult(site.Console.Contains("Site:Proxies", StringComparison.Ordinal)))).Should().BeTrue();
    }
}
