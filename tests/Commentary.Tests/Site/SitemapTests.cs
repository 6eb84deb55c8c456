using System.Xml.Linq;
using Commentary.Application.Press;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Site;

/// <summary>What search engines are told of.</summary>
public class SitemapTests(WithHub site) : IClassFixture<WithHub>
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    private static string Path(string address) => new Uri(address).AbsolutePath;

    private static async Task<XElement> Read(Building building, string address)
    {
        using var response = await building.Reader().Ask(address);
        response.Status().Should().Be(200, "of {0}", address);
        return XDocument.Parse(await response.Text()).Root!;
    }

    /// <summary>Every address that the index leads to, with those it names as the same in a language.</summary>
    private async Task<Dictionary<string, Dictionary<string, string>>> All()
    {
        var index = await Read(site, "/sitemap.xml");
        index.Name.Should().Be(Map + "sitemapindex");
        Dictionary<string, Dictionary<string, string>> all = [];
        foreach (var part in index.Elements(Map + "sitemap"))
        foreach (var url in (await Read(site, Path(part.Element(Map + "loc")!.Value))).Elements(Map + "url"))
            all.Add(
                Path(url.Element(Map + "loc")!.Value),
                url.Elements(Xhtml + "link").ToDictionary(l => l.Attribute("hreflang")!.Value, l => Path(l.Attribute("href")!.Value))
            );
        return all;
    }

    [Fact]
    public async Task The_sitemap_names_every_piece_and_topic_once_and_each_address_is_there()
    {
        var all = await All();
        all.Keys.Should()
            .BeEquivalentTo([
                "/fr",
                "/en",
                "/fr/archives",
                "/en/archive",
                "/fr/confidentialite",
                "/en/privacy",
                "/fr/sujets/ia",
                "/en/topics/ai",
                "/fr/sujets/tech",
                "/en/topics/tech",
                PublishedSample.French,
                PublishedSample.English,
                PublishedSample.FrenchOnly,
            ]);
        foreach (var path in all.Keys)
            await site.Reader().Page(path);
    }

    [Fact]
    public async Task Every_counterpart_names_it_back_and_the_page_says_the_same()
    {
        var all = await All();
        foreach (var (path, same) in all)
        {
            foreach (var counterpart in same.Values)
                all[counterpart].Should().BeEquivalentTo(same, "of {0} and {1}", path, counterpart);
            var page = await site.Reader().Page(path);
            page.QuerySelectorAll("link[rel=alternate][hreflang]:not([hreflang=x-default])")
                .ToDictionary(l => l.GetAttribute("hreflang")!, l => Path(l.GetAttribute("href")!))
                .Should()
                .BeEquivalentTo(same, "of {0}", path);
        }
        all[PublishedSample.FrenchOnly].Keys.Should().Equal("fr-CA");
    }

    [Theory]
    [InlineData("/sitemap-0.xml")]
    [InlineData("/sitemap-2.xml")]
    [InlineData("/sitemap-2147483647.xml")]
    [InlineData("/sitemap-99999999999.xml")]
    [InlineData("/sitemap-x.xml")]
    public async Task A_part_with_nothing_in_it_is_not_there(string address) =>
        (await site.Reader().Ask(address)).Status().Should().Be(404);

    [Fact]
    public async Task However_many_pieces_there_are_a_part_holds_ten_thousand_addresses_at_most()
    {
        await using var large = new Building();
        const int pieces = 5003;
        await large.Look(async db =>
        {
            foreach (var _ in Enumerable.Range(0, pieces))
                db.Articles.Add(Application.Model.Article.Begin(DateTime.UnixEpoch));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            db.ChangeTracker.Clear();
            foreach (var number in Enumerable.Range(1, pieces))
            foreach (var language in LanguageNames.All)
            {
                var live = new LiveEdition { ArticleId = number, Language = language };
                live.Show(
                    new Publication
                    {
                        ArticleId = number,
                        Language = language,
                        Slug = $"n-{number}",
                        PublishedAt = DateTime.UnixEpoch.AddDays(number),
                    }
                );
                db.Live.Add(live);
            }
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        var index = (await Read(large, "/sitemap.xml")).Elements(Map + "sitemap").ToList();
        index.Select(s => Path(s.Element(Map + "loc")!.Value)).Should().Equal("/sitemap-topics.xml", "/sitemap-1.xml", "/sitemap-2.xml");
        var addresses = new List<string>();
        foreach (var part in index.Skip(1))
        {
            var urls = (await Read(large, Path(part.Element(Map + "loc")!.Value))).Elements(Map + "url").ToList();
            urls.Should().HaveCountLessThanOrEqualTo(10_000).And.OnlyContain(u => u.Elements(Xhtml + "link").Count() == 2);
            addresses.AddRange(urls.Select(u => Path(u.Element(Map + "loc")!.Value)));
            urls.Max(u => u.Element(Map + "lastmod")!.Value).Should().Be(part.Element(Map + "lastmod")!.Value);
        }
        addresses.Should().OnlyHaveUniqueItems().And.HaveCount(pieces * 2);
    }

    [Fact]
    public async Task News_are_what_was_first_published_in_the_last_two_days()
    {
        await using var building = new Building();
        var old = await Some.Article(building, "Trois jours");
        await Some.Article(building, "Toute fraîche </news> & ]]> 🦊", inEnglishToo: true);
        await building.Look(db =>
            db.Live.Where(l => l.ArticleId == old).ExecuteUpdateAsync(l => l.SetProperty(x => x.FirstPublishedAt, x => DateTime.UnixEpoch))
        );

        var news = (await Read(building, "/sitemap-news.xml")).Elements(Map + "url").Select(u => u.Element(News + "news")!).ToList();

        news.Select(n => n.Element(News + "publication")!.Element(News + "language")!.Value).Should().Equal("fr", "en");
        news.Should().OnlyContain(n => n.Element(News + "publication")!.Element(News + "name")!.Value == "Commentary");
        news[0].Element(News + "title")!.Value.Plain().Should().Be("Toute fraîche </news> & ]]> 🦊");
    }

    [Fact]
    public async Task Robots_are_told_of_both_sitemaps_and_kept_from_the_newsroom()
    {
        var robots = await (await site.Reader().Ask("/robots.txt")).Text();
        robots.Should().MatchRegex("Sitemap: http\\S+/sitemap.xml\n").And.MatchRegex("Sitemap: http\\S+/sitemap-news.xml\n");
        robots.Should().Contain("Disallow: /admin");
    }

    [Fact]
    public async Task Who_finds_a_hole_is_told_whom_to_tell_where_the_operator_says_whom()
    {
        var lines = (await (await site.Reader().Ask("/.well-known/security.txt")).Text()).Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries
        );
        var fields = lines.ToDictionary(l => l.Split(": ")[0], l => l[(l.IndexOf(':', StringComparison.Ordinal) + 2)..]);
        fields["Contact"].Should().Be("mailto:trou@example.ca");
        DateTimeOffset
            .Parse(fields["Expires"], System.Globalization.CultureInfo.InvariantCulture)
            .Should()
            .BeAfter(DateTimeOffset.Parse("2020-01-01", System.Globalization.CultureInfo.InvariantCulture));
        fields["Canonical"].Should().EndWith("/.well-known/security.txt");

        await using var silent = new Building();
        (await silent.Reader().Ask("/.well-known/security.txt")).Status().Should().Be(404);
    }

    [Theory]
    [InlineData("/sitemap-1.xml")]
    [InlineData("/sitemap-42.xml")]
    [InlineData("/sitemap-topics.xml")]
    [InlineData("/sitemap-news.xml")]
    [InlineData("/.well-known/security.txt")]
    [InlineData("/cards/1-0123456789abcdef.png")]
    public void No_rule_can_stand_where_machines_look(string path) => Application.Redirects.SitePages.IsFixed(path).Should().BeTrue();
}
