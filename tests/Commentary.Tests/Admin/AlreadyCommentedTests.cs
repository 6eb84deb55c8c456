using System.Globalization;
using System.Text;
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
            .Select(li => (li.QuerySelector("a")!.GetAttribute("href"), li.QuerySelector(".state")!.TextContent.Plain()))
            .Should()
            .Equal(($"/admin/articles/edit/{live}", "Published"), ($"/admin/articles/edit/{draft}", "Draft"));
        alert
            .QuerySelectorAll("li .aside")
            .Should()
            .OnlyContain(said => said.TextContent.StartsWith("Saved by ", StringComparison.Ordinal));
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
        var one = await Some.Draft(newsroom, $"Un {n}", Address("/un"));
        await Some.Draft(newsroom, $"Deux {n}", Address("/deux"));
        using var editor = await newsroom.SignedIn();

        using var told = await editor.Submit(
            "/admin/articles/new",
            new() { ["Start.SourceUrl"] = Address("/deux"), ["Start.ToldOf"] = $"{one}" }
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

    [Theory]
    [InlineData("http://www.news.example.org/{0}/page/")]
    [InlineData("https://news.example.org/{0}/page/amp")]
    [InlineData("https://amp.news.example.org/{0}/page?amp=1")]
    [InlineData("https://news.example.org/{0}/page)")]
    [InlineData("https://news-example-org.cdn.ampproject.org/c/s/news.example.org/{0}/page")]
    public async Task Another_way_to_write_the_address_is_offered_as_perhaps_the_same(string address)
    {
        var there = await Some.Draft(newsroom, $"Ressemblant {n}", Address("/page"));
        using var editor = await newsroom.SignedIn();

        using var told = await editor.Submit(
            "/admin/articles/new",
            new() { ["Start.SourceUrl"] = string.Format(CultureInfo.InvariantCulture, address, n) }
        );

        told.Status().Should().Be(422);
        var alert = (await told.Html()).QuerySelector("[role=alert]")!;
        alert.QuerySelector("h2")!.TextContent.Should().StartWith("We may have commented");
        alert.QuerySelector(".commented a")!.GetAttribute("href").Should().Be($"/admin/articles/edit/{there}");
        alert.TextContent.Should().Contain("Perhaps the same source").And.Contain(Address("/page"));
    }

    [Fact]
    public async Task A_pasted_text_whose_source_is_commented_on_changes_nothing_before_somebody_chooses()
    {
        var (id, version, text, page) = await Pasted("Publié");

        (await newsroom.Open(id)).French.Version.Should().Be(version);
        var alert = page.QuerySelector("[role=alert]")!;
        alert.QuerySelector(".commented a")!.GetAttribute("href").Should().Be($"/admin/articles/edit/{id}");
        alert.QuerySelector(".state")!.TextContent.Should().Be("Published");
        alert.QuerySelector("button[name=Join]")!.GetAttribute("value").Should().Be($"{id}");
        page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value.ReplaceLineEndings().Should().Be(text.ReplaceLineEndings());
    }

    [Fact]
    public async Task It_is_joined_where_somebody_says_so_and_the_desk_says_that_it_was()
    {
        var (id, version, _, page) = await Pasted("Joint");
        using var editor = await newsroom.SignedIn();

        using var joined = await editor.Submit("/admin/articles/new", Choosing(page, "button[name=Join]"));

        joined.Headers.Location!.ToString().Should().StartWith($"/admin/articles/edit/{id}?");
        (await editor.Open(joined.Headers.Location.ToString()))
            .QuerySelector("[role=status]")!
            .TextContent.Should()
            .Contain("The text is joined");
        var edition = (await newsroom.Open(id)).French;
        edition.Version.Should().BeGreaterThan(version);
        (edition.Text.Neutral, edition.LiveSlug).Should().Be(("Un autre neutre.", edition.Text.Slug));
    }

    [Fact]
    public async Task Or_it_is_another_article_with_the_link_and_the_title_that_somebody_gives_it()
    {
        var (id, version, _, page) = await Pasted("Autre");
        using var editor = await newsroom.SignedIn();
        var fields = Choosing(page, "button[name='Start.ToldOf']");
        fields["Start.Title"] = $"Un titre à soi {n}";
        fields["Start.SourceUrl"] = Address("/un-lien-a-soi");

        using var begun = await editor.Submit("/admin/articles/new", fields);

        begun.Status().Should().Be(302);
        var other = await newsroom.Open(
            int.Parse(begun.Headers.Location!.ToString().Split('/')[^1].Split('?')[0], CultureInfo.InvariantCulture)
        );
        other.ArticleId.Should().NotBe(id);
        (other.Source.Url, other.French.Text.Title).Should().Be((Address("/un-lien-a-soi"), $"Un titre à soi {n}"));
        other.Notes.Should().ContainSingle().Which.Text.Should().Contain("/autre", "what the text itself names is not lost");
        (await newsroom.Open(id)).French.Version.Should().Be(version);
    }

    [Fact]
    public async Task A_file_is_asked_about_as_well_and_stands_in_the_field_meanwhile()
    {
        var (id, version, text, _) = await Pasted("Fichier");
        using var editor = await newsroom.SignedIn();
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in Browser.Fields(await editor.Open("/admin/articles/new"), "[name='Start.Title']"))
            form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "Upload", "piece.txt");

        using var told = await editor.Client.PostAsync("/admin/articles/new", form, TestContext.Current.CancellationToken);

        told.Status().Should().Be(422);
        var page = await told.Html();
        page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value.ReplaceLineEndings().Should().Be(text.ReplaceLineEndings());
        page.QuerySelector<IHtmlInputElement>("[name=FileName]")!.Value.Should().Be("piece.txt");
        (await newsroom.Open(id)).French.Version.Should().Be(version);
    }

    /// <summary>A public piece that was pasted once, and what the desk answers when its text comes again with another neutral viewpoint.</summary>
    private async Task<(int Id, int Version, string Text, IHtmlDocument Page)> Pasted(string name)
    {
        var (teaser, source) = ($"{name} {n}. Suite.", Address("/" + name.ToLowerInvariant()));
        using var editor = await newsroom.SignedIn();
        using var begun = await editor.Submit("/admin/articles/new", new() { ["Text"] = Pieces.Text(teaser, source) });
        var id = int.Parse(begun.Headers.Location!.ToString().Split('/')[^1].Split('?')[0], CultureInfo.InvariantCulture);
        await newsroom.As.Editor.Send(new Publish.Command(id, Language.French));
        var version = (await newsroom.Open(id)).French.Version;
        var text = Pieces.Text(teaser, source, neutral: "Un autre neutre.");

        using var told = await editor.Submit("/admin/articles/new", new() { ["Text"] = text });

        told.Status().Should().Be(422);
        return (id, version, text, await told.Html());
    }

    private static Dictionary<string, string> Choosing(IHtmlDocument page, string button)
    {
        var fields = Browser.Fields(page, "[name='Start.Title']");
        // Of the page that whoever chooses opens themselves.
        fields.Remove("__RequestVerificationToken");
        var pressed = page.QuerySelector(button)!;
        fields[pressed.GetAttribute("name")!] = pressed.GetAttribute("value")!;
        return fields;
    }
}
