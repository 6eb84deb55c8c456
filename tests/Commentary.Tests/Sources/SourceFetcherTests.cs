using System.IO.Compression;
using System.Text;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;
using Commentary.Web.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Sources;

/// <summary>What is typed as a link is asked from outside only, briefly, and politely.</summary>
public class SourceFetcherTests : IAsyncLifetime
{
    private readonly CheckingSite site = new();
    private Elsewhere elsewhere = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => elsewhere = await Elsewhere.Open();

    public async ValueTask DisposeAsync()
    {
        await elsewhere.DisposeAsync();
        await site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private Task<FetchedPage?> Fetch(string path = "/nouvelle") => site.Fetcher.Fetch(elsewhere.At(path), Stop);

    private Task<SourceSight> Look(string path = "/nouvelle") => site.Fetcher.Look(elsewhere.At(path), Stop);

    [Fact]
    public async Task Nothing_on_this_machine_or_beside_it_is_ever_asked()
    {
        await using var usual = new Building();
        var fetcher = usual.Services.GetRequiredService<SourceFetcher>();
        var port = elsewhere.At("/").Port;
        foreach (var host in new[] { "127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]" })
            (await fetcher.Fetch(new($"http://{host}:{port}/nouvelle"), Stop)).Should().BeNull("of {0}", host);
        (await site.Fetcher.Fetch(elsewhere.Behind("/nouvelle"), Stop)).Should().BeNull();
        (await site.Fetcher.Fetch(new("file:///etc/passwd"), Stop)).Should().BeNull();

        elsewhere.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task An_address_that_is_refused_is_one_line_without_a_trace_and_without_the_path_of_the_draft()
    {
        await using var heard = new HeardSite();
        const string Draft = "/brouillon-secret?jeton=1";

        await heard.Fetcher.Ask(elsewhere.Behind(Draft), Stop);
        await heard.Fetcher.Ask(new("http://nulle-part.example" + Draft), Stop);
        elsewhere.Answer = Elsewhere.SendsTo("http://127.0.0.2" + Draft);
        await heard.Fetcher.Ask(elsewhere.At(Draft), Stop);

        heard.Lines.Should().HaveCount(3).And.AllSatisfy(line => line.Should().NotContain("brouillon").And.NotContain("   at "));
        heard
            .Lines.Should()
            .Equal("127.0.0.2 was not read: Inside", "nulle-part.example was not read: NoName", "127.0.0.2 was not read: Inside");
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("gopher://127.0.0.1/")]
    [InlineData("http://user:password@127.0.0.1/")]
    [InlineData("//127.0.0.2/x")]
    public async Task A_redirect_leads_to_no_place_that_could_not_be_asked_at_once(string to)
    {
        elsewhere.Answer = Elsewhere.SendsTo(to);

        (await Fetch()).Should().BeNull();
        elsewhere.Asked.Should().ContainSingle();
    }

    [Fact]
    public async Task A_redirect_to_a_neighbour_that_would_answer_is_not_followed()
    {
        elsewhere.Answer = context =>
            (context.Request.Path == "/secret" ? Elsewhere.Page("Secret") : Elsewhere.SendsTo(elsewhere.Behind("/secret").ToString()))(
                context
            );

        (await Fetch()).Should().BeNull();
        elsewhere.Asked.Should().Equal(elsewhere.At("/nouvelle").ToString());
    }

    [Theory]
    [InlineData(SourceFetcher.MostRedirects, true)]
    [InlineData(SourceFetcher.MostRedirects + 1, false)]
    public async Task Redirects_are_followed_so_far_and_no_further(int redirects, bool arrives)
    {
        elsewhere.Answer = context =>
            int.Parse(context.Request.Path.Value![1..], System.Globalization.CultureInfo.InvariantCulture) is > 0 and var left
                ? Elsewhere.SendsTo($"/{left - 1}")(context)
                : Elsewhere.Page("Arrivé")(context);

        (await Fetch($"/{redirects}"))?.Title.Should().Be("Arrivé");
        elsewhere.Asked.Any(asked => asked.EndsWith("/0", StringComparison.Ordinal)).Should().Be(arrives);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_page_without_end_is_read_as_far_as_is_needed(bool isPacked)
    {
        elsewhere.Answer = async context =>
        {
            context.Response.ContentType = "text/html";
            if (isPacked)
                context.Response.Headers.ContentEncoding = "gzip";
            await using Stream body = isPacked ? new GZipStream(context.Response.Body, CompressionLevel.Fastest) : context.Response.Body;
            await body.WriteAsync("<title>Sans fin</title>"u8.ToArray(), context.RequestAborted);
            var more = new byte[64 * 1024];
            for (var i = 0; i < 100_000; i++)
                await body.WriteAsync(more, context.RequestAborted);
        };

        var page = (await Fetch())!;

        page.Html.Length.Should().Be(SourceFetcher.MostBytes);
        page.Title.Should().Be("Sans fin");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_page_that_comes_too_slowly_is_not_waited_for(bool hasBegun)
    {
        elsewhere.Answer = async context =>
        {
            context.Response.ContentType = "text/html";
            if (hasBegun)
                await context.Response.WriteAsync("<title>Len", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            // For ever: who waits for it hangs.
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };

        (await Look().WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken)).Answer.Should().Be(SourceAnswer.Nothing);
    }

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("image/png")]
    [InlineData("application/octet-stream")]
    public async Task What_is_no_page_is_there_and_is_not_read(string kind)
    {
        elsewhere.Answer = context => Results.Bytes(Encoding.UTF8.GetBytes("<title>Non</title>"), kind).ExecuteAsync(context);

        (await Fetch())!.Html.Length.Should().Be(0);
        (await Look()).Should().Be(new SourceSight(SourceAnswer.Page));
    }

    [Fact]
    public async Task A_title_is_read_in_the_encoding_that_the_server_names()
    {
        elsewhere.Answer = context =>
            Results.Bytes(Encoding.Latin1.GetBytes("<title>Été à Québec</title>"), "text/html; charset=ISO-8859-1").ExecuteAsync(context);

        (await Look()).Should().Be(new SourceSight(SourceAnswer.Page, "Été à Québec"));
    }

    [Fact]
    public async Task Whoever_is_asked_sees_who_asks_and_gets_no_cookie_back()
    {
        List<(string Agent, string Cookie)> seen = [];
        elsewhere.Answer = context =>
        {
            seen.Add((context.Request.Headers.UserAgent.ToString(), context.Request.Headers.Cookie.ToString()));
            context.Response.Cookies.Append("suivi", "1");
            return (context.Request.Path == "/suite" ? Elsewhere.Page("Suite") : Elsewhere.SendsTo("/suite"))(context);
        };

        (await Fetch())!.Title.Should().Be("Suite");
        seen.Should()
            .HaveCount(2)
            .And.OnlyContain(asked => asked.Agent == "Commentary/1.0 (+https://commentary.example/)" && asked.Cookie == "");
    }

    [Fact]
    public async Task One_host_is_asked_one_thing_at_a_time()
    {
        var (now, most) = (0, 0);
        elsewhere.Answer = async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(50, context.RequestAborted);
            Interlocked.Decrement(ref now);
            await Elsewhere.Page("Un à la fois")(context);
        };

        var pages = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Fetch($"/{i}")));

        pages.Should().OnlyContain(page => page!.Title == "Un à la fois");
        most.Should().Be(1);
    }

