using System.IO.Compression;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application;
using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Application.Sources;
using Commentary.Tests.Fixture;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Sources;

/// <summary>An editor starts from a link; what the page says of itself comes by itself, and takes nothing from anybody.</summary>
public class SourceReadingTests : IAsyncLifetime
{
    private const string News = """
        <!doctype html><html lang="en"><title>OpenAI Hires | WIRED</title><meta property="og:site_name" content="WIRED">
        <meta property="og:image" content="/a.jpg">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"OpenAI Hires","datePublished":"2027-02-27","author":{"name":"Will Knight"}}</script>
        """;

    private readonly ReadingSite site = new();
    private Elsewhere elsewhere = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Desk(int id) => $"/admin/articles/edit/{id}";

    private static RequestDelegate Html(string html) => context => Results.Content(html, "text/html").ExecuteAsync(context);

    public async ValueTask InitializeAsync()
    {
        elsewhere = await Elsewhere.Open();
        elsewhere.Answer = Html(News);
        await ((IAsyncLifetime)site).InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await elsewhere.DisposeAsync();
        await site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private string Address => elsewhere.At("/story").ToString();

    private SourceText Known =>
        new(Address, "OpenAI Hires", "WIRED", "Will Knight", new(2027, 2, 27), "en", elsewhere.At("/a.jpg").ToString());

    private async Task<SourceText> Source(int id) => (await site.Open(id)).Source;

    private static string Said(IHtmlDocument desk) => desk.QuerySelector("#reading")!.TextContent.Plain();

    [Fact]
    public async Task The_desk_opens_at_once_and_what_the_page_says_of_itself_is_there_when_it_was_read()
    {
        using var editor = await site.SignedIn();
        using var begun = await editor.Submit("/admin/articles/new", new() { ["Start.SourceUrl"] = Address });
        begun.Status().Should().Be(302);
        var desk = begun.Headers.Location!.ToString();
        elsewhere.Asked.Should().BeEmpty("nobody waits for it");
        var waiting = await editor.Open(desk);
        Said(waiting).Should().StartWith("The source’s page is being read.");
        waiting.QuerySelector("#reading button").Should().BeNull();
        waiting.QuerySelector("details.group")!.HasAttribute("open").Should().BeTrue();

        (await site.Read()).Should().Be(1);

        var read = await editor.Open(desk);
        Said(read).Should().StartWith("Page read on March 1, 2027").And.EndWith("Read the page again");
        var fields = Browser.Fields(read, "[name='Save.Source.Title']");
        fields["Save.Source.Title"].Should().Be("OpenAI Hires");
        fields["Save.Source.Publisher"].Should().Be("WIRED");
        fields["Save.Source.Author"].Should().Be("Will Knight");
        fields["Save.Source.PublishedOn"].Should().Be("2027-02-27");
        fields["Save.Source.Language"].Should().Be("en");
        fields["Save.Source.Picture"].Should().Be(elsewhere.At("/a.jpg").ToString());
        elsewhere.Asked.Should().Equal(Address);
        (await site.Read()).Should().Be(0);
    }

    [Fact]
    public async Task What_an_editor_typed_stays_and_a_desk_that_was_open_meets_no_conflict_and_loses_nothing()
    {
        var id = await site.Start(Address);
        using var editor = await site.SignedIn();
        var mine = Browser.Fields(await editor.Open(Desk(id)), "[name='Save.Source.Title']");
        await site.Read();

        (mine["Save.Source.Author"], mine["Save.French.Neutral"]) = ("Moi", "Le neutre.");
        using var saved = await editor.Post(Desk(id), mine);

        saved.Status().Should().Be(302);
        (await Source(id)).Should().Be(Known with { Author = "Moi" });
        (await site.Open(id)).French.Text.Neutral.Should().Be("Le neutre.");
    }

    [Fact]
    public async Task A_desk_where_the_source_was_left_alone_takes_nothing_back()
    {
        var id = await site.Start(Address);
        using var editor = await site.SignedIn();
        var mine = Browser.Fields(await editor.Open(Desk(id)), "[name='Save.Source.Title']");
        await site.Read();
        mine["Save.French.Neutral"] = "Le neutre.";

        using var saved = await editor.Post(Desk(id), mine);

        saved.Status().Should().Be(302);
        (await Source(id)).Should().Be(Known);
    }

    [Fact]
    public async Task What_is_written_before_the_page_was_read_is_left_as_it_is()
    {
        var id = await site.Start(Address);
        var opened = await site.Open(id);
        await site.As.Editor.Send(
            new SaveDraft.Command
            {
                ArticleId = id,
                Source = opened.Source with { Title = "Mon titre", Language = "fr" },
                SourceAsOpened = opened.Source,
                OpenedSource = opened.SourceVersion,
            }
        );

        await site.Read();

        (await Source(id)).Should().Be(Known with { Title = "Mon titre", Language = "fr" });
    }

    [Fact]
    public async Task What_one_page_says_is_not_put_beside_the_address_of_another()
    {
        var id = await site.Start(Address);
        using var editor = await site.SignedIn();
        var mine = Browser.Fields(await editor.Open(Desk(id)), "[name='Save.Source.Title']");
        await site.Read();
        mine["Save.Source.Url"] = "https://example.org/autre";

        using var saved = await editor.Post(Desk(id), mine);

        saved.Status().Should().Be(302);
        (await Source(id)).Should().Be(SourceText.Empty with { Url = "https://example.org/autre" });
        Said(await editor.Open(Desk(id))).Should().Be("The source’s page has not been read. Read the page");
    }

    [Fact]
    public async Task Two_people_who_changed_the_source_still_choose_whatever_a_page_said_between()
    {
        var id = await site.Start(Address);
        using var one = await site.SignedIn();
        using var other = await site.SignedIn(Role.Author);
        var mine = Browser.Fields(await one.Open(Desk(id)), "[name='Save.Source.Title']");
        await site.Read();
        using var first = await other.Submit(Desk(id), new() { ["Save.Source.Author"] = "Elle" });
        first.Status().Should().Be(302);
        mine["Save.Source.Author"] = "Lui";

        using var refused = await one.Post(Desk(id), mine);

        refused.Status().Should().Be(409);
        using var chosen = await one.Post(Desk(id), Browser.Fields(await refused.Html(), "[name='Save.Source.Author']"));
        chosen.Status().Should().Be(302);
        (await Source(id)).Should().Be(Known with { Author = "Lui" });
    }

    [Fact]
    public async Task What_a_colleague_wrote_of_one_address_is_joined_to_another_by_nobody_but_the_editor()
    {
        var id = await site.Start(Address);
        using var one = await site.SignedIn();
        using var other = await site.SignedIn(Role.Author);
        var mine = Browser.Fields(await one.Open(Desk(id)), "[name='Save.Source.Title']");
        await site.Read();
        using var first = await other.Submit(Desk(id), new() { ["Save.Source.Author"] = "Elle" });
        first.Status().Should().Be(302);
        mine["Save.Source.Url"] = "https://example.org/autre";

        using var refused = await one.Post(Desk(id), mine);

        refused.Status().Should().Be(409);
        (await Source(id)).Should().Be(Known with { Author = "Elle" });
    }

    [Fact]
    public async Task It_can_be_read_again_and_fills_what_was_emptied_and_nothing_else()
    {
        var id = await site.Start(Address);
        await site.Read();
        using var editor = await site.SignedIn();

        using var asked = await editor.Submit(
            Desk(id),
            new() { ["Save.Source.Title"] = "", ["Save.Source.Publisher"] = "Wired (New York)" },
            $"{Desk(id)}?handler=Read"
        );

        asked.Headers.Location!.ToString().Should().Contain("done=reading");
        (await Source(id)).Title.Should().BeEmpty("it was emptied, and nobody has looked yet");
        await site.Read();
        (await Source(id)).Should().Be(Known with { Publisher = "Wired (New York)" });
    }

    [Fact]
    public async Task A_field_that_was_emptied_stays_empty_while_nobody_asks()
    {
        var id = await site.Start(Address);
        await site.Read();
        using var editor = await site.SignedIn();

        using var saved = await editor.Submit(Desk(id), new() { ["Save.Source.Author"] = "" });

        await site.Read();
        (await Source(id)).Should().Be(Known with { Author = "" });
    }

    [Theory]
    [InlineData(404, WhyUnread.Missing)]
    [InlineData(410, WhyUnread.Missing)]
    [InlineData(401, WhyUnread.Walled)]
    [InlineData(403, WhyUnread.Walled)]
    [InlineData(429, WhyUnread.Walled)]
    [InlineData(500, WhyUnread.Fault)]
    [InlineData(503, WhyUnread.Fault)]
    public async Task A_page_that_is_not_given_says_why_and_can_be_asked_for_again(int status, WhyUnread why)
    {
        elsewhere.Answer = Elsewhere.Status(status);
        var id = await site.Start(Address);
        await site.Read();
        (await site.Open(id)).Reading.Why.Should().Be(why);

        elsewhere.Answer = Html(News);
        await site.As.Author.Send(new AskReading.Command(id));
        await site.Read();

        (await site.Open(id)).Reading.Why.Should().Be(WhyUnread.None);
        (await Source(id)).Should().Be(Known);
    }

    public static TheoryData<string, WhyUnread> Bodies =>
        new()
        {
            { "a file", WhyUnread.NotAPage },
            { "nothing", WhyUnread.NotAPage },
            { "a page that says nothing", WhyUnread.Mute },
            { "a page without end", WhyUnread.TooLarge },
            { "a packed page without end", WhyUnread.TooLarge },
            { "a header without end", WhyUnread.TooLarge },
            { "a page that does not come", WhyUnread.TooSlow },
            { "a page that comes by drops", WhyUnread.TooSlow },
            { "no end of redirects", WhyUnread.NoArrival },
            { "a broken pack", WhyUnread.Silent },
            { "a hung-up line", WhyUnread.Silent },
        };

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_body_that_is_hostile_or_none_is_left_and_the_desk_says_why(string body, WhyUnread why)
    {
        elsewhere.Answer = context => Send(context, body);
        var id = await site.Start(Address);

        await site.Read();

        (await site.Open(id)).Reading.Why.Should().Be(why);
        using var editor = await site.SignedIn();
        Said(await editor.Open(Desk(id))).Should().StartWith("The source’s page could not be read.");
    }

    private static async Task Send(HttpContext context, string body)
    {
        var (response, gone) = (context.Response, context.RequestAborted);
        response.ContentType = body == "a file" ? "application/pdf" : "text/html";
        switch (body)
        {
            case "a file":
                await response.WriteAsync("<title>Non</title>", gone);
                break;
            case "a page that says nothing":
                await response.WriteAsync("<html lang=en><p>Rien", gone);
                break;
            case "a page without end" or "a packed page without end":
                if (body.Contains("packed", StringComparison.Ordinal))
                    response.Headers.ContentEncoding = "gzip";
                await using (
                    var to =
                        response.Headers.ContentEncoding.Count > 0 ? new GZipStream(response.Body, CompressionLevel.Fastest) : response.Body
                )
                    for (var i = 0; i < 100_000; i++)
                        await to.WriteAsync(new byte[64 * 1024], gone);
                break;
            case "a header without end":
                response.Headers["X-Long"] = new string('x', 64 * 1024);
                break;
            case "a page that does not come":
                await Task.Delay(TimeSpan.FromMinutes(1), gone);
                break;
            case "a page that comes by drops":
                while (true)
                {
                    await response.WriteAsync("<", gone);
                    await response.Body.FlushAsync(gone);
                    await Task.Delay(100, gone);
                }
            case "no end of redirects":
                response.StatusCode = 302;
                response.Headers.Location = "/" + Pieces.Next();
                break;
            case "a broken pack":
                response.Headers.ContentEncoding = "gzip";
                await response.WriteAsync("This is no gzip.", gone);
                break;
            case "a hung-up line":
                context.Abort();
                break;
            default:
                break;
        }
    }

    [Fact]
    public async Task What_a_node_has_left_undone_is_taken_up_and_a_page_that_brings_it_down_again_and_again_is_left()
    {
        var id = await site.Start(Address);
        for (var tries = 0; tries < ClaimReadings.MostTries; tries++)
        {
            (await site.As.Administrator.Send(new ClaimReadings.Command(4))).Should().ContainSingle().Which.Url.Should().Be(Address);
            (await site.As.Administrator.Send(new ClaimReadings.Command(4))).Should().BeEmpty("one has it");
            site.Time.Advance(ClaimReadings.HowLong);
        }

        (await site.Read()).Should().Be(0);

        var left = await site.Open(id);
        (left.IsBeingRead, left.Reading.Why).Should().Be((false, WhyUnread.Fault));
        await site.As.Author.Send(new AskReading.Command(id));
        (await site.Read()).Should().Be(1, "somebody asked");
        (await Source(id)).Should().Be(Known);
    }

    [Fact]
    public async Task Two_nodes_read_each_page_once()
    {
        for (var i = 0; i < 6; i++)
            await site.Start(elsewhere.At($"/{i}").ToString());
        await using var other = new ReadingSite
        {
            Data = site.Data,
            IsNeighbour = true,
            Time = site.Time,
        };
        other.Fetcher.Should().NotBeNull();

        for (var round = 0; round < 3; round++)
            await Task.WhenAll(site.Read(), other.Read());

        elsewhere.Asked.Should().BeEquivalentTo(Enumerable.Range(0, 6).Select(i => elsewhere.At($"/{i}").ToString()));
    }

    [Fact]
    public async Task Where_nothing_is_to_be_read_nobody_is_asked_and_the_desk_offers_it_not()
    {
        site.Services.GetRequiredService<SiteOptions>().ReadsSources = false;
        var id = await site.Start(Address);
        (await site.As.Author.Send(new AskReading.Command(id))).Should().BeFalse();

        (await site.Read()).Should().Be(0);

        using var editor = await site.SignedIn();
        (await editor.Open(Desk(id))).QuerySelector("#reading").Should().BeNull();
        elsewhere.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task News_from_the_day_after_tomorrow_has_no_date()
    {
        elsewhere.Answer = Html("<title>T</title><time datetime=2027-03-03 pubdate>");
        var id = await site.Start(Address);

        await site.Read();

        (await Source(id)).Should().Be(SourceText.Empty with { Url = Address, Title = "T" });
    }

    /// <summary>One whose own clock and bell do the work.</summary>
    private sealed class RunningSite : CheckingSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Site:ReadsSources", "true");
        }
    }

    [Fact]
    public async Task A_site_that_runs_reads_by_itself_what_is_asked_for_and_what_was_before_it_started()
    {
        var before = await site.Start(Address);
        await using var running = new RunningSite { Data = site.Data, IsNeighbour = true };
        async Task<bool> IsRead(int id) => (await running.Open(id)).Source.Title == "OpenAI Hires";
        (await Looking.Soon(() => IsRead(before))).Should().BeTrue();

        var id = await running.As.Author.Send(new StartArticle.Command { SourceUrl = elsewhere.At("/autre").ToString() });

        (await Looking.Soon(() => IsRead(id))).Should().BeTrue();
    }
}
