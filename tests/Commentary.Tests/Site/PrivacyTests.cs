using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Commentary.Database;
using Commentary.Database.Sqlite;
using Commentary.Tests.Fixture;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Commentary.Tests.Site;

/// <summary>A reader is given nothing to carry, is sent to nobody else, and leaves nothing behind.</summary>
public partial class PrivacyTests(PublishedSample site) : IClassFixture<PublishedSample>
{
    [Fact]
    public async Task No_public_page_sets_a_cookie_or_loads_anything_from_elsewhere_and_each_leads_to_what_is_kept()
    {
        var crawled = await site.Crawl(["/fr/recherche?q=accroche", "/en/nowhere", "/fr/articles/pas-la"]);

        crawled.Should().HaveCountGreaterThan(40);
        crawled.Select(page => page.Kind).Should().Contain(["text/html", "text/css", "text/javascript", "application/xml"]);
        crawled.Where(page => page.Headers.Contains("Set-Cookie", StringComparison.OrdinalIgnoreCase)).Should().BeEmpty();
        foreach (var page in crawled)
            if (page.Kind == "text/html")
            {
                var html = new HtmlParser().ParseDocument(page.Text);
                foreach (
                    var loads in html.QuerySelectorAll(
                        "[src], [srcset], [data], [poster], [ping], link:not([rel=canonical], [rel=alternate])"
                    )
                )
                foreach (var name in (string[])["src", "srcset", "data", "poster", "ping", "href"])
                    if (loads.GetAttribute(name) is { } address)
                        address.Should().MatchRegex("^(/[^/]|#|data:)", "{0} loads {1}", page.Address, loads.OuterHtml);
                html.QuerySelectorAll("footer a")
                    .Select(a => a.GetAttribute("href"))
                    .Should()
                    .Contain(
                        page.Address.StartsWith("/en", StringComparison.Ordinal) ? "/en/privacy" : "/fr/confidentialite",
                        page.Address
                    );
            }
            else if (page.Kind is "text/css" or "text/javascript")
                Elsewhere().Matches(page.Text).Select(m => m.Value).Should().BeEmpty("of {0}", page.Address);
    }

    [Theory]
    [InlineData("/fr/confidentialite", "/en/privacy", "Confidentialité", "Commission d’accès à l’information")]
    [InlineData("/en/privacy", "/fr/confidentialite", "Privacy", "Commission d’accès à l’information")]
    public async Task The_privacy_page_stands_in_both_languages(string address, string other, string title, string commission)
    {
        var page = await site.Reader().Page(address);

        page.QuerySelector("h1")!.TextContent.Should().Be(title);
        page.QuerySelectorAll("h2").Should().HaveCount(11);
        page.Body!.TextContent.Should().Contain(commission).And.Contain("GPC").And.Contain("P-39.1").And.Contain("400").And.Contain("25");
        page.QuerySelectorAll("link[rel=alternate][hreflang]:not([hreflang=x-default])")
            .Select(link => new Uri(link.GetAttribute("href")!).AbsolutePath)
            .Should()
            .BeEquivalentTo(address, other);
        page.QuerySelector(".tongues a")!.GetAttribute("href").Should().Be(other);
        page.QuerySelector($"footer a[href='{address}']")!.GetAttribute("aria-current").Should().Be("page");
        (await (await site.Reader().Ask("/sitemap-topics.xml")).Text()).Should().Contain($"localhost{address}<");
        using var kept = await site.Reader().Ask(address);
        using var again = await site.Reader().Ask(address, null, ("If-None-Match", kept.Headers.ETag!.ToString()));
        again.Status().Should().Be(304);
    }

    [Fact]
    public async Task A_browser_learns_that_its_signal_is_kept()
    {
        using var said = await site.Reader().Ask("/.well-known/gpc.json");

        said.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        (await said.Text()).Should().MatchRegex("""^\{"gpc":true,"lastUpdate":"20\d\d-\d\d-\d\d"\}$""");
    }

    [Fact]
    public async Task Where_the_operator_names_nobody_the_page_says_so_and_where_somebody_is_named_it_says_who()
    {
        var unset = (await site.Reader().Page("/fr/confidentialite")).QuerySelector("section[aria-labelledby=contact]")!;
        unset.TextContent.Should().Contain("Responsable de la protection").And.Contain("n’a encore été inscrite");
        unset.QuerySelector("a").Should().BeNull();

        await using var named = new Named();
        foreach (
            var (address, place) in new[]
            {
                ("/fr/confidentialite", "ici\u00A0: Montréal (Québec)."),
                ("/en/privacy", "here: Montréal (Québec)."),
            }
        )
        {
            var page = await named.Reader().Page(address);
            page.QuerySelector("address span")!.TextContent.Should().Be("Camille Roy, <directrice>");
            var contact = page.QuerySelector("address a")!;
            (contact.GetAttribute("href"), contact.TextContent).Should().Be(("mailto:vie-privee@example.ca", "vie-privee@example.ca"));
            page.Body!.TextContent.Should().Contain(place);
        }
    }