    [Theory]
    [InlineData(200, SourceAnswer.Page)]
    [InlineData(204, SourceAnswer.Page)]
    [InlineData(404, SourceAnswer.NoPage)]
    [InlineData(410, SourceAnswer.NoPage)]
    [InlineData(304, SourceAnswer.Nothing)]
    [InlineData(400, SourceAnswer.Nothing)]
    [InlineData(401, SourceAnswer.Nothing)]
    [InlineData(402, SourceAnswer.Nothing)]
    [InlineData(403, SourceAnswer.Nothing)]
    [InlineData(405, SourceAnswer.Nothing)]
    [InlineData(429, SourceAnswer.Nothing)]
    [InlineData(451, SourceAnswer.Nothing)]
    [InlineData(500, SourceAnswer.Nothing)]
    [InlineData(503, SourceAnswer.Nothing)]
    public async Task Only_a_plain_answer_says_that_a_page_is_there_or_not(int status, SourceAnswer answer)
    {
        elsewhere.Answer = Elsewhere.Status(status);

        (await Look()).Answer.Should().Be(answer);
    }

    [Theory]
    [InlineData("/2024/nouvelle", "/", SourceAnswer.FrontPage)]
    [InlineData("/2024/nouvelle", "/fr/", SourceAnswer.FrontPage)]
    [InlineData("/2024/nouvelle", "/en-us", SourceAnswer.FrontPage)]
    [InlineData("/2024/nouvelle", "/index.html", SourceAnswer.FrontPage)]
    [InlineData("/?p=12", "/", SourceAnswer.FrontPage)]
    [InlineData("/2024/nouvelle", "/2024/une-nouvelle", SourceAnswer.Page)]
    [InlineData("/2024/nouvelle", "/?p=12", SourceAnswer.Page)]
    [InlineData("/", "/fr", SourceAnswer.Page)]
    public async Task A_page_that_sends_to_the_front_page_is_not_there(string from, string to, SourceAnswer answer)
    {
        elsewhere.Answer = context =>
            (context.Request.Path + context.Request.QueryString.ToString() == from ? Elsewhere.SendsTo(to) : Elsewhere.Page("Accueil"))(
                context
            );

        (await Look(from)).Answer.Should().Be(answer);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_says_nothing_of_its_pages()
    {
        var gone = elsewhere.At("/nouvelle");
        await elsewhere.DisposeAsync();

        (await site.Fetcher.Look(gone, Stop)).Answer.Should().Be(SourceAnswer.Nothing);
        elsewhere = await Elsewhere.Open();
    }
}
