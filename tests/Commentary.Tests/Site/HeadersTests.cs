using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using Commentary.Tests.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Site;

/// <summary>What goes with a page.</summary>
public class HeadersTests(PublishedSample site) : IClassFixture<PublishedSample>
{
    public static TheoryData<string> Public =>
        [
            "/",
            "/fr",
            "/en",
            PublishedSample.French,
            PublishedSample.English,
            PublishedSample.French + "/historique",
            PublishedSample.English + "/history",
            "/fr/sources/wired.com",
            "/en/sources/wired.com",
            "/fr/sujets/ia",
            "/en/topics/ai",
            "/fr/archives",
            "/en/archive",
            "/fr/confidentialite",
            "/en/privacy",
            "/fr/feed.xml",
            "/en/feed.xml",
            "/fr/feed.json",
            "/en/feed.json",
            "/sitemap.xml",
            "/sitemap-topics.xml",
            "/sitemap-1.xml",
            "/fr/sujets/ia/feed.xml",
            "/en/topics/ai/feed.json",
            "/sitemap-news.xml",
            "/robots.txt",
            "/.well-known/security.txt",
            "/.well-known/gpc.json",
            "/health/live",
            "/health/ready",
            "/nulle-part",
            "/fr/articles/nulle-part",
        ];

    public static TheoryData<string> Cached =>
        [
            .. Public
                .Select(row => row.Data)
                .Where(a =>
                    (
                        a.StartsWith("/fr", StringComparison.Ordinal)
                        || a.StartsWith("/en", StringComparison.Ordinal)
                        || (a.StartsWith("/sitemap", StringComparison.Ordinal) && a != "/sitemap-news.xml")
                    ) && !a.Contains("nulle-part", StringComparison.Ordinal)
                ),
        ];

    [Theory]
    [MemberData(nameof(Public))]
    public async Task No_public_address_sets_a_cookie_even_for_somebody_who_carries_one(string address)
    {
        foreach (var cookie in new[] { "", "commentary-member=abc; commentary-form=def" })
        {
            using var response = await site.Reader().Ask(address, null, ("Cookie", cookie));
            response.Headers.Contains("Set-Cookie").Should().BeFalse();
            response.Status().Should().BeLessThan(500);
        }
    }

    [Theory]
    [MemberData(nameof(Public))]
    public async Task Every_answer_has_the_headers_that_keep_a_reader_safe(string address)
    {
        using var response = await site.Reader().Ask(address);

        response.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        response.Headers.GetValues("Referrer-Policy").Should().Equal("strict-origin-when-cross-origin");
        response.Headers.Contains("Server").Should().BeFalse();
        if (response.Content.Headers.ContentType?.MediaType == "text/html")
        {
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            policy.Should().Contain("default-src 'none'").And.Contain("script-src 'self'").And.Contain("frame-ancestors 'none'");
            policy.Should().NotContain("unsafe");
        }
    }

