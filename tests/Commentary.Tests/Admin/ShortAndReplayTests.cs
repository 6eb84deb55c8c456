using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using Commentary.Tests.Redirects;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Admin;

/// <summary>A newsroom with a real server at its door.</summary>
public class ListeningNewsroom : Newsroom
{
    public ListeningNewsroom() => UseKestrel(0);

    public override Browser Stranger()
    {
        StartServer();
        return new(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = ClientOptions.BaseAddress });
    }
}

/// <summary>The rooms of the short links and of the replay, without JavaScript.</summary>
public class ShortAndReplayTests(ListeningNewsroom newsroom) : IClassFixture<ListeningNewsroom>
{
    private const string Short = "/admin/redirects/short";
    private const string Replay = "/admin/redirects/replay";
    private readonly int n = Pieces.Next();

    private async Task<string> CodeOf(int article) => (await newsroom.As.Editor.Send(new OpenArticle.Query(article))).ShortCode!;

    [Fact]
    public async Task The_list_finds_an_article_by_title_code_and_pasted_link_and_shows_its_three_addresses()
    {
        var code = await CodeOf(await Some.Article(newsroom, $"Cherché {n}"));
        using var editor = await newsroom.SignedIn();
        foreach (var words in new[] { $"Cherché {n}", code, $"https://x.example/R/{code.ToUpperInvariant()}" })
        {
            var page = await editor.Open($"{Short}?q={Uri.EscapeDataString(words)}");
            page.QuerySelectorAll("tbody tr").Should().ContainSingle("of {0}", words);
            page.QuerySelectorAll<IHtmlAnchorElement>("tbody td[data-name] > a")
                .Select(a => a.PathName)
                .Should()
                .Equal($"/r/{code}", $"/r/{code}/fr", $"/r/{code}/en");
        }
        (await editor.Open($"{Short}?q=jamais-vu")).QuerySelectorAll("tbody tr").Should().BeEmpty();
    }

    [Fact]
    public async Task An_editor_gives_a_code_and_is_told_what_is_wrong_with_another()
    {
        await Some.Article(newsroom, $"Donné {n}");
        using var editor = await newsroom.SignedIn();
        var given = await editor.Submit(Short, new() { ["Link.Article"] = $"/fr/articles/donne-{n}", ["Link.Code"] = $"donne-{n}" });
        given.Status().Should().Be(302);
        var page = await editor.Open(given.Headers.Location!.ToString());
        page.QuerySelector("[role=status]")!.TextContent.Should().Be("The code is given.");
        page.QuerySelectorAll("tbody code").Select(c => c.TextContent).Should().Contain($"/r/donne-{n}/fr");

        var refused = await editor.Submit(Short, new() { ["Link.Article"] = "Donné", ["Link.Code"] = "é" });
        refused.Status().Should().Be(422);
        var again = await refused.Html();
        again.QuerySelector<IHtmlInputElement>("[name='Link.Code']")!.Value.Should().Be("é");
        again.QuerySelector("#code-error")!.TextContent.Should().Contain("3 to 40");
    }

    [Fact]
    public async Task The_desk_shows_the_short_link()
    {
        var id = await Some.Article(newsroom, $"Bureau {n}");
        using var author = await newsroom.SignedIn(Role.Author);
        var desk = await author.Open($"/admin/articles/edit/{id}");
        desk.QuerySelectorAll($".title-row a[href='/r/{await CodeOf(id)}']").Should().ContainSingle();
    }

    [Fact]
    public async Task A_qr_code_is_the_whole_short_address_as_svg_and_png()
    {
        var code = await CodeOf(await Some.Article(newsroom, $"Carré {n}"));
        using var editor = await newsroom.SignedIn();
        var home = newsroom.ClientOptions.BaseAddress;

        var svg = await editor.Get($"{Short}/{code}.svg");
        svg.Content.Headers.ContentType!.MediaType.Should().Be("image/svg+xml");
        QrReader.Read(QrReader.Svg(await svg.Text())).Should().Be(new Uri(home, $"/r/{code}").ToString());
        var png = await editor.Get($"{Short}/{code}.png");
        png.Content.Headers.ContentType!.MediaType.Should().Be("image/png");
        (await png.Bytes())[..8].Should().Equal(0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A);
        (await editor.Get($"{Short}/jamais-vu.svg")).Status().Should().Be(404);
        using var stranger = newsroom.Stranger();
        (await stranger.Get($"{Short}/{code}.svg")).Status().Should().Be(302);
    }

    [Fact]
    public async Task What_was_published_before_there_were_codes_is_given_one_by_a_button()
    {
        var id = await Some.Article(newsroom, $"Avant {n}");
        await newsroom.Look(async db => await db.ShortLinks.Where(l => l.ArticleId == id).ExecuteDeleteAsync());
        using var editor = await newsroom.SignedIn();

        var page = await editor.Open(Short);
        page.QuerySelector("form[action$='handler=Give']").Should().NotBeNull();
        var fields = Browser.Fields(page, "[name=__RequestVerificationToken]");
        (await editor.Post($"{Short}?handler=Give", fields)).Status().Should().Be(302);
        (await CodeOf(id)).Should().HaveLength(ShortAddress.Length);
    }

    [Fact]
    public async Task An_editor_replays_the_ledger_and_finds_the_way_to_what_is_broken()
    {
        await newsroom.As.Editor.Send(new WriteRedirect.Command { From = $"/casse-{n}", To = $"/fr/articles/rien-{n}" });
        await newsroom.As.Editor.Send(new WriteRedirect.Command { From = $"/bon-{n}", To = "/fr/archives" });
        await newsroom.CatchUp();
        using var editor = await newsroom.SignedIn();

        var token = Browser.Fields(await editor.Open(Replay), "[name=__RequestVerificationToken]");
        var run = await editor.Post(Replay, token);
        run.Status().Should().Be(200);
        var page = await run.Html();
        page.QuerySelector("[role=status]")!.TextContent.Should().Contain("No longer arriving: 1 of");
        var row = page.QuerySelectorAll(".found tbody tr").Single();
        row.QuerySelector("th")!.TextContent.Should().Be($"/casse-{n}");
        row.TextContent.Should().Contain("The target answers 404").And.Contain($"/fr/articles/rien-{n}");
        var rule = await editor.Open(row.QuerySelector<IHtmlAnchorElement>("a")!.GetAttribute("href")!);
        rule.QuerySelectorAll("tbody th code").Select(c => c.TextContent).Should().Equal($"/casse-{n}");
        using var author = await newsroom.SignedIn(Role.Author);
        (await author.Get(Short)).Status().Should().Be(403);
    }
}