    private sealed class Named : Building
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Site:PrivacyContact", "mailto:vie-privee@example.ca");
            builder.UseSetting("Site:PrivacyPerson", "Camille Roy, <directrice>");
            builder.UseSetting("Site:HostedIn", "Montréal (Québec)");
        }
    }

    /// <summary>What a reader's visit can write: no more than this, column by column.</summary>
    [Theory]
    [InlineData("Readings", "Day ArticleId Language People Robots")]
    [InlineData("RedirectHits", "RedirectId Day People Robots")]
    [InlineData("Misses", "Id Host Path FoldedPath Key Kind Count ReferrerHost FirstAt LastAt IsIgnored")]
    public void What_is_counted_has_no_column_for_who(string table, string columns) =>
        Tables().Single(t => t.Name == table).Columns.Select(c => c.Name).Should().BeEquivalentTo(columns.Split(' '));

    /// <summary>
    /// A name proves little by itself; but whoever adds a column of such a name has to say here what it is of. Members are no readers.
    /// </summary>
    [Fact]
    public void No_column_is_named_for_a_person_outside_of_the_members_own_tables()
    {
        string[] known =
        [
            // Of addresses on the web.
            "LegacyAddresses.Address",
            "Misses.ReferrerHost",
            // Of a file that was imported.
            "ImportedFiles.Fingerprint",
        ];
        Tables()
            .Where(table => !table.Name.StartsWith("Member", StringComparison.Ordinal))
            .SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name}"))
            .Where(column => Personal().IsMatch(column[column.IndexOf('.', StringComparison.Ordinal)..]))
            .Except(known)
            .Should()
            .BeEmpty();
    }

    private static IEnumerable<ITable> Tables()
    {
        var all = new SqliteDesign().CreateDbContext([]).Model.GetRelationalModel().Tables;
        var press = new SqlitePressDb(new DbContextOptionsBuilder<SqlitePressDb>().UseSqlite("Data Source=:memory:").Options);
        return all.Concat(press.Model.GetRelationalModel().Tables);
    }

    /// <summary>
    /// As a process with the log that an operator has: everything that a browser can say of a person, and then whether it is anywhere in what
    /// was said and in what was written, to the last byte.
    /// </summary>
    [Fact]
    public async Task Nothing_that_a_reader_sends_of_themselves_is_in_the_log_or_on_the_disk()
    {
        using var folder = new Folder();
        await using (var building = folder.Building())
            await Some.Article(building);
        string log;
        await using (
            var process = new Operator.Site(
                folder.Data,
                more: ["--FORWARDEDHEADERS_ENABLED", "true", "--Serilog:MinimumLevel:Default", "Debug"]
            )
        )
        {
            var reader = await process.Reader();
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Post })
            foreach (
                var address in new[]
                {
                    "/fr/articles/un-titre?zqprenom=zqtremblay",
                    "/fr?courriel=zqcourriel@example.ca",
                    "/fr/recherche?q=zqmaladie",
                    "/en/search?q=zqmaladie+zqtremblay",
                    "/vieux/lien-perdu.html?zqprenom=zqtremblay",
                    "/fr/articles/pas-la?zqprenom=zqtremblay",
                    "/admin?zqprenom=zqtremblay",
                    "/health/ready?zqprenom=zqtremblay",
                }
            )
            {
                using var response = await reader.Ask(
                    address,
                    method,
                    ("User-Agent", "zqnavigateur/7 (zqappareil)"),
                    ("Referer", "https://lien.example/zqpage-d-avant?zqsecret=1"),
                    ("X-Forwarded-For", "203.0.113.77"),
                    ("Forwarded", "for=203.0.113.77"),
                    ("Cookie", "zqtemoin=zqvaleur"),
                    ("Authorization", "Basic zqclef"),
                    ("Accept-Language", "fr-CA, zqlangue;q=0.3"),
                    ("From", "zqcourriel@example.ca")
                );
                response.Headers.Contains("Set-Cookie").Should().Be(false, address);
            }
            // Until what was counted is written.
            await using var newsroom = folder.Building();
            (
                await Looking.Soon(async () =>
                    await newsroom.Look(db => db.Readings.AnyAsync()) && await newsroom.Look(db => db.Misses.AnyAsync())
                )
            )
                .Should()
                .BeTrue();
            log = process.Console;
        }

        log.Should().Contain("fr/recherche", "the log says which page was asked for");
        Traces(log).Should().BeEmpty();
        foreach (var file in Directory.EnumerateFiles(folder.Data, "*", SearchOption.AllDirectories))
            Traces(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)))
                .Should()
                .BeEmpty("nothing of a reader stands in {0}", file);
    }

    private static IEnumerable<string> Traces(string text) => Trace().Matches(text).Select(m => m.Value).Distinct();

    [GeneratedRegex(
        @"zq(?:prenom|tremblay|courriel|maladie|navigateur|appareil|page|secret|temoin|valeur|clef|langue)|203\.0\.113\.77|127\.0\.0\.1(?!:\d+)",
        RegexOptions.IgnoreCase,
        10_000
    )]
    private static partial Regex Trace();

    [GeneratedRegex(
        @"(?:url\(\s*['""]?|@import\s+['""]|import\s*\(?\s*['""]|fetch\(\s*['""`])(?:https?:)?//[^\s'"")]+",
        RegexOptions.None,
        10_000
    )]
    private static partial Regex Elsewhere();

    [GeneratedRegex(
        @"(?:^\.|[a-z])(?:Ip|Address|Agent|Browser|Cookie|Session|Visitor|Fingerprint|Print|Referr?er\w*|Email|Phone|Device|Location)(?=$|[A-Z])|^\.(?:Ip|Address|Agent|Email|Phone)",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Personal();
}
