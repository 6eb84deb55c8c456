using Commentary.Application.Redirects;
using Commentary.Application.Redirects.Misses;
using Commentary.Tests.Fixture;
using Commentary.Web.Redirects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Redirects;

/// <summary>An address that is not found becomes work, and no more than that: nobody's trace, and no table that grows for ever.</summary>
public class MissesTests(Newsroom building) : IClassFixture<Newsroom>
{
    private const string Reader = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";

    private readonly int n = Pieces.Next();

    private MissCounts Counts => building.Services.GetRequiredService<MissCounts>();

    private Task Written() => Counts.Write(TestContext.Current.CancellationToken);

    private async Task<HttpResponseMessage> Ask(string address, string agent = Reader, string referrer = "", HttpMethod? method = null)
    {
        using var reader = building.Reader();
        return await reader.Ask(address, method, ("User-Agent", agent), ("Referer", referrer));
    }

    private Task<List<Miss>> Of(string path) => building.Look(db => db.Misses.Where(m => m.Path == path).ToListAsync());

    [Fact]
    public async Task Who_asks_for_what_is_not_there_is_counted_by_kind_and_not_known()
    {
        var path = $"/blog/une-page-disparue-{n}";
        await Ask($"{path}?utm_source=x&courriel=a@b.ca", referrer: "https://www.Lien.example/page?q=secret");
        await Ask(path.ToUpperInvariant());
        await Ask(path, "Googlebot/2.1");
        await Ask(path, method: HttpMethod.Head);
        await Ask(path, method: HttpMethod.Post);
        await Written();

        var misses = await Of(path);
        misses.Select(m => (m.Kind, m.Count)).Should().BeEquivalentTo([(MissKind.Reader, 3), (MissKind.Robot, 1)]);
        var readers = misses.Single(m => m.Kind is MissKind.Reader);
        (readers.Host, readers.ReferrerHost).Should().Be(("", "lien.example"));

        await Ask(path);
        await Written();
        (await Of(path)).Single(m => m.Kind is MissKind.Reader).Should().BeEquivalentTo(new { Count = 4, ReferrerHost = "lien.example" });
    }

    [Theory]
    [InlineData("/wp-login.php")]
    [InlineData("/.env")]
    [InlineData("/.git/config")]
    [InlineData("/blog/xmlrpc.php")]
    [InlineData("/phpMyAdmin/index.php")]
    [InlineData("/cgi-bin/test.cgi")]
    [InlineData("/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php")]
    [InlineData("/default.asp")]
    public async Task What_scanners_look_for_is_told_apart(string path)
    {
        await Ask(path);
        await Written();

        (await Of(path.ToLowerInvariant())).Should().ContainSingle().Which.Kind.Should().Be(MissKind.Scanner);
    }

