using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Model;
using Commentary.Application.Presence;
using Commentary.Tests.Fixture;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Commentary.Tests.Presence;

/// <summary>Each sees who is at a piece and in which part, and nobody who is not.</summary>
public sealed class WhoIsThereTests : IAsyncLifetime
{
    private const string Mine = "desk-0001";
    private const string Hers = "desk-0002";
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    private readonly Timed newsroom;
    private int id;

    public WhoIsThereTests() => newsroom = new(clock);

    public async ValueTask InitializeAsync()
    {
        await ((IAsyncLifetime)newsroom).InitializeAsync();
        id = await Some.Draft(newsroom, "À plusieurs");
    }

    public ValueTask DisposeAsync() => newsroom.DisposeAsync();

    [Fact]
    public async Task A_colleague_is_seen_in_the_part_where_they_are()
    {
        using var me = await newsroom.SignedIn();
        using var her = await newsroom.SignedIn(Role.Author);

        (await Say(me, Mine, "French.Title")).Should().BeEmpty();
        var seen = await Say(her, Hers, "English.Neutral");
        seen.Should().ContainSingle().Which.Should().Be(("Save-French-Title", "Editor"));

        (await Say(me, Mine, "Source.Url")).Should().ContainSingle().Which.At.Should().Be("Save-English-Neutral");
        (await Say(her, Hers, "")).Should().ContainSingle().Which.At.Should().Be("Save-Source-Url");
        (await Say(me, Mine, "")).Should().BeEmpty("she is there, and in no part");
        (await me.Open(Desk)).QuerySelector("[data-there] p")!.TextContent.Should().Be("Also in this article: Author");
    }

    [Fact]
    public async Task Whoever_leaves_is_seen_no_more_whether_they_say_so_or_not()
    {
        using var me = await newsroom.SignedIn();
        using var her = await newsroom.SignedIn(Role.Author);
        await Say(her, Hers, "French.Title");
        (await Say(me, Mine, "")).Should().ContainSingle();

        await Say(her, Hers, "French.Title", leaves: true);
        (await Say(me, Mine, "")).Should().BeEmpty();

        await Say(her, Hers, "French.Title");
        (await Say(me, Mine, "")).Should().ContainSingle();
        clock.Advance(WhoIsThere.Within + TimeSpan.FromSeconds(1));
        (await Say(me, Mine, "")).Should().BeEmpty("she has said nothing for a while");
        (await newsroom.Look(db => db.Presences.CountAsync())).Should().Be(1, "who left is not kept");
    }

    [Fact]
    public async Task Another_page_of_ones_own_is_said_to_be_that()
    {
        using var me = await newsroom.SignedIn();
        await Say(me, Hers, "French.Title");

        (await Say(me, Mine, "")).Should().ContainSingle().Which.Name.Should().Be("you, on another page");
        (await me.Open(Desk)).QuerySelectorAll("[data-at]").Should().BeEmpty("a page that is opened anew may be the same");
    }

    [Fact]
    public async Task A_page_without_script_shows_who_is_there_when_it_opens_and_another_article_does_not()
    {
        using var me = await newsroom.SignedIn();
        using var her = await newsroom.SignedIn(Role.Author);
        var other = await Some.Draft(newsroom, "Ailleurs");
        await Say(her, Hers, "French.Neutral");

        (await me.Open(Desk)).QuerySelector("[data-there] a")!.GetAttribute("href").Should().Be("#Save-French-Neutral");
        (await me.Open($"/admin/articles/edit/{other}")).QuerySelectorAll("[data-there] a").Should().BeEmpty();
    }

    [Theory]
    [InlineData("x", "")]
    [InlineData("desk-0001", "French.Nothing")]
    [InlineData("desk-0001", "<script>")]
    public async Task What_no_page_of_ours_says_is_refused(string desk, string field)
    {
        using var me = await newsroom.SignedIn();

        using var answer = await Post(me, desk, field);

        answer.Status().Should().Be(422);
        (await newsroom.Look(db => db.Presences.CountAsync())).Should().Be(0);
    }

    private string Desk => $"/admin/articles/edit/{id}";

    private async Task<IReadOnlyList<(string At, string Name)>> Say(Browser editor, string desk, string field, bool leaves = false)
    {
        using var answer = await Post(editor, desk, field, leaves);
        answer.Status().Should().Be(200);
        return
        [
            .. (await answer.Html())
                .QuerySelectorAll("[data-at]")
                .Select(there => (there.GetAttribute("data-at")!, there.GetAttribute("data-name")!)),
        ];
    }

    private async Task<HttpResponseMessage> Post(Browser editor, string desk, string field, bool leaves = false)
    {
        var token = (await editor.Open(Desk)).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Desk}?handler=There");
        request.Headers.Add("RequestVerificationToken", token);
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["desk"] = desk,
                ["field"] = field,
                ["leaves"] = leaves ? "true" : "false",
            }
        );
        return await editor.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private sealed class Timed(FakeTimeProvider clock) : Newsroom
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock));
        }
    }
}
