using Commentary.Application.Model;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Admin;

/// <summary>What the desk says of a text's length, and the keys, without any script.</summary>
public class WritingPageTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private readonly int n = Pieces.Next();

    [Fact]
    public async Task The_desk_says_how_long_each_edition_is_and_how_much_each_viewpoint_has()
    {
        var id = await Some.Draft(newsroom, $"Longueur {n}");
        using var editor = await newsroom.SignedIn();
        var fields = Browser.Fields(await editor.Open($"/admin/articles/edit/{id}"), "[name='Save.French.Neutral']");
        fields["Save.French.Summary"] = "";
        fields["Save.Emptied[French.Summary]"] = fields["Save.Emptied[French.Example]"] = "LeaveEmpty";
        fields["Save.French.Neutral"] = "Un [lien](https://example.org/a-b), *machine learning*{lang=en}.";
        fields["Save.French.Example"] = "";
        fields["Save.French.Optimistic"] = "[duel A] Deux mots.";
        fields["Save.French.Pessimistic"] = "[duel A] Deux autres mots ici.";
        using var saved = await editor.Post($"/admin/articles/edit/{id}", fields);
        saved.Status().Should().Be(302);

        var page = await editor.Open($"/admin/articles/edit/{id}");

        var measures = page.QuerySelector("[data-measures=French]")!;
        measures.QuerySelectorAll("[data-view]").Select(view => view.QuerySelector("b")!.TextContent).Should().Equal("4", "0", "2", "4");
        measures.QuerySelector("rect[data-of=Optimistic]")!.GetAttribute("x").Should().Be("40");
        measures.QuerySelector("rect[data-of=Optimistic]")!.GetAttribute("width").Should().Be("20");
        measures.QuerySelector(".sum")!.TextContent.Should().Contain("10").And.Contain("1\u00A0min");
        page.QuerySelector("[data-measures=English] .sum")!.TextContent.Should().Contain("0");
    }

    [Fact]
    public async Task The_list_of_keys_is_a_page_that_every_page_leads_to()
    {
        using var author = await newsroom.SignedIn(Role.Author);
        var way = (await author.Open("/admin/articles")).QuerySelector("[data-keys]")!.GetAttribute("href")!;

        var page = await author.Open(way);

        page.QuerySelectorAll("main kbd").Should().HaveCountGreaterThan(10);
        page.QuerySelector("#keys kbd")!.TextContent.Should().Be("?");
    }

    [Fact]
    public async Task What_the_finder_takes_from_the_list_is_there()
    {
        var id = await Some.Draft(newsroom, $"Trouvable {n}");
        using var editor = await newsroom.SignedIn();

        var page = await editor.Open($"/admin/articles?q=trouvable+{n}");

        page.QuerySelector("#finder form")!.GetAttribute("action").Should().Be("/admin/articles");
        var row = page.QuerySelectorAll("table.list tbody tr").Should().ContainSingle().Which;
        row.QuerySelector("th a")!.GetAttribute("href").Should().Be($"/admin/articles/edit/{id}");
        row.QuerySelector("td")!.TextContent.Should().NotBeEmpty();
    }

    [Fact]
    public async Task No_page_of_ours_may_be_framed_the_preview_neither()
    {
        var id = await Some.Draft(newsroom, $"Encadré {n}");
        using var editor = await newsroom.SignedIn();
        var fields = Browser.Fields(await editor.Open($"/admin/articles/edit/{id}"), "[name='Save.French.Neutral']");

        using var preview = await editor.Post($"/admin/articles/edit/{id}?handler=Preview&language={Language.French}", fields);

        preview.Status().Should().Be(200);
        preview.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("frame-ancestors 'none'");
    }
}
