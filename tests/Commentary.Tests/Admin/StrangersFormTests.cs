using System.Net.Http.Headers;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;

namespace Commentary.Tests.Admin;

/// <summary>What a form costs that comes from nobody, or from somebody whose session has ended.</summary>
public class StrangersFormTests(ListeningNewsroom newsroom) : IClassFixture<ListeningNewsroom>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Dictionary<string, string> Pasted(int length) =>
        new() { ["Text"] = string.Concat(Enumerable.Repeat("Une phrase d’été comme une autre.\n", length / 34)) };

    private async Task<Browser> As(Role? role)
    {
        var browser = role is { } member ? await newsroom.SignedIn(member) : newsroom.Stranger();
        browser.Client.With("Sec-Fetch-Site", "same-origin");
        return browser;
    }

    [Fact]
    public async Task Forty_megabytes_from_nobody_get_a_short_answer_and_take_no_memory()
    {
        using var folder = new Folder();
        await using var site = new Operator.Site(folder.Data);
        using var stranger = (await site.Reader()).With("Sec-Fetch-Site", "same-origin");
        // What answers is compiled, and its first pages are made.
        foreach (var address in new[] { "/admin/articles/new", "/fr", "/fr/articles/nulle-part" })
            (await Send(1000, address)).Dispose();
        var before = site.Memory.Now;

        foreach (
            var address in new[] { "/admin/articles/new", "/admin/articles/edit/1", "/admin/account/signin", "/fr", "/fr/articles/x/voix" }
        )
        {
            using var answer = await Send(40_000_000, address);
            answer.Status().Should().BeOneOf([400, 404, 405, 413], "of {0}", address);
            (await answer.Bytes()).Length.Should().BeInRange(500, 20_000, "of {0}", address);
        }

        (site.Memory.Most - before).Should().BeLessThan(100_000_000);

        async Task<HttpResponseMessage> Send(int length, string address)
        {
            using var body = new ByteArrayContent([.. "Text="u8, .. Enumerable.Repeat((byte)'<', length)]);
            body.Headers.ContentType = new("application/x-www-form-urlencoded");
            return await stranger.PostAsync(address, body, Stop);
        }
    }

    [Fact]
    public async Task A_text_that_is_too_long_to_be_carried_is_not_shown_again_and_its_page_says_where_it_is()
    {
        foreach (var (role, status) in new (Role?, int)[] { (null, 413), (Role.Editor, 413) })
        {
            using var browser = await As(role);

            using var answer = await browser.Post("/admin/articles/new", Pasted(1_500_000));

            answer.Status().Should().Be(status);
            var page = await answer.Html();
            page.DocumentElement.OuterHtml.Length.Should().BeLessThan(10_000);
            page.QuerySelector("h1")!
                .TextContent.Should()
                .Be(role is null ? "Ce texte est trop long pour être gardé ici." : "This text is too long to be kept here.");
            page.QuerySelectorAll("[role=alert] p").Should().HaveCount(2);
        }
    }

    [Fact]
    public async Task A_text_that_fits_is_carried_through_the_sign_in_whole()
    {
        var typed = Pasted(500_000);
        using var stranger = await As(null);
        using var held = await stranger.Post("/admin/articles/new", typed);
        held.Status().Should().Be(401);
        var form = (await held.Html()).QuerySelector("form[action='/admin/account/signin']")!;
        form.GetAttribute("enctype").Should().Be("multipart/form-data");
        var fields = Browser.Fields(await held.Html(), "[name=Password]");
        (fields["Email"], fields["Password"]) = (Newsroom.Email(Role.Editor), Newsroom.Password);
        using var carried = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            var part = new StringContent(value.ReplaceLineEndings("\r\n"));
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"" };
            part.Headers.ContentType = null;
            carried.Add(part);
        }

        using var entered = await stranger.Client.PostAsync("/admin/account/signin", carried, Stop);

        entered.Status().Should().Be(200);
        Browser.Fields(await entered.Html(), "[name=Text]")["Text"].Should().Be(typed["Text"]);
    }

    [Fact]
    public async Task A_member_may_send_as_much_as_a_piece_may_have()
    {
        using var editor = await As(Role.Editor);
        var fields = Browser.Fields(await editor.Open("/admin/articles/new"), "[name='Start.Title']");
        // Nothing but spaces: read whole, and refused because nothing is in it.
        fields["Text"] = new string(' ', 3_000_000);

        using var answer = await editor.Post("/admin/articles/new", fields);

        answer.Status().Should().Be(422);
    }

    [Fact]
    public async Task What_was_typed_as_an_address_is_not_sent_back_where_it_is_none()
    {
        using var stranger = newsroom.Stranger();

        using var refused = await stranger.Submit(
            "/admin/account/signin",
            new() { ["Email"] = new string('"', 200_000), ["Password"] = "une phrase" }
        );

        refused.Status().Should().Be(422);
        (await refused.Bytes()).Length.Should().BeLessThan(20_000);
    }
}