    [Theory]
    [InlineData("/css/nulle-part.css")]
    [InlineData("/js/nulle-part.js")]
    [InlineData("/fonts/nulle-part.woff2")]
    [InlineData("/favicon-32.png")]
    [InlineData("/admin/nulle-part")]
    [InlineData("/error/404")]
    public async Task Files_and_rooms_of_our_own_are_not_counted(string path)
    {
        await Ask(path);
        await Written();

        (await Of(path)).Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_led_somewhere_is_no_miss_and_a_hit_of_its_rule()
    {
        await Some.Article(building, $"Sauvetage bien connu numero {n} bis");
        await building.As.Editor.Send(new WriteRedirect.Command { From = $"/vieux/sauve-{n}.html", To = "/fr/archives" });
        await building.CatchUp();

        (await Ask($"/vieux/sauve-{n}.html)")).Status().Should().Be(302);
        (await Ask($"/fr/articles/sauvetage-bien-connu-numero-{n}-bis,")).Status().Should().Be(302);
        await Written();
        await building.Services.GetRequiredService<HitCounts>().Write(TestContext.Current.CancellationToken);

        (await building.Look(db => db.Misses.CountAsync(m => m.Path.Contains($"sauve-{n}") || m.Path.Contains($"numero-{n}"))))
            .Should()
            .Be(0);
        var rule = await building.Look(db => db.Redirects.SingleAsync(r => r.Path == $"/vieux/sauve-{n}.html"));
        (await building.Look(db => db.RedirectHits.SingleAsync(h => h.RedirectId == rule.Id))).People.Should().Be(1);
    }

    [Fact]
    public async Task A_scan_of_random_addresses_is_held_in_bounds_in_memory_and_in_the_table()
    {
        await using var alone = new Building();
        var counts = alone.Services.GetRequiredService<MissCounts>();
        using var reader = alone.Reader();
        (await reader.Ask("/vraie-page-demandee", null, ("User-Agent", Reader))).Status().Should().Be(404);
        var request = new Microsoft.AspNetCore.Http.DefaultHttpContext().Request;
        request.Headers.UserAgent = Reader;
        for (var i = 0; i < 3; i++)
            counts.Count("", "/vraie-page-demandee", request);
        for (var i = 0; i < 50_000; i++)
            counts.Count("", $"/{i:x8}", request);
        counts.Held.Should().BeLessThanOrEqualTo(3500);
        await counts.Write(TestContext.Current.CancellationToken);
        counts.Held.Should().Be(0);

        // The table: what was asked once and longest ago goes first.
        await alone.As.Nobody.Send(
            new CountMisses.Command(
                [.. Enumerable.Range(0, 300).Select(i => new CountMisses.Missed("", $"/neuf/{i}", MissKind.Reader, 1, "", Day(i), Day(i)))],
                MostRows: 200
            )
        );
        var rows = await alone.Look(db => db.Misses.ToListAsync());
        rows.Should().HaveCountLessThanOrEqualTo(200);
        rows.Should().Contain(m => m.Path == "/vraie-page-demandee" && m.Count == 4).And.Contain(m => m.Path == "/neuf/299");
        rows.Should().NotContain(m => m.Path == "/neuf/0");

        static DateTime Day(int i) => new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(i);
    }

    [Fact]
    public async Task In_the_newsroom_one_click_makes_the_rule_that_was_proposed_and_says_what_it_would_have_served()
    {
        await Some.Article(building, $"Les chaloupes electriques du fleuve {n}");
        var path = $"/2018/05/chaloupes-electriques-fleuve-{n}.html";
        await Ask(path);
        await Ask(path);
        await Written();
        using var editor = await building.SignedIn();

        var page = await editor.Open($"/admin/redirects/misses?q=chaloupes-electriques-fleuve-{n}");
        page.QuerySelectorAll("table.misses tbody tr").Should().ContainSingle();
        var fields = Browser.Fields(page, "button.button[type=submit][name], input[name='Solve.To'][type=hidden]");
        fields["Solve.To"].Should().Be($"/fr/articles/les-chaloupes-electriques-du-fleuve-{n}");
        using var made = await editor.Post("/admin/redirects/misses", fields);
        made.Status().Should().Be(302);
        (await editor.Open(made.Headers.Location!.ToString()))
            .Body!.TextContent.Should()
            .Contain($"The rule for {path} is made. It would have served 2 visits.");

        await building.CatchUp();
        (await Ask(path)).Status().Should().Be(301);
        (await editor.Open($"/admin/redirects/misses?q=fleuve-{n}"))
            .QuerySelectorAll("table.misses")
            .Should()
            .BeEmpty("a rule answers it now");
        var rule = await building.Look(db => db.Redirects.SingleAsync(r => r.Path == path));
        rule.Origin.Should().Be(RedirectOrigin.Member);
        await building.As.Editor.Send(new RemoveRedirect.Command(rule.Id));
        await building.CatchUp();
        (await editor.Open($"/admin/redirects/misses?q=fleuve-{n}"))
            .QuerySelectorAll("table.misses tbody tr")
            .Should()
            .ContainSingle("the rule is taken away");
    }

    [Fact]
    public async Task A_lost_address_is_found_without_its_accents_and_in_any_order()
    {
        await Ask($"/vieux/%C3%89t%C3%A9-%C3%A0-Montr%C3%A9al-{n}.html");
        await Written();
        using var editor = await building.SignedIn();

        foreach (var words in new[] { $"montreal-{n} ete", $"ÉTÉ-À-MONTRÉAL-{n}" })
            (await editor.Open($"/admin/redirects/misses?q={Uri.EscapeDataString(words)}"))
                .QuerySelector("main table")!
                .TextContent.Should()
                .Contain($"ontréal-{n}");
    }

    [Fact]
    public async Task A_target_is_typed_refused_with_what_was_typed_and_typed_again()
    {
        var path = $"/fermes/a%b ?{n}";
        await Ask($"/fermes/a%25b%20%3F{n}");
        await Written();
        var id = (await Of(path)).Single().Id;
        using var editor = await building.SignedIn();
        var list = $"/admin/redirects/misses?q=fermes";

        using var refused = await editor.Submit(list, new() { ["Solve.Id"] = $"{id}", ["Solve.To"] = "https://evil.example/" });
        refused.Status().Should().Be(422);
        var again = await refused.Html();
        again.QuerySelector("#Solve-To")!.GetAttribute("value").Should().Be("https://evil.example/");
        again.QuerySelector("[role=alert]").Should().NotBeNull();

        using var made = await editor.Submit(list, new() { ["Solve.Id"] = $"{id}", ["Solve.To"] = "/fr/archives" });
        made.Status().Should().Be(302);
        await building.CatchUp();
        (await Ask($"/fermes/a%25b%20%3F{n}")).Headers.Location!.ToString().Should().Be("/fr/archives");
    }

    [Fact]
    public async Task Nothing_to_do_is_said_and_taken_back_and_a_prefix_that_answers_takes_a_miss_out()
    {
        var path = $"/mise-de-cote-{n}/page";
        await Ask(path);
        await Written();
        var id = (await Of(path)).Single().Id;
        using var editor = await building.SignedIn();
        var list = $"/admin/redirects/misses?q=mise-de-cote-{n}";

        using var aside = await editor.Submit(list, new() { ["id"] = $"{id}" }, "/admin/redirects/misses?handler=Aside");
        aside.Status().Should().Be(302);
        var said = await editor.Open(aside.Headers.Location!.ToString());
        said.Body!.TextContent.Should().Contain("is set aside");
        (await editor.Open(list)).QuerySelector("table.misses").Should().BeNull();
        (await editor.Open($"{list}&shown=SetAside")).QuerySelector("table.misses").Should().NotBeNull();

        var back = Browser.Fields(said, ".says [name=id]");
        (await editor.Post("/admin/redirects/misses?handler=Back", back)).Status().Should().Be(302);
        (await editor.Open(list)).QuerySelector("table.misses").Should().NotBeNull();

        await building.As.Editor.Send(
            new WriteRedirect.Command
            {
                Match = RedirectMatch.Prefix,
                From = $"/mise-de-cote-{n}",
                To = "/fr/archives",
            }
        );
        await building.CatchUp();
        (await editor.Open(list)).QuerySelector("table.misses").Should().BeNull();
    }

    [Fact]
    public async Task The_list_has_pages_the_most_asked_first_and_kinds()
    {
        var at = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await building.As.Nobody.Send(
            new CountMisses.Command([
                .. Enumerable
                    .Range(1, ListMisses.PageSize + 5)
                    .Select(i => new CountMisses.Missed("", $"/liste-{n}/{i}", MissKind.Robot, i, "", at, at)),
            ])
        );
        using var editor = await building.SignedIn();

        var first = await editor.Open($"/admin/redirects/misses?q=liste-{n}&shown=Robots");
        first.QuerySelectorAll("table.misses tbody tr").Should().HaveCount(ListMisses.PageSize);
        first.QuerySelector("table.misses tbody td.count")!.TextContent.Should().Be($"{ListMisses.PageSize + 5}");
        var next = await editor.Open("/admin/redirects/misses" + first.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        next.QuerySelectorAll("table.misses tbody tr").Should().HaveCount(5);
        (await editor.Open($"/admin/redirects/misses?q=liste-{n}")).Body!.TextContent.Should().Contain("No address matches");
    }

    [Theory]
    [InlineData("/fr/articles/traversier-de-nuit", "fr-CA", "Vouliez-vous lire…")]
    [InlineData("/2020/traversier-nuit", "en-CA", "Were you looking for…")]
    [InlineData("/en/articles/traversier-nuit", "fr-CA", "Were you looking for…")]
    public async Task The_404_page_offers_the_likeliest_in_the_readers_language(string address, string languages, string says)
    {
        await Some.Article(building, $"Un traversier de nuit sans pilote {n}");
        using var reader = building.Reader(languages);
        using var lost = await reader.Ask($"{address}-{n}");
        lost.Status().Should().Be(404);
        var page = await lost.Html();
        page.QuerySelector("h2")!.TextContent.Should().Be(says);
        page.QuerySelectorAll(".choices li").Length.Should().BeInRange(1, 5);
        var choice = page.QuerySelectorAll(".choices a")
            .Single(a => a.GetAttribute("href") == $"/fr/articles/un-traversier-de-nuit-sans-pilote-{n}");
        choice.GetAttribute("lang").Should().Be("fr-CA");
        page.QuerySelectorAll(".choices ~ .roads a").Should().HaveCount(2, "the ways on stay");
    }

    [Fact]
    public async Task With_the_database_gone_a_404_stays_a_404()
    {
        await using var alone = new Building();
        await Some.Article(alone, "Le phare qui restait allume");
        using var reader = alone.Reader();
        (await reader.Ask("/fr/archives")).Status().Should().Be(200);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(alone.Data, "*.db*"))
            System.IO.File.Delete(file);

        (await reader.Ask("/vieux/le-phare-qui-restait")).Status().Should().Be(404);
        (await reader.Ask("/articles/le-phare-qui-restait-allume.")).Status().Should().Be(302);
        await alone.Services.GetRequiredService<MissCounts>().Write(TestContext.Current.CancellationToken);
        alone.Services.GetRequiredService<MissCounts>().Held.Should().BePositive("what could not be written is kept");
    }
}
