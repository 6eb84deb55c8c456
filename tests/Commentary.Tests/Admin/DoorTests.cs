using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;
using Commentary.Web.Admin.Account;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Admin;

/// <summary>The door of the newsroom.</summary>
public class DoorTests(DoorTests.CountingNewsroom newsroom) : IClassFixture<DoorTests.CountingNewsroom>
{
    /// <summary>Its passwords are checked as ever, and each check is counted.</summary>
    public sealed class CountingNewsroom : Newsroom
    {
        private int checkedPasswords;

        public int CheckedPasswords => Volatile.Read(ref checkedPasswords);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddScoped<IPasswordHasher<Member>>(_ => new CountingHasher(this)));
        }

        private sealed class CountingHasher(CountingNewsroom newsroom) : PasswordHasher<Member>
        {
            public override PasswordVerificationResult VerifyHashedPassword(Member user, string hashedPassword, string providedPassword)
            {
                Interlocked.Increment(ref newsroom.checkedPasswords);
                return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
            }
        }
    }

    private IEnumerable<string> AdminAddresses() =>
        newsroom
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(address => address.StartsWith("/admin", StringComparison.OrdinalIgnoreCase))
            .Select(address =>
                address
                    .Replace("{id:int}", "1", StringComparison.Ordinal)
                    .Replace("{id:int?}", "1", StringComparison.Ordinal)
                    .Replace("{code}", "bcdfg", StringComparison.Ordinal)
                    .Replace("{name}", "0123456789abcdef-400.webp", StringComparison.Ordinal)
                    .ToLowerInvariant()
            )
            .Distinct();

    [Fact]
    public async Task Every_page_of_the_newsroom_sends_a_stranger_to_sign_in()
    {
        var addresses = AdminAddresses().ToList();
        addresses.Should().HaveCountGreaterThan(7).And.NotContain(a => a.Contains('{'));
        using var stranger = newsroom.Stranger();
        foreach (var address in addresses)
        {
            if (
                address.EndsWith("/account/signin", StringComparison.OrdinalIgnoreCase)
                || address.EndsWith("/account/setup", StringComparison.OrdinalIgnoreCase)
                || address.EndsWith("/account/held", StringComparison.OrdinalIgnoreCase)
                || address.EndsWith("/account/join", StringComparison.OrdinalIgnoreCase)
            )
                continue;
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Head })
            foreach (var spelt in new[] { address, address.ToUpperInvariant() })
            {
                using var response = await stranger.Client.Ask(spelt, method);
                if (spelt != address && method != HttpMethod.Post)
                {
                    response.Status().Should().Be(301, "{0} {1}", method, spelt);
                    response.Headers.Location!.ToString().Should().StartWith("/admin");
                    continue;
                }
                response.Status().Should().Be(302, "{0} {1}", method, spelt);
                response.Headers.Location!.ToString().Should().Contain("/admin/account/signin?next=");
            }
        }
    }

    [Fact]
    public async Task Signing_in_leads_to_the_page_that_was_asked_for_and_signing_out_shuts_the_door()
    {
        using var editor = newsroom.Stranger();
        using var sent = await editor.Get("/admin/articles/new");
        var door = new Uri(editor.Client.BaseAddress!, sent.Headers.Location!).PathAndQuery;

        using var entered = await editor.Submit(
            door,
            new() { ["Email"] = Newsroom.Email(Role.Editor).ToUpperInvariant(), ["Password"] = Newsroom.Password }
        );
        entered.Status().Should().Be(302);
        entered.Headers.Location!.ToString().Should().Be("/admin/articles/new");
        await editor.Open("/admin/articles/new");

        var page = await editor.Open("/admin/articles");
        var fields = Browser.Fields(page, "button:has(.said)").Where(f => f.Key == "__RequestVerificationToken");
        using var left = await editor.Post("/admin/account/signout", fields);
        left.Status().Should().Be(302);
        using var after = await editor.Get("/admin/articles");
        after.Status().Should().Be(302);
    }

    [Theory]
    [InlineData("editor@example.ca", "la mauvaise phrase")]
    [InlineData("personne@example.ca", Newsroom.Password)]
    [InlineData("", "")]
    [InlineData("' OR 1=1 --", "' OR 1=1 --")]
    [InlineData("\uFFFE@example.ca", Newsroom.Password)]
    public async Task A_wrong_address_and_a_wrong_password_are_answered_alike(string email, string password)
    {
        using var stranger = newsroom.Stranger();
        using var refused = await stranger.Submit("/admin/account/signin", new() { ["Email"] = email, ["Password"] = password });

        refused.Status().Should().Be(422);
        var page = await refused.Html();
        page.QuerySelectorAll("[role=alert]").Should().ContainSingle();
        page.QuerySelector("input[name=Password]")!.GetAttribute("value").Should().BeNullOrEmpty();
        using var still = await stranger.Get("/admin");
        still.Status().Should().Be(302);
    }

    [Fact]
    public async Task However_the_door_is_spelt_it_opens()
    {
        using var editor = newsroom.Stranger();
        using var asked = await editor.Get("/Admin/articles?q=x");
        (asked.Status(), asked.Headers.Location!.ToString()).Should().Be((301, "/admin/articles?q=x"));

        using var entered = await editor.Submit(
            "/admin/account/signin?next=/ADMIN/articles",
            new() { ["Email"] = Newsroom.Email(Role.Editor), ["Password"] = Newsroom.Password }
        );
        entered.Headers.Location!.ToString().Should().Be("/admin/articles");
    }

    [Fact]
    public async Task A_crowd_of_guesses_gets_no_more_than_the_lockout_lets_through()
    {
        var email = "foule@example.ca";
        var invitation = await newsroom.As.Administrator.Send(new InviteMember.Command { DisplayName = "Foule", Email = email });
        await newsroom.As.Nobody.Send(
            new AcceptInvitation.Command
            {
                MemberId = invitation.MemberId,
                Token = invitation.Token,
                Password = Newsroom.Password,
            }
        );
        using var stranger = newsroom.Stranger();
        var fields = Browser.Fields(await stranger.Open("/admin/account/signin"), "[name=Email]");
        (fields["Email"], fields["Password"]) = (email, "la mauvaise phrase");

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => stranger.Post("/admin/account/signin", fields)));

        answers.Select(a => a.Status()).Distinct().Should().BeSubsetOf([422, 429]);
        var refused = answers.Where(a => a.Status() == 429).ToList();
        refused.Should().NotBeEmpty();
        (await refused[0].Html()).QuerySelector("h1").Should().NotBeNull();
        (await newsroom.Look(db => db.Users.Where(m => m.Email == email).Select(m => m.AccessFailedCount).SingleAsync()))
            .Should()
            .Be(answers.Count(a => a.Status() == 422) % 10, "each that was answered was counted");
    }

    [Fact]
    public async Task An_address_that_nobody_has_costs_the_same_work()
    {
        using var stranger = newsroom.Stranger();
        var fields = Browser.Fields(await stranger.Open("/admin/account/signin"), "[name=Email]");
        async Task<int> Checked(string email)
        {
            (fields["Email"], fields["Password"]) = (email, "la mauvaise phrase");
            var before = newsroom.CheckedPasswords;
            (await stranger.Post("/admin/account/signin", fields)).Dispose();
            return newsroom.CheckedPasswords - before;
        }

        (await Checked(Newsroom.Email(Role.Editor))).Should().Be(1);
        (await Checked("personne-du-tout@example.ca")).Should().Be(1, "whoever measures learns nothing");
        using var reset = await newsroom.SignedIn();
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/admin")]
    [InlineData("/\\evil.example")]
    [InlineData("/admin\r\nSet-Cookie: a=b")]
    [InlineData("/fr")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/admin/../..//evil.example")]
    public async Task Signing_in_leads_nowhere_else(string next)
    {
        using var editor = newsroom.Stranger();
        using var entered = await editor.Submit(
            "/admin/account/signin?next=" + Uri.EscapeDataString(next),
            new() { ["Email"] = Newsroom.Email(Role.Editor), ["Password"] = Newsroom.Password }
        );
        entered.Status().Should().Be(302);
        var to = new Uri(new Uri("http://localhost/"), entered.Headers.Location!.ToString());
        to.Host.Should().Be("localhost");
        entered.Headers.Location!.ToString().Should().StartWith("/admin");
    }

    [Theory]
    [InlineData("/admin/account/signin")]
    [InlineData("/admin/articles/new")]
    [InlineData("/admin/redirects")]
    [InlineData("/admin/account/signout")]
    [InlineData("/admin/account/language")]
    public async Task A_form_without_its_token_is_a_bad_request_and_does_nothing(string address)
    {
        using var editor = await newsroom.SignedIn();
        foreach (var token in new[] { null, "", "x", new string('a', 5000) })
        {
            Dictionary<string, string> fields = new()
            {
                ["Start.Title"] = "Sans jeton",
                ["Rule.From"] = "/sans-jeton",
                ["Rule.To"] = "/fr",
                ["language"] = "French",
            };
            if (token is not null)
                fields["__RequestVerificationToken"] = token;
            using var refused = await editor.Post(address, fields);
            refused.Status().Should().Be(400);
            (await refused.Html()).QuerySelector("h1").Should().NotBeNull();
        }
        (await newsroom.Look(db => db.Editions.AnyAsync(e => e.Title == "Sans jeton"))).Should().BeFalse();
        (await editor.Open("/admin")).DocumentElement.GetAttribute("lang").Should().Be("en-CA");
    }

    [Theory]
    [InlineData("application/json", "{\"Save\":{}}")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nnonsense")]
    [InlineData("multipart/form-data", "x")]
    [InlineData("text/plain", "a=b")]
    [InlineData("application/x-www-form-urlencoded", "%%%&=&&==%00")]
    [InlineData("application/x-www-form-urlencoded; charset=nonsense", "a=b")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "a=b")]
    [InlineData("application/x-www-form-urlencoded", "Text=a%00b")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"Text\"\r\n\r\nLe texte")]
    public async Task A_body_that_is_no_form_is_a_bad_request(string type, string body)
    {
        using var editor = await newsroom.SignedIn();
        foreach (var address in new[] { "/admin/articles/new", "/admin/articles/edit/1", "/admin/redirects", "/admin/account/signin" })
        {
            using var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            foreach (var client in new[] { editor.Client, newsroom.Reader().With("Sec-Fetch-Site", "same-origin") })
            {
                using var refused = await client.PostAsync(address, content, TestContext.Current.CancellationToken);
                refused.Status().Should().BeInRange(type == "application/json" || type == "text/plain" ? 300 : 400, 499, "of {0}", address);
            }
        }
    }

    [Fact]
    public async Task A_cookie_that_is_nonsense_is_nobodys()
    {
        foreach (var cookie in new[] { "commentary-member=x", "commentary-member=" + new string('A', 4000), "commentary-member", "=;;;=" })
        {
            using var response = await newsroom.Reader().Ask("/admin", null, ("Cookie", cookie));
            response.Status().Should().Be(302);
        }
    }

    [Fact]
    public async Task Pages_of_the_newsroom_are_kept_by_no_cache_and_their_cookies_are_for_them_alone()
    {
        using var stranger = newsroom.Stranger();
        using var form = await stranger.Get("/admin/account/signin");
        foreach (var cookie in form.Headers.GetValues("Set-Cookie"))
            cookie.ToLowerInvariant().Should().Contain("path=/admin").And.Contain("httponly").And.Contain("samesite=");
        using var editor = await newsroom.SignedIn();
        using var list = await editor.Get("/admin/articles");
        (list.Headers.CacheControl?.NoStore == true || list.Headers.CacheControl?.NoCache == true).Should().BeTrue();
    }

    [Fact]
    public async Task An_author_sees_no_button_that_publishes_and_may_not_send_what_it_would()
    {
        var id = await Some.Draft(newsroom, "De l’autrice");
        using var author = await newsroom.SignedIn(Role.Author);
        var page = await author.Open($"/admin/articles/edit/{id}");
        page.QuerySelectorAll("button[formaction*=Publish], button[formaction*=Withdraw]").Should().BeEmpty();

        foreach (var handler in new[] { "Publish", "Withdraw" })
        {
            using var refused = await author.Submit(
                $"/admin/articles/edit/{id}",
                new() { ["Save.French.Title"] = "Forcé" },
                $"/admin/articles/edit/{id}?handler={handler}&language=French"
            );
            refused.Status().Should().Be(403);
            (await refused.Html()).QuerySelector("h1").Should().NotBeNull();
        }
        using var rules = await author.Get("/admin/redirects");
        rules.Status().Should().Be(403);
        (await newsroom.Look(db => db.Live.AnyAsync(l => l.ArticleId == id))).Should().BeFalse();
    }

    [Fact]
    public async Task Ten_wrong_passwords_shut_one_members_door_and_no_others()
    {
        using var stranger = newsroom.Stranger();
        for (var i = 0; i < 10; i++)
            (
                await stranger.Submit(
                    "/admin/account/signin",
                    new() { ["Email"] = Newsroom.Email(Role.Administrator), ["Password"] = $"essai numéro {i} de suite" }
                )
            ).Dispose();

        using var locked = await stranger.Submit(
            "/admin/account/signin",
            new() { ["Email"] = Newsroom.Email(Role.Administrator), ["Password"] = Newsroom.Password }
        );
        locked.Status().Should().Be(422);
        using var other = await newsroom.SignedIn(Role.Author);
    }
}

