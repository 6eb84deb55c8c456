using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Articles;
using Commentary.Application.Checking;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;

namespace Commentary.Tests.Admin;

/// <summary>The checklist and its settings, as somebody without JavaScript uses them.</summary>
public class CheckPagesTests : IAsyncLifetime
{
    private readonly Newsroom newsroom = new();

    public async ValueTask InitializeAsync() => await ((IAsyncLifetime)newsroom).InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await newsroom.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task<int> Draft(string title)
    {
        var id = await Some.Draft(newsroom, title);
        await newsroom.Save(id, text => text with { Neutral = "Le neutre.\n\nRedirection en cours..." });
        return id;
    }

    [Fact]
    public async Task Each_finding_leads_to_its_field_and_says_why_it_matters()
    {
        var id = await Draft("Une liste");
        using var author = await newsroom.SignedIn(Role.Author);

        var page = await author.Open($"/admin/articles/check/{id}");
        var desk = await author.Open($"/admin/articles/edit/{id}");

        var items = page.QuerySelectorAll(".checklist li").ToList();
        items.Should().Contain(li => li.TextContent.Contains("Left over from copying: Redirection en cours...", StringComparison.Ordinal));
        foreach (var item in items)
        {
            var link = item.QuerySelector<IHtmlAnchorElement>(".what a")!;
            link.PathName.Should().Be($"/admin/articles/edit/{id}");
            desk.GetElementById(link.Hash.TrimStart('#')).Should().NotBeNull("the desk has the field {0}", link.Hash);
            item.QuerySelector(".hint")!.TextContent.Trim().Should().NotBeEmpty();
        }
        desk.QuerySelectorAll(".columns .fr .why a").Select(a => a.GetAttribute("href")).Should().Contain("#Save-French-Neutral");
        desk.QuerySelector($"a[href='/admin/articles/check/{id}']").Should().NotBeNull();
    }

    [Fact]
    public async Task A_piece_without_a_finding_says_so_and_an_edition_that_was_not_begun_too()
    {
        var id = await Some.Draft(newsroom, "Sans remarque");
        await newsroom.As.Author.Send(
            new SaveDraft.Command
            {
                ArticleId = id,
                Source = new("https://example.org/nouvelle", "Une nouvelle", "Example", "", null),
                OpenedSource = (await newsroom.Open(id)).SourceVersion,
            }
        );
        using var author = await newsroom.SignedIn(Role.Author);

        var page = await author.Open($"/admin/articles/check/{id}");

        page.QuerySelectorAll(".checklist")
            .Select(each => each.QuerySelector("h2 ~ p")!.TextContent)
            .Should()
            .Equal("Nothing to report.", "Nothing is written in this language yet.");
    }

    [Fact]
    public async Task What_an_administrator_ticks_stops_the_desk_which_says_why()
    {
        var id = await Draft("Une règle");
        using var administrator = await newsroom.SignedIn(Role.Administrator);
        using var settings = await administrator.Submit("/admin/checks", new() { ["Set.Stopping"] = nameof(Check.Leftover) });
        settings.Status().Should().Be(302);
        (await administrator.Open("/admin/checks"))
            .QuerySelectorAll<IHtmlInputElement>("[name='Set.Stopping']:checked")
            .Select(box => box.Value)
            .Should()
            .Equal("Leftover");
        using var editor = await newsroom.SignedIn();

        using var sent = await editor.Submit(
            $"/admin/articles/edit/{id}",
            new() { ["Save.French.Title"] = "Une règle" },
            $"/admin/articles/edit/{id}?handler=Publish&language=French"
        );

        var desk = await editor.Open(sent.Headers.Location!.ToString());
        desk.QuerySelector(".says.bad")!.TextContent.Should().Contain("Left over from copying: Redirection en cours...");
        desk.QuerySelector<IHtmlAnchorElement>(".says.bad a")!.Hash.Should().Be("#Save-French-Neutral");
        (await editor.Open($"/admin/articles/check/{id}")).QuerySelector(".stops .stop")!.TextContent.Should().Be("Stops publication");
    }

    [Fact]
    public async Task Two_administrators_who_choose_at_once_see_each_others_choice()
    {
        using var administrator = await newsroom.SignedIn(Role.Administrator);
        var opened = Browser.Fields(await administrator.Open("/admin/checks"), "[name='Set.Stopping']");
        (await administrator.Submit("/admin/checks", new() { ["Set.Stopping"] = nameof(Check.LinkTorn) })).Status().Should().Be(302);

        opened["Set.Stopping"] = nameof(Check.TitleLong);
        using var refused = await administrator.Post("/admin/checks", opened);

        refused.Status().Should().Be(409);
        var page = await refused.Html();
        page.QuerySelector<IHtmlInputElement>("[value='TitleLong'][name='Set.Stopping']")!
            .IsChecked.Should()
            .BeTrue("what was chosen is not lost");
        page.QuerySelectorAll(".stoppers .error").Length.Should().Be(2);
        var again = Browser.Fields(page, "[name='Set.Stopping']");
        using var saved = await administrator.Post("/admin/checks", again);
        saved.Status().Should().Be(302);
        var rows = await newsroom.As.Administrator.Send(new OpenCheckSettings.Query());
        rows.Where(row => row.Stops).Select(row => row.Check).Should().Equal(Check.TitleLong);
    }

    [Theory]
    [InlineData(Role.Author)]
    [InlineData(Role.Editor)]
    public async Task Only_an_administrator_chooses(Role role)
    {
        using var browser = await newsroom.SignedIn(role);

        (await browser.Get("/admin/checks")).Status().Should().Be(403);
        using var sent = await browser.PostRaw("/admin/articles/new", "/admin/checks", "Set.Stopping=Leftover");

        sent.Status().Should().Be(403);
        (await newsroom.As.Administrator.Send(new OpenCheckSettings.Query())).Should().NotContain(row => row.Stops);
    }

    [Fact]
    public async Task A_server_that_asks_nobody_says_so_and_asks_nobody()
    {
        var id = await Some.Draft(newsroom, "Des liens ailleurs");
        await newsroom.Save(id, text => text with { Neutral = "Voir [ceci](https://example.org/a)." });
        using var author = await newsroom.SignedIn(Role.Author);

        var page = await author.Open($"/admin/articles/check/{id}");

        page.QuerySelector("#outside")!
            .TextContent.Should()
            .Contain("Links: 1. Not looked at for a week: 1.")
            .And.Contain("Whoever runs it");
        page.QuerySelector("#outside form").Should().BeNull();
        using var sent = await author.PostRaw("/admin/articles/new", $"/admin/articles/check/{id}?handler=Look", "");
        sent.Status().Should().Be(302);
        sent.Headers.Location!.ToString().Should().Contain("asked=0");
    }

    [Fact]
    public async Task A_piece_that_is_not_there_has_no_checklist_and_no_posts()
    {
        using var author = await newsroom.SignedIn(Role.Author);

        (await author.Get("/admin/articles/check/4711")).Status().Should().Be(404);
        (await author.Get("/admin/articles/post/4711")).Status().Should().Be(404);
    }
}
