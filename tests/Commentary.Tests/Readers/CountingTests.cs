using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Commentary.Web.Redirects;
using Commentary.Web.Site.Readers;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Readers;

/// <summary>Readers are counted by piece, language and day, and nothing else of them is.</summary>
public class CountingTests(Building site) : IClassFixture<Building>
{
    internal const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

    private readonly string name = $"lu-{Pieces.Next()}";

    private string French => $"/fr/articles/{name}";
    private string English => $"/en/articles/{name}-in-english";

    private Task<HttpResponseMessage> Read(string address, HttpMethod? method = null, params (string, string)[] headers) =>
        site.Reader().Ask(address, method, [("User-Agent", Firefox), .. headers]);

    /// <summary>What is counted once this much is; no more comes after it.</summary>
    private async Task Becomes(int article, Language language, int people, int robots = 0)
    {
        (int, int) counted = default;
        await Looking.Soon(async () =>
        {
            await site.Services.GetRequiredService<ReadingCounts>().Write(TestContext.Current.CancellationToken);
            counted = await Counted(site, article, language);
            return counted == (people, robots);
        });
        counted.Should().Be((people, robots));
    }

    private static async Task<(int People, int Robots)> Counted(Building building, int article, Language language)
    {
        var days = await building.Look(db =>
            db.Readings.Where(r => r.ArticleId == article && r.Language == language).ToListAsync(TestContext.Current.CancellationToken)
        );
        return (days.Sum(d => d.People), days.Sum(d => d.Robots));
    }

    [Fact]
    public async Task A_reading_is_the_page_that_was_sent_or_that_the_reader_has_already_in_one_language()
    {
        var article = await Some.Article(site, name, inEnglishToo: true);

        // Made by this reader, then from memory, then what they have.
        using var first = await Read(French);
        first.Status().Should().Be(200);
        (await Read(French)).Status().Should().Be(200);
        (await Read($"{French}?utm_source=x")).Status().Should().Be(200);
        (await Read(French, null, ("If-None-Match", first.Headers.ETag!.ToString()))).Status().Should().Be(304);
        (await Read(English)).Status().Should().Be(200);

        await Becomes(article, Language.French, 4);
        await Becomes(article, Language.English, 1);
    }

    [Fact]
    public async Task A_page_made_again_for_a_reader_who_has_it_already_is_a_reading()
    {
        var article = await Some.Article(site, name);
        using var first = await Read(French);
        // Any change puts every page out of reach.
        await site.As.Editor.Send(new WriteRedirect.Command { From = $"/{name}.html", To = "/fr/archives" });
        await site.CatchUp();

        (await Read(French, null, ("If-None-Match", first.Headers.ETag!.ToString()))).Status().Should().Be(304);

        await Becomes(article, Language.French, 2);
    }

    [Fact]
    public async Task Whoever_waits_for_a_page_that_another_is_having_made_is_counted_too()
    {
        var article = await Some.Article(site, name);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Read(French)));

        await Becomes(article, Language.French, 12);
    }

    [Fact]
    public async Task Only_the_page_of_the_piece_is_a_reading()
    {
        var article = await Some.Article(site, name);
        await site.Save(article, text => text with { Neutral = "Autrement." });
        await site.As.Editor.Send(new Commentary.Application.Publishing.Publish.Command(article, Language.French));
        await site.CatchUp();
        foreach (var address in new[] { "/fr", "/fr/archives", "/fr/feed.xml", $"{French}/historique", "/sitemap-1.xml" })
            (await Read(address)).Status().Should().Be(200, address);
        foreach (var time in new[] { "made", "kept" })
            (await Read(French, HttpMethod.Head)).Status().Should().Be(200, time);
        (await Read(French, HttpMethod.Post)).Status().Should().BeGreaterThanOrEqualTo(400);
        (await Read($"{French}-pas-la")).Status().Should().Be(404);

        (await Read(French)).Status().Should().Be(200);
        await Becomes(article, Language.French, 1);
    }

    [Theory]
    [InlineData("Sec-GPC", "1")]
    [InlineData("DNT", "1")]
    [InlineData("Sec-Purpose", "prefetch")]
    [InlineData("Sec-Purpose", "prefetch;prerender")]
    [InlineData("Purpose", "prefetch")]
    public async Task Who_asks_not_to_be_counted_or_only_fetches_ahead_is_not(string header, string value)
    {
        var article = await Some.Article(site, name);
        foreach (var time in new[] { "made", "kept" })
            (await Read(French, null, (header, value))).Status().Should().Be(200, time);

        // A signal that says the opposite is no signal.
        (await Read(French, null, ("Sec-GPC", "0"), ("DNT", "0")))
            .Status()
            .Should()
            .Be(200);
        await Becomes(article, Language.French, 1);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")]
    [InlineData("Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ChatGPT-User/1.0; +https://openai.com/bot)")]
    [InlineData("curl/8.5.0")]
    [InlineData("Mastodon/4.3.0 (http.rb/5.2.0; +https://exemple.social/)")]
    [InlineData("")]
    public async Task Robots_are_counted_apart(string agent)
    {
        var article = await Some.Article(site, name);
        foreach (var _ in new[] { "made", "kept" })
            await site.Reader().Ask(French, null, ("User-Agent", agent));

        await Becomes(article, Language.French, 0, robots: 2);
    }

    [Theory]
    [InlineData(Firefox)]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"
    )]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1"
    )]
    [InlineData("Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15 Epiphany/605.1.15")]
    [InlineData("Lynx/2.9.2 libwww-FM/2.14 SSL-MM/1.4.1 OpenSSL/3.0.13")]
    public void Browsers_are_people(string agent) => Web.Hosting.Robot.Is(agent).Should().BeFalse();

    [Fact]
    public void What_the_site_asks_itself_is_no_reading()
    {
        var tally = site.Services.GetRequiredService<ReadingCounts>().Of(-1, Language.French);
        var request = new DefaultHttpContext().Request;
        request.Method = HttpMethods.Get;
        request.Headers.UserAgent = site.Services.GetRequiredService<HitCounts>().Own;
        tally.Count(request.Method, request.Headers);

        tally.Take().Should().Be((0, 0));
    }
}
