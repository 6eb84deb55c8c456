using Commentary.Tests.Fixture;

namespace Commentary.Tests.Site;

/// <summary>The site with a real server at its door.</summary>
public class AtTheDoorTests(Listening building) : IClassFixture<Listening>
{
    public static TheoryData<string> Public =>
        [
            "/",
            "/fr",
            "/en",
            "/fr/archives",
            "/en/archive",
            "/fr/feed.xml",
            "/en/feed.xml",
            "/fr/feed.json",
            "/en/feed.json",
            "/sitemap.xml",
            "/sitemap-topics.xml",
            "/sitemap-news.xml",
            "/robots.txt",
            "/.well-known/security.txt",
            "/health/live",
            "/health/ready",
            "/nulle-part",
            "/fr/articles/nulle-part",
        ];

    [Theory]
    [MemberData(nameof(Public))]
    public async Task HEAD_is_answered_as_GET_is_without_the_body(string address)
    {
        for (var time = 0; time < 2; time++)
        {
            var get = await building.Raw(address);
            var head = await building.Raw(address, "HEAD");

            head.Status.Should().Be(get.Status);
            head.Body.Should().BeEmpty();
            head.Header("Content-Type").Should().Be(get.Header("Content-Type"));
            head.Location.Should().Be(get.Location);
        }
    }

    [Theory]
    [InlineData("localhost:99999")]
    [InlineData("a..b")]
    [InlineData("!$&'()*+,;=")]
    [InlineData("-")]
    [InlineData("xn--")]
    [InlineData("[::1")]
    [InlineData("")]
    public async Task A_host_that_is_no_host_is_no_fault_of_ours(string host)
    {
        foreach (var address in Public)
        {
            var answer = await building.Raw(address.Data, host: host);
            answer.Status.Should().BeInRange(200, 499, "of {0} at {1}", address.Data, host);
        }
    }

    [Theory]
    [MemberData(nameof(Public))]
    public async Task The_old_protocol_without_a_host_is_no_fault(string address) =>
        (await building.Raw(address, host: "", version: "HTTP/1.0")).Status.Should().BeInRange(200, 499);
}
