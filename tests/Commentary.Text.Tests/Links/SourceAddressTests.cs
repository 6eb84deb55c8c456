using AwesomeAssertions;
using Commentary.Text.Links;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace Commentary.Text.Tests.Links;

public class SourceAddressTests
{
    [Theory]
    [InlineData("HTTPS://WWW.Wired.COM:443/Story/A", "https://www.wired.com/Story/A")]
    [InlineData("http://a.ca:80", "http://a.ca/")]
    [InlineData("https://a.ca:8443/x", "https://a.ca:8443/x")]
    [InlineData("https://a.ca/x?utm_source=s&UTM_Medium=m&fbclid=1&gclid=2&mc_cid=3&mc_eid=4", "https://a.ca/x")]
    [InlineData("https://a.ca/x?b=2&utm_id=9&a=1&igshid=z&ref_src=t&cmpid=c", "https://a.ca/x?b=2&a=1")]
    [InlineData("https://a.ca/x?", "https://a.ca/x")]
    [InlineData("https://a.ca/x#fin", "https://a.ca/x")]
    [InlineData("https://a.ca/x?id=3#:~:text=abc", "https://a.ca/x?id=3")]
    [InlineData("https://café.example/é", "https://xn--caf-dma.example/%C3%A9")]
    [InlineData("https://xn--caf-dma.example/", "https://xn--caf-dma.example/")]
    [InlineData("https://[2001:DB8::1]:8080/x", "https://[2001:db8::1]:8080/x")]
    [InlineData("  https://a.ca./x \n", "https://a.ca/x")]
    public void Two_links_to_one_page_have_one_address(string url, string canonical)
    {
        SourceAddress.TryCanonical(url, out var found).Should().BeTrue();
        found.Should().Be(canonical);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("www.wired.com/story")]
    [InlineData("/story")]
    [InlineData("//wired.com/story")]
    [InlineData("ftp://wired.com/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://")]
    [InlineData("https:///x")]
    [InlineData("https:wired.com")]
    [InlineData("https://moi:secret@wired.com/")]
    [InlineData("https://@wired.com/")]
    [InlineData("https://wired.com\\@evil.example/")]
    [InlineData("https://wired.com/a b")]
    [InlineData("https://wired.com:99999/")]
    [InlineData("http://\uFEFFM")]
    [InlineData("https://a\uFE5A.example/")]
    public void What_is_no_plain_web_address_is_refused(string? url)
    {
        SourceAddress.TryCanonical(url!, out var canonical).Should().BeFalse();
        canonical.Should().BeEmpty();
        SourceAddress.Host(url!).Should().BeEmpty();
    }

    [Theory]
    [InlineData("https://www.wired.com/story", "wired.com")]
    [InlineData("https://ICI.Radio-Canada.ca/x", "ici.radio-canada.ca")]
    public void A_reader_is_shown_the_host_without_www(string url, string host) => SourceAddress.Host(url).Should().Be(host);

    [Property(MaxTest = 3000)]
    public Property A_canonical_address_stays_as_it_is_and_nothing_throws() =>
        Prop.ForAll(
            Odd.Strings.ToArbitrary(),
            Odd.Strings.ToArbitrary(),
            (host, path) =>
            {
                var url = $"https://{host}.example/{path}";
                return !SourceAddress.TryCanonical(url, out var once) || (SourceAddress.TryCanonical(once, out var twice) && twice == once);
            }
        );
}
