using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Admin;

/// <summary>Who starts from a source that somebody has commented on is told before, and decides.</summary>
public class AlreadyCommentedTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private readonly int n = Pieces.Next();

    private string Address(string more = "") => $"https://news.example.org/{n}{more}";

    private Task<int> Articles() => newsroom.Look(db => db.Articles.CountAsync());

    [Fact]
    public async Task A_source_that_is_commented_on_is_said_before_anything_is_started_and_one_may_start_anyway()
    {
        var draft = await Some.Draft(newsroom, $"Premier {n}", Address());
        var live = await Some.Draft(newsroom, $"Second {n}", Address("#suite"));
        await newsroom.As.Editor.Send(new Publish.Command(live, Language.French));
        var before = await Articles();
        using var editor = await newsroom.SignedIn();

        using var told = await editor.Submit(
            "/admin/articles/new",
            new() { ["Start.SourceUrl"] = $"HTTPS://News.Example.org:443/{n}?utm_source=x#y", ["Start.Title"] = "Mon titre" }
        );

        told.Status().Should().Be(422);
        (await Articles()).Should().Be(before);
        var page = await told.Html();
        var alert = page.QuerySelectorAll("[role=alert]").Should().ContainSingle().Subject;
        alert
            .QuerySelectorAll("li")
            .Select(li => (li.QuerySelector("a")!.GetAttribute("href"), li.TextContent.Plain()))
            .Should()
            .Equal(($"/admin/articles/edit/{live}", $"Second {n} Published"), ($"/admin/articles/edit/{draft}", $"Premier {n} Draft"));
        var again = Browser.Fields(page, "[name='Start.SourceUrl']");
        again["Start.Title"].Should().Be("Mon titre");
        var anyway = page.QuerySelector<IHtmlButtonElement>("button[name='Start.ToldOf']")!;

        using var started = await editor.Post("/admin/articles/new", again.Append(new(anyway.Name!, anyway.GetAttribute("value")!)));
        started.Status().Should().Be(302);
        (await Articles()).Should().Be(before + 1);
        var desk = await editor.Open(started.Headers.Location!.ToString());
        desk.QuerySelectorAll(".commented a").Select(a => a.TextContent).Should().Equal($"Second {n}", $"Premier {n}");
        desk.QuerySelector("details.group")!.HasAttribute("open").Should().BeTrue();
    }

    [Fact]
    public async Task Having_been_told_of_one_address_is_not_having_been_told_of_another()
    {
        await Some.Draft(newsroom, $"Un {n}", Address("/un"));
        await Some.Draft(newsroom, $"Deux {n}", Address("/deux"));
        using var editor = await newsroom.SignedIn();

        using var told = await editor.Submit(
            "/admin/articles/new",
            new() { ["Start.SourceUrl"] = Address("/deux"), ["Start.ToldOf"] = Address("/un") }
        );

        told.Status().Should().Be(422);
        (await told.Html()).QuerySelectorAll(".commented a").Should().ContainSingle().Which.TextContent.Should().Be($"Deux {n}");
    }

    [Fact]
    public async Task A_source_that_nobody_commented_on_starts_at_once()
    {
        await Some.Draft(newsroom, $"Ailleurs {n}", Address("/ailleurs"));
        using var editor = await newsroom.SignedIn();

        using var started = await editor.Submit("/admin/articles/new", new() { ["Start.SourceUrl"] = Address("/neuf") });

        started.Status().Should().Be(302);
        (await editor.Open(started.Headers.Location!.ToString())).QuerySelector(".commented").Should().BeNull();
    }

    [Fact]
    public async Task No_more_are_named_than_one_looks_at()
    {
        for (var i = 0; i < 7; i++)
            await Some.Draft(newsroom, $"Encore {n}-{i}", Address());
        using var editor = await newsroom.SignedIn();

        using var told = await editor.Submit("/admin/articles/new", new() { ["Start.SourceUrl"] = Address() });

        (await told.Html())
            .QuerySelectorAll(".commented a")
            .Select(a => a.TextContent)
            .Should()
            .HaveCount(5)
            .And.StartWith($"Encore {n}-6");
    }

    [Fact]
    public async Task A_desk_whose_source_is_changed_to_such_an_address_is_saved_and_says_so()
    {
        var theirs = await Some.Draft(newsroom, $"Le leur {n}", Address("/le-leur"));
        var mine = await Some.Draft(newsroom, $"Le mien {n}", Address("/le-mien"));
        using var editor = await newsroom.SignedIn();
        (await editor.Open($"/admin/articles/edit/{mine}")).QuerySelector(".commented").Should().BeNull();

        using var saved = await editor.Submit($"/admin/articles/edit/{mine}", new() { ["Save.Source.Url"] = Address("/le-leur?fbclid=1") });

        saved.Status().Should().Be(302);
        var link = (await editor.Open($"/admin/articles/edit/{mine}")).QuerySelectorAll(".commented a").Should().ContainSingle().Subject;
        (link.TextContent, link.GetAttribute("href")).Should().Be(($"Le leur {n}", $"/admin/articles/edit/{theirs}"));
    }

    [Fact]
    public async Task A_piece_without_a_title_is_named_all_the_same()
    {
        await newsroom.As.Author.Send(new Application.Articles.StartArticle.Command { SourceUrl = Address() });
        using var editor = await newsroom.SignedIn();

        using var told = await editor.Submit("/admin/articles/new", new() { ["Start.SourceUrl"] = Address() });

        (await told.Html()).QuerySelector(".commented a")!.TextContent.Should().Be("Untitled");
    }
}