    [Theory]
    [MemberData(nameof(Cached))]
    public async Task A_page_that_the_reader_has_already_is_not_sent_again(string address)
    {
        var reader = site.Reader();
        using var first = await reader.Ask(address);
        first.StatusCode.Should().Be(HttpStatusCode.OK);
        var tag = first.Headers.ETag.Should().NotBeNull().And.Subject.ToString()!;

        using var again = await reader.Ask(address, null, ("If-None-Match", tag));
        again.StatusCode.Should().Be(HttpStatusCode.NotModified);
        (await again.Bytes()).Should().BeEmpty();
        again.Headers.ETag!.ToString().Should().Be(tag);

        using var other = await reader.Ask(address, null, ("If-None-Match", "W/\"another\""));
        other.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/fr")]
    [InlineData(PublishedSample.French)]
    public async Task A_page_that_is_made_for_one_who_has_it_is_whole_for_the_next(string address)
    {
        var reader = site.Reader();
        using var before = await reader.Ask(address, null, ("Host", "localhost"));
        await site.Services.GetRequiredService<Web.Changes.ChangeTail>().Renew(TestContext.Current.CancellationToken);

        using var made = await reader.Ask(address, null, ("If-None-Match", before.Headers.ETag!.ToString()));
        made.StatusCode.Should().Be(HttpStatusCode.NotModified);
        using var next = await reader.Ask(address);

        next.StatusCode.Should().Be(HttpStatusCode.OK);
        next.Content.Headers.ContentType!.ToString().Should().Be("text/html; charset=utf-8");
        next.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'");
        next.Headers.CacheControl!.NoCache.Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Cached))]
    public async Task Whatever_encoding_is_asked_in_whatever_order_the_text_is_the_same(string address)
    {
        var plain = await (await site.Reader().Ask(address)).Text();
        foreach (
            var (asked, may) in new[]
            {
                ("gzip;q=1, br;q=0", new[] { "gzip", "" }),
                ("br", ["br", ""]),
                ("gzip", ["gzip", ""]),
                ("identity", [""]),
                ("br;q=0, gzip;q=0", [""]),
                ("gzip", ["gzip", ""]),
                ("br, gzip", ["br", "gzip", ""]),
                ("deflate, zstd, xbr", ["", "zstd", "deflate"]),
                ("*;q=0", [""]),
                ("", [""]),
                ("gzip", ["gzip", ""]),
                ("br", ["br", ""]),
            }
        )
        {
            using var response = await site.Reader().Ask(address, null, ("Accept-Encoding", asked));
            response.StatusCode.Should().Be(HttpStatusCode.OK);
            var encoding = string.Concat(response.Content.Headers.ContentEncoding);
            encoding.Should().BeOneOf(may, "{0} was asked of {1}", asked, address);
            Decode(await response.Bytes(), encoding).Should().Be(plain, "{0} was asked", asked);
            if (encoding.Length > 0)
                response.Headers.Vary.Should().Contain("Accept-Encoding");
        }
    }

    [Fact]
    public async Task A_page_is_kept_for_the_very_address_and_host_that_it_was_asked_at()
    {
        await site.Reader().Ask("/fr", null, ("Host", "sours.example"));
        (await (await site.Reader().Ask("https://localhost/fr", null, ("Host", "ours.example"))).Text())
            .Should()
            .NotContain("sours.example");

        (await site.Reader().Ask("/fr/archives?page=1")).Status().Should().Be(200);
        (await site.Reader().Ask("/fr/archives%3F1")).Status().Should().Be(404);
        (await site.Reader().Ask("/fr?page=2")).Status().Should().Be(404, "there is no second page, whatever is kept");
    }

    [Theory]
    [InlineData("/fr")]
    [InlineData(PublishedSample.French)]
    public async Task Pages_are_compressed_for_those_who_can_read_it(string address)
    {
        foreach (var asked in new[] { "br", "gzip" })
        {
            using var response = await site.Reader().Ask(address, null, ("Accept-Encoding", asked));
            response.Content.Headers.ContentEncoding.Should().Equal(asked);
        }
    }

    [Theory]
    [MemberData(nameof(Cached))]
    public async Task One_hosts_name_never_comes_back_to_another(string address)
    {
        var evil = await (await site.Reader().Ask(address, null, ("Host", "evil.example"))).Text();
        var ours = await (await site.Reader().Ask(address, null, ("Host", "ours.example"))).Text();

        ours.Should().NotContain("evil.example");
        evil.Should().NotContain("ours.example");
    }

    [Theory]
    [MemberData(nameof(Public))]
    public async Task Nothing_is_loaded_from_another_host(string address)
    {
        using var response = await site.Reader().Ask(address);
        if (response.Content.Headers.ContentType?.MediaType != "text/html")
            return;
        var page = await response.Html();

        foreach (
            var element in page.QuerySelectorAll(
                "link[href]:not([rel=canonical]):not([rel=alternate]), script[src], img[src], img[srcset], iframe, source, video, audio, object, embed, use"
            )
        )
        {
            var loads = element.GetAttribute("src") ?? element.GetAttribute("href") ?? element.GetAttribute("srcset") ?? "";
            loads.Should().MatchRegex("^(/[^/]|#|data:)", "{0} is loaded", element.OuterHtml);
        }
        page.QuerySelectorAll("script:not([src], [type='application/ld+json'])").Should().BeEmpty("the policy runs none");
        page.QuerySelectorAll("[style], style").Should().BeEmpty("the policy applies none");
        page.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("PATCH")]
    [InlineData("POST")]
    [InlineData("NONSENSE")]
    public async Task Any_other_method_is_answered_and_changes_nothing(string method)
    {
        foreach (var address in Public)
        {
            using var response = await site.Reader().Ask(address.Data, new HttpMethod(method));
            response.Status().Should().BeLessThan(500, "of {0} {1}", method, address.Data);
            response.Headers.Contains("Set-Cookie").Should().BeFalse();
        }
        (await site.Reader().Page(PublishedSample.French)).Body!.TextContent.Should().Contain("OpenAI vient de recruter");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/fr")]
    [InlineData("/en/search")]
    [InlineData(PublishedSample.French)]
    [InlineData("/fr/feed.xml")]
    [InlineData("/sitemap.xml")]
    [InlineData("/robots.txt")]
    [InlineData("/icon.svg")]
    public async Task What_is_only_read_says_so_to_any_other_method(string address)
    {
        foreach (var method in new[] { "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "NONSENSE" })
        {
            using var response = await site.Reader().Ask(address, new HttpMethod(method));
            response.Status().Should().Be(405, "of {0} {1}", method, address);
            response.Content.Headers.Allow.Should().Contain("GET", "of {0} {1}", method, address);
        }
    }

    private static string Decode(byte[] body, string encoding)
    {
        using var bytes = new MemoryStream(body);
        using Stream text = encoding switch
        {
            "br" => new BrotliStream(bytes, CompressionMode.Decompress),
            "gzip" => new GZipStream(bytes, CompressionMode.Decompress),
            _ => bytes,
        };
        using var reader = new StreamReader(text, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
