using System.Net.Http.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;
using Commentary.Text.Networks;

namespace Commentary.Tests.Admin;

/// <summary>The page of the social posts, as somebody without JavaScript uses it, and the counter that its script asks.</summary>
public class PostPageTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private readonly int n = Pieces.Next();

    [Fact]
    public async Task It_shows_each_network_with_its_count_the_link_the_hashtags_and_the_card()
    {
        var id = await Some.Article(newsroom, $"Sur les réseaux {n}");
        using var author = await newsroom.SignedIn(Role.Author);

        var page = await author.Open($"/admin/articles/post/{id}");

        page.QuerySelectorAll(".post h2")
            .Select(h => h.TextContent.Trim())
            .Should()
            .Equal(NetworkNames.All.Select(network => $"{network}"));
        foreach (var network in NetworkNames.All)
        {
            var text = page.QuerySelector<IHtmlTextAreaElement>($"#Post-{network}")!.Value;
            page.QuerySelector($"#Post-{network}-count span")!
                .TextContent.Should()
                .Be($"{PostLength.Of(text, network).Length} of {network.Limit()}");
            page.QuerySelector<IHtmlAnchorElement>($"[data-network='{network}'] .out a")!
                .Href.Should()
                .Be(new Uri(network.Compose(text)).AbsoluteUri);
            page.QuerySelector($"[data-network='{network}'] .excess")!.HasAttribute("hidden").Should().BeTrue();
        }
        page.QuerySelector(".material")!.TextContent.Should().Contain("#IA").And.Contain("/r/");
        var card = page.QuerySelector<IHtmlImageElement>(".material img")!;
        card.AlternativeText.Should().Contain($"Sur les réseaux {n}");
        (await author.Get(card.GetAttribute("src")!)).Status().Should().Be(200);
    }

    [Fact]
    public async Task What_is_over_is_marked_in_the_text_and_kept()
    {
        var id = await Some.Draft(newsroom, $"De trop {n}");
        using var author = await newsroom.SignedIn(Role.Author);
        var text = new string('a', 275) + " <b>trop</b>";

        using var saved = await author.Submit($"/admin/articles/post/{id}?language=fr", new() { ["Save.Posts[0].Text"] = text });

        saved.Status().Should().Be(302);
        var page = await author.Open(saved.Headers.Location!.ToString());
        page.QuerySelector("[role=status]")!.TextContent.Should().Be("The posts are saved.");
        page.QuerySelector<IHtmlTextAreaElement>("#Post-X")!.Value.Should().Be(text);
        page.QuerySelector("[data-network=X] .excess span")!.TextContent.Should().Be(new string('a', 275) + " <b>t");
        page.QuerySelector("[data-network=X] mark")!.TextContent.Should().Be("rop</b>");
        page.QuerySelector("#Post-X-count")!.TextContent.Should().Be("287 of 280 7 too many");
        page.QuerySelector("[data-network=X] .state")!.TextContent.Should().StartWith("Written by Author");
        page.QuerySelector("[data-network=Bluesky] .state")!.TextContent.Should().Be("Proposed");
    }

    [Fact]
    public async Task Two_who_write_at_once_see_each_others_words()
    {
        var id = await Some.Draft(newsroom, $"À deux {n}");
        var address = $"/admin/articles/post/{id}?language=fr";
        using var author = await newsroom.SignedIn(Role.Author);
        using var editor = await newsroom.SignedIn();
        var opened = Browser.Fields(await author.Open(address), "[name='Save.Posts[0].Text']");
        (await editor.Submit(address, new() { ["Save.Posts[0].Text"] = "Theirs.", ["Save.Posts[1].Text"] = "Theirs, too." }))
            .Status()
            .Should()
            .Be(302);

        opened["Save.Posts[0].Text"] = "Mine.";
        using var refused = await author.Post(address, opened);

        refused.Status().Should().Be(409);
        var page = await refused.Html();
        page.QuerySelector<IHtmlTextAreaElement>("#Post-X")!.Value.Should().Be("Mine.");
        page.QuerySelector("[data-network=X] .theirs")!.TextContent.Should().Be("Theirs.");
        page.QuerySelector<IHtmlTextAreaElement>("#Post-Bluesky")!
            .Value.Should()
            .Be("Theirs, too.", "what nobody touched here is not disputed");
        using var again = await author.Post(address, Browser.Fields(page, "[name='Save.Posts[0].Text']"));
        again.Status().Should().Be(302);
        (await author.Open(address)).QuerySelector<IHtmlTextAreaElement>("#Post-X")!.Value.Should().Be("Mine.");
    }

    [Fact]
    public async Task An_edition_that_was_not_begun_has_nothing_to_tell()
    {
        var id = await Some.Draft(newsroom, $"Sans anglais {n}");
        using var author = await newsroom.SignedIn(Role.Author);

        var page = await author.Open($"/admin/articles/post/{id}?language=en");

        page.QuerySelector(".empty h2")!.TextContent.Should().Be("Nothing is written in this language yet.");
        page.QuerySelector(".ways [aria-current]")!.TextContent.Should().Be("English");
        page.QuerySelector(".posts").Should().BeNull();
    }

    [Fact]
    public async Task The_counter_counts_for_a_member_and_for_nobody_else()
    {
        var id = await Some.Draft(newsroom, $"Compté {n}");
        using var author = await newsroom.SignedIn(Role.Author);
        var token = Browser.Fields(await author.Open($"/admin/articles/post/{id}"), "textarea")["__RequestVerificationToken"];

        (await Count(author, token, new { network = "X", text = "Vu 🚀 https://example.com" }))
            .Should()
            .Be((200, "{\"length\":29,\"limit\":280,\"fits\":25,\"isOver\":false}"));
        (await Count(author, token, new { network = "Bluesky", text = new string('a', 301) }))
            .Should()
            .Be((200, "{\"length\":301,\"limit\":300,\"fits\":300,\"isOver\":true}"));
        (await Count(author, token, new { network = "99", text = "a" })).Status.Should().Be(400);
        (await Count(author, token, new { network = "X" })).Status.Should().Be(400);
        (await Count(author, token, new { network = "X", text = new string('a', PostText.MostLength + 1) })).Status.Should().Be(422);
        (await Count(author, "", new { network = "X", text = "a" })).Status.Should().Be(400);
        (await author.Get("/admin/articles/post/count")).Status().Should().Be(405);
        using var stranger = newsroom.Stranger();
        (await Count(stranger, token, new { network = "X", text = "a" })).Status.Should().Be(401);
    }

    private static async Task<(int Status, string Body)> Count(Browser browser, string token, object asked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/articles/post/count") { Content = JsonContent.Create(asked) };
        request.Headers.Add("RequestVerificationToken", token);
        using var answer = await browser.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.Status(), await answer.Text());
    }
}