/// <summary>The first administrator.</summary>
public class SetUpTests(Building building) : IClassFixture<Building>
{
    [Fact]
    public async Task The_link_makes_the_first_administrator_once()
    {
        var link = building.Services.GetRequiredService<SetUpLink>().Path();
        using var first = new Browser(building.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }));
        using var second = new Browser(building.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }));
        foreach (var wrong in new[] { "", "?key=", "?key=x", link["/admin/account/setup".Length..] + "x", "?key=" + new string('a', 7000) })
            (await first.Get("/admin/account/setup" + wrong)).Status().Should().Be(404);
        Dictionary<string, string> Typed(string email, string password) =>
            new()
            {
                ["Member.DisplayName"] = "Adèle <b>",
                ["Member.Email"] = email,
                ["Member.Password"] = password,
            };

        using var tooShort = await first.Submit(link, Typed("adele@example.ca", "trop courte"), "/admin/account/setup");
        tooShort.Status().Should().Be(422);
        var again = await tooShort.Html();
        again.QuerySelector("#password-error")!.TextContent.Should().Contain("15");
        again.QuerySelector("#name")!.GetAttribute("value").Should().Be("Adèle <b>");
        again.QuerySelector("#email")!.GetAttribute("value").Should().Be("adele@example.ca");
        again.QuerySelector("#password")!.GetAttribute("value").Should().BeNullOrEmpty();
        (await second.Open(link)).QuerySelector("#password").Should().NotBeNull("nobody has used it yet");
        var waiting = Browser.Fields(await second.Open(link), "#password");

        using var made = await first.Submit(link, Typed("adele@example.ca", Newsroom.Password), "/admin/account/setup");
        made.Status().Should().Be(302);
        (await first.Open("/admin")).Body!.TextContent.Should().Contain("Adèle <b>");

        using var used = await second.Get(link);
        used.Status().Should().Be(410);
        (await used.Html()).QuerySelector("main")!.TextContent.Should().Contain("Ce lien a déjà servi");
        foreach (var (name, value) in Typed("intrus@example.ca", Newsroom.Password))
            waiting[name] = value;
        using var late = await second.Post("/admin/account/setup", waiting);
        late.Status().Should().Be(410);
        (await building.Look(db => db.Users.Select(u => u.Email).ToListAsync())).Should().Equal("adele@example.ca");
        (await building.Look(db => db.Users.Select(u => u.Role).SingleAsync())).Should().Be(Role.Administrator);
    }
}
