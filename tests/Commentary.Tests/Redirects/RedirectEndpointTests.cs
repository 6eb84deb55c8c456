using AngleSharp.Html.Parser;
using Commentary.Application.Publishing;
using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using FluentValidation;
using FsCheck.Xunit;

namespace Commentary.Tests.Redirects;

/// <summary>An old link arrives.</summary>
public class RedirectEndpointTests(Listening building) : IClassFixture<Listening>
{
    private readonly int n = Pieces.Next();

    private async Task Rule(string from, string to, RedirectAnswer answer = RedirectAnswer.MovedPermanently)
    {
        await building.As.Editor.Send(
            new WriteRedirect.Command
            {
                From = from,
                To = to,
                Answer = answer,
            }
        );
        await building.CatchUp();
    }

    [Theory]
    [InlineData(RedirectAnswer.MovedPermanently, 301)]
    [InlineData(RedirectAnswer.Found, 302)]
    [InlineData(RedirectAnswer.TemporaryRedirect, 307)]
    [InlineData(RedirectAnswer.PermanentRedirect, 308)]
    public async Task Each_redirect_has_its_status_and_its_body_is_the_forwarding_page_in_both_languages(RedirectAnswer answer, int status)
    {
        await Rule($"/ancien/{status}-{n}.html", "/fr/archives", answer);

        foreach (var method in new[] { "GET", "POST" })
        {
            var arrived = await building.Raw($"/ancien/{status}-{n}.html", method);
            arrived.Status.Should().Be(status);
            arrived.Location.Should().Be("/fr/archives");
            arrived.Header("Content-Type").Should().Be("text/html; charset=utf-8");
            var page = new HtmlParser().ParseDocument(arrived.Body);
            page.QuerySelectorAll("section").Select(s => s.GetAttribute("lang")).Should().Equal("fr-CA", "en-CA");
            page.QuerySelectorAll("section a").Select(a => a.GetAttribute("href")).Should().Equal("/fr/archives", "/fr/archives");
            page.QuerySelector("h1")!.TextContent.Should().Be("Redirection en cours…");
            page.QuerySelectorAll("meta[http-equiv=refresh], script").Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("301")]
    [InlineData("410")]
    [InlineData("page")]
    public async Task HEAD_is_answered_as_GET_without_the_body(string answer)
    {
        await Rule(
            $"/tete-{answer}-{n}",
            "/fr/archives",
            answer switch
            {
                "410" => RedirectAnswer.Gone,
                "page" => RedirectAnswer.ForwardAtOnce,
                _ => RedirectAnswer.MovedPermanently,
            }
        );
        var get = await building.Raw($"/tete-{answer}-{n}");
        var head = await building.Raw($"/tete-{answer}-{n}", "HEAD");

        (head.Status, head.Location).Should().Be((get.Status, get.Location));
        head.Body.Should().BeEmpty();
        get.Body.Should().NotBeEmpty();
    }

    [Fact]
    public async Task What_is_gone_is_said_in_both_languages_with_410()
    {
        await Rule($"/parti-{n}", "", RedirectAnswer.Gone);

        var gone = await building.Raw($"/Parti-{n}/");
        gone.Status.Should().Be(410);
        gone.Location.Should().BeNull();
        gone.Body.Should().Contain("lang=\"fr-CA\"").And.Contain("lang=\"en-CA\"").And.Contain("Ce texte a été retiré.");
    }

    [Fact]
    public async Task A_forwarding_page_moves_on_at_once_or_waits_and_never_pauses()
    {
        await Rule($"/tout-de-suite-{n}", $"https://{Listening.AllowedHost}/x?a=1", RedirectAnswer.ForwardAtOnce);
        await Rule($"/au-clic-{n}", $"https://{Listening.AllowedHost}/x?a=1", RedirectAnswer.ForwardOnClick);

        var atOnce = await building.Raw($"/tout-de-suite-{n}?b=%22%3E");
        atOnce.Status.Should().Be(200);
        atOnce.Location.Should().BeNull();
        new HtmlParser()
            .ParseDocument(atOnce.Body)
            .QuerySelector("meta[http-equiv=refresh]")!
            .GetAttribute("content")
            .Should()
            .Be($"0; url=https://{Listening.AllowedHost}/x?a=1&b=%22%3E");

        var onClick = await building.Raw($"/au-clic-{n}");
        onClick.Status.Should().Be(200);
        var page = new HtmlParser().ParseDocument(onClick.Body);
        page.QuerySelectorAll("meta[http-equiv=refresh], script").Should().BeEmpty();
        page.QuerySelectorAll($"a[href='https://{Listening.AllowedHost}/x?a=1']").Should().HaveCount(2);
        page.Body!.TextContent.Should().Contain(Listening.AllowedHost);
    }

    [Theory]
    [InlineData("/Été/Où Ça.HTML", "/%C3%A9t%C3%A9/o%C3%B9%20%C3%A7a.html")]
    [InlineData("/Été/Où Ça.HTML", "/%c3%89T%c3%89/O%c3%99%20%c3%87A.Html/")]
    [InlineData("/Été/Où Ça.HTML", "/E%CC%81te%CC%81/ou%CC%80%20c%CC%A7a.html")]
    [InlineData("/%C3%A9crit/encod%C3%A9", "/%C3%A9crit/encod%C3%A9///")]
    [InlineData("/a/b.html", "//A//b.HTML")]
    [InlineData("/a/b.html", "/%61/%62.html")]
    [InlineData("/100%/sûr", "/100%25/s%C3%BBr")]
    [InlineData("/日本/🚀", "/%E6%97%A5%E6%9C%AC/%F0%9F%9A%80/")]
    [InlineData("/J\u030Cumelle", "/j%CC%8Cumelle")]
    [InlineData("/J\u030Cumelle", "/%C7%B0umelle")]
    public async Task Case_trailing_slash_and_percent_encoding_are_forgiven(string rule, string asked)
    {
        await Rule(rule, "/fr/archives");

        var arrived = await building.Raw(asked);
        arrived.Status.Should().Be(301);
        arrived.Location.Should().Be("/fr/archives");
    }

    [Property(MaxTest = 300)]
    public bool What_a_path_is_compared_as_is_compared_as_itself(string path) =>
        OldPath.Normalize("/" + path) is not { } once
        || once.Contains('%', StringComparison.Ordinal)
        || once.Contains('?', StringComparison.Ordinal)
        || once.Contains('#', StringComparison.Ordinal)
        || once.Trim() != once
        || OldPath.NormalizeDecoded(once) == once;

    [Theory]
    [InlineData("/fr/archives", "utm_source=x&a=1", "/fr/archives?utm_source=x&a=1")]
    [InlineData("/fr?page=1", "a=1", "/fr?page=1&a=1")]
    [InlineData("/fr/articles/quelque-part#neutre", "a=1", "/fr/articles/quelque-part?a=1#neutre")]
    [InlineData("/fr?page=1#bas", "a=1&b=%C3%A9", "/fr?page=1&a=1&b=%C3%A9#bas")]
    [InlineData("/fr/archives", "", "/fr/archives")]
    [InlineData("https://allowed.example/x#y", "z=1", "https://allowed.example/x?z=1#y")]
    public async Task The_query_is_kept_and_joins_the_targets_own_before_its_fragment(string target, string query, string arrives)
    {
        var from = $"/requete-{n}";
        await Rule(from, target);

        (await building.Raw($"{from}?{query}")).Location.Should().Be(arrives);
    }

    [Fact]
    public async Task A_rule_to_an_article_follows_its_slug_and_sleeps_while_it_is_not_public()
    {
        var id = await Some.Article(building, $"Suivi {n}");
        await Rule($"/vieux/suivi-{n}", $"/fr/articles/suivi-{n}");
        (await building.Raw($"/vieux/suivi-{n}")).Location.Should().Be($"/fr/articles/suivi-{n}");

        await building.Save(id, text => text with { Slug = $"suivi-ailleurs-{n}" });
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        await building.CatchUp();
        (await building.Raw($"/vieux/suivi-{n}")).Location.Should().Be($"/fr/articles/suivi-ailleurs-{n}");

        await building.As.Editor.Send(new Withdraw.Command(id, Language.French));
        await building.CatchUp();
        (await building.Raw($"/vieux/suivi-{n}")).Status.Should().Be(404);
    }

    [Fact]
    public async Task A_rule_that_would_lead_nowhere_or_in_circles_is_refused()
    {
        await Rule($"/a-{n}", $"/B-{n}/");

        foreach (var (from, to) in new[] { ($"/b-{n}", $"/A-{n}"), ($"/c-{n}", $"/c-{n}?x=1"), ("/", "/fr") })
        {
            var write = () => building.As.Editor.Send(new WriteRedirect.Command { From = from, To = to });
            await write.Should().ThrowAsync<ValidationException>("{0} to {1}", from, to);
        }
    }

    public static TheoryData<string> HostileTargets =>
        [
            "//evil.example",
            "//evil.example/fr",
            "///evil.example",
            "////evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "\\/evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "/\r\n/evil.example",
            " //evil.example",
            "\u00A0//evil.example",
            "https:evil.example",
            "https:/evil.example",
            "https:///evil.example",
            "http://evil.example",
            "https://evil.example/allowed.example",
            "https://evil.example#allowed.example",
            "https://evil.example?allowed.example",
            "https://evil.example\\@allowed.example",
            "https://allowed.example@evil.example",
            "https://allowed.example:x@evil.example/",
            "https://user@allowed.example/",
            "https://user:secret@allowed.example/",
            "https://allowed.example.evil.example/",
            "https://evilallowed.example/",
            "https://allowed.example%2eevil.example/",
            "https://allowed.example%00.evil.example/",
            "https://allowed.example\u3002evil.example/",
            "ftp://allowed.example/",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "javascript://allowed.example/%0aalert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:x",
            "mailto:a@allowed.example",
            "/x\r\nSet-Cookie: a=b",
            "/x\nLocation: https://evil.example",
            "/x\0",
            "/../../evil",
            "/./x",
            "/a/%2e%2e/b",
            "/%2e%2e/%2e%2e",
            "/%ff%fe",
            "evil.example",
            "fr/archives",
            "?x=1",
            "#x",
            "",
            "   ",
            "https://",
            "http://[::1",
            "https://allowed.example:99999/",
            "https://аllowed.example/",
            "https://169.254.169.254/",
            "https://localhost/",
        ];

    [Theory]
    [MemberData(nameof(HostileTargets))]
    public async Task A_rule_never_leads_to_a_host_that_was_not_allowed(string target)
    {
        var from = $"/cible-{n}";
        try
        {
            await Rule(from, target);
        }
        catch (ValidationException)
        {
            (await building.Raw(from)).Status.Should().Be(404);
            return;
        }
        MustStay(await building.Raw(from), mayBeAllowedHost: true);
    }

    public static TheoryData<string> HostileAddresses =>
        [
            "//evil.example",
            "//evil.example/",
            "//evil.example/FR",
            "///evil.example/%2e%2e",
            "/\\evil.example",
            "/\\\\evil.example/FR",
            "/%5cevil.example",
            "/%5c%5cevil.example",
            "/%2f%2fevil.example",
            "/%2F%2Fevil.example/FR",
            "/%252f%252fevil.example",
            "/FR//evil.example",
            "/FR/%2f%2fevil.example",
            "/FR/..//evil.example",
            "/FR/%2e%2e//evil.example",
            "/FR/\\evil.example",
            "/FR/%5cevil.example",
            "//FR//EVIL.example",
            "/FR%2f%2fevil.example",
            "/FR@evil.example",
            "/FR:80@evil.example",
            "/FR/%0d%0aSet-Cookie:%20a=b",
            "/FR/%0aLocation:%20//evil.example",
            "/FR/x?%0d%0aSet-Cookie:%20a=b",
            "/FR/X?next=https://evil.example",
            "/FR/X?//evil.example",
            "/FR/%09/evil.example",
            "/FR/%00",
            "/FR/%E2%80%AE",
            "/FR/%ff",
            "/FR/%C0%AF",
            "/FR/%ED%A0%80",
            "/FR/%F0%9F%9A%80",
            "/FR/%3Cscript%3Ealert(1)%3C/script%3E",
            "/FR/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
            "/FR/X?%22%3E%3Cscript%3E",
            "/FR/X?\"><script>alert(1)</script>",
            "/FR/javascript:alert(1)",
            "/javascript:alert(1)",
            "http://evil.example/FR/X",
            "http://evil.example//FR",
            "https://evil.example/",
            "http://user@evil.example/FR/x",
            "/.",
            "/..",
            "/../../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/....//....//etc/passwd",
            "/%",
            "/%zz",
            "/%u0041",
            "/%2",
            "/fr/%",
            "/FR/100%25",
            "/FR/a%3Fb",
            "/FR/a%23b",
            "/fr/articles/%2e%2e%2fadmin",
            "/fr/articles/%00",
            "/fr/articles/x%00y",
            "/en/topics/%ff%fe",
            "/fr/articles/'%20OR%201=1--",
            "/*",
            "*",
            "/?",
            "/#",
            "/ABC?",
            "/fr;x=1",
            "/fr/archives/2026%00",
        ];

    [Theory]
    [MemberData(nameof(HostileAddresses))]
    public async Task No_address_is_an_open_door_or_a_fault(string address)
    {
        foreach (var method in new[] { "GET", "HEAD", "POST" })
        {
            var answer = await building.Raw(address, method);
            answer.Status.Should().BeInRange(200, 499, "{0} {1}", method, address);
            MustStay(answer, mayBeAllowedHost: false);
        }
    }

    [Fact]
    public async Task Any_byte_in_an_address_gets_an_answer()
    {
        for (var b = 0; b < 256; b++)
        {
            foreach (
                var address in new[] { $"/x%{b:X2}y", $"/FR/x%{b:x2}", $"/fr/articles/%{b:x2}{(b + 1) % 256:x2}", $"/x?%{b:x2}=%{b:x2}" }
            )
            {
                var answer = await building.Raw(address);
                answer.Status.Should().BeInRange(300, 499, "of {0}", address);
                MustStay(answer, mayBeAllowedHost: false);
            }
            if (b is > ' ' and not '#')
                (await building.Raw($"/x{(char)b}y")).Status.Should().BeInRange(300, 499, "of byte {0} as it is", b);
        }
    }

    [Fact]
    public async Task An_address_of_8_kB_gets_an_answer()
    {
        foreach (var part in new[] { "a", "A", "/", "%41", "%C3%89", "../", "a/", "%2f" })
        {
            var path = "/" + string.Concat(Enumerable.Repeat(part, 7900 / part.Length));
            foreach (var address in new[] { path, "/FR" + path, "/x?" + path, "/FR/articles" + path })
            {
                var answer = await building.Raw(address);
                answer.Status.Should().BeInRange(200, 499, "of 8 kB of {0}", part);
                MustStay(answer, mayBeAllowedHost: false);
            }
        }
    }

    [Theory]
    [InlineData("/FR/Articles/X")]
    [InlineData("/FR")]
    [InlineData("/FR/%C3%89T%C3%89")]
    [InlineData("/FR/%C4%B0")]
    [InlineData("/FR/a%3Fb")]
    [InlineData("/FR/a%23b")]
    [InlineData("/FR/a%25b")]
    [InlineData("/FR/a%20")]
    [InlineData("/FR//a")]
    public async Task Following_an_address_typed_in_capitals_ends_and_stays_the_same_address(string address)
    {
        var asked = Uri.UnescapeDataString(address).ToUpperInvariant();
        for (var steps = 0; ; steps++)
        {
            steps.Should().BeLessThan(3, "{0} must not lead in circles", address);
            var answer = await building.Raw(address);
            if (answer.Location is not { } next)
            {
                answer.Status.Should().BeOneOf(200, 404);
                break;
            }
            Uri.UnescapeDataString(next)
                .NormalizeSafely()
                .ToUpperInvariant()
                .Should()
                .Be(asked.NormalizeSafely().ToUpperInvariant().Replace("//", "/", StringComparison.Ordinal));
            next.Should().NotContain("#").And.NotContain("?", "the path has become a query");
            address = next;
        }
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:80")]
    [InlineData("\"><script>alert(1)</script>")]
    [InlineData("evil.example/..")]
    [InlineData("")]
    public async Task The_host_that_a_request_names_is_never_where_it_leads(string host)
    {
        await Rule($"/hote-{n}", "/fr/archives");
        foreach (var address in new[] { $"/hote-{n}", "/FR/X", "/", $"http://evil.example/hote-{n}" })
        {
            var answer = await building.Raw(address, host: host);
            answer.Status.Should().BeInRange(200, 499);
            (answer.Location ?? "").Should().NotContain("evil.example");
            answer.Body.Should().NotContain("<script>");
        }
    }

    [Fact]
    public async Task HTML_in_a_query_is_text_in_the_forwarding_page()
    {
        await Rule($"/html-{n}", "/fr/archives");
        foreach (
            var query in new[] { "\"><script>alert(1)</script>", "'><img src=x onerror=alert(1)>", "%22%3E%3Cscript%3E", "a=<b>&amp;c" }
        )
        {
            var answer = await building.Raw($"/html-{n}?{query.Replace(' ', '+')}");
            answer.Status.Should().Be(301);
            var page = new HtmlParser().ParseDocument(answer.Body);
            page.QuerySelectorAll("script, img, b[onerror]").Where(e => e.LocalName != "b").Should().BeEmpty();
            page.QuerySelectorAll("section a").Should().OnlyContain(a => a.GetAttribute("href") == answer.Location);
        }
    }

    private static void MustStay(RawAnswer answer, bool mayBeAllowedHost)
    {
        answer.Headers.Should().NotContain(h => h.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase));
        answer.Headers.Count(h => h.StartsWith("Location", StringComparison.OrdinalIgnoreCase)).Should().BeLessThan(2);
        foreach (var link in Links(answer))
        {
            // As a browser reads it: backslashes are slashes, tabs and line ends are nothing.
            var read = link.Replace('\\', '/')
                .Replace("\t", "", StringComparison.Ordinal)
                .Replace("\n", "", StringComparison.Ordinal)
                .Trim();
            if (read.StartsWith('/'))
                read.Should().NotStartWith("//");
            else if (mayBeAllowedHost)
                new Uri(read).Host.Should().Be(Listening.AllowedHost);
            else
                read.Should().MatchRegex("^(#|http://localhost)");
        }
    }

    private static IEnumerable<string> Links(RawAnswer answer)
    {
        if (answer.Location is { } location)
            yield return location;
        foreach (
            var link in new HtmlParser().ParseDocument(answer.Body).QuerySelectorAll("a[href], form[action], meta[http-equiv=refresh]")
        )
            yield return link.GetAttribute("href") ?? link.GetAttribute("action") ?? link.GetAttribute("content")!.Split("url=")[1];
    }
}
