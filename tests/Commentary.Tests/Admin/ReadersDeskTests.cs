using AngleSharp.Dom;
using Commentary.Application.Model;
using Commentary.Application.Readers;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Admin;

/// <summary>What the newsroom sees of its readers.</summary>
public class ReadersDeskTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private static readonly DateOnly Today = new Application.SiteOptions().Today(TimeProvider.System);

    private Task<MediatR.Unit> Count(int article, int daysAgo, int french, int english = 0, int robots = 0) =>
        newsroom.As.Nobody.Send(
            new CountReadings.Command([
                new(Today.AddDays(-daysAgo), article, Language.French, french, robots),
                new(Today.AddDays(-daysAgo), article, Language.English, english, 0),
            ])
        );

    private static IEnumerable<string> Rows(IDocument page) =>
        page.QuerySelectorAll("table.read tbody tr")
            .Select(row => string.Join(" | ", row.Children.Select(cell => cell.TextContent.Trim())));

    [Fact]
    public async Task Pieces_stand_by_language_the_most_read_first_for_each_period_and_an_author_may_look()
    {
        await using var alone = new Newsroom();
        await ((IAsyncLifetime)alone).InitializeAsync();
        using var author = await alone.SignedIn(Role.Author);
        (await author.Open("/admin/readers")).QuerySelector(".empty h2")!.TextContent.Should().Be("No reads");

        var one = await Some.Article(alone, "Premier", inEnglishToo: true);
        var two = await Some.Article(alone, "Deuxième");
        await alone.As.Nobody.Send(
            new CountReadings.Command([
                new(Today, one, Language.French, 3, 40),
                new(Today, one, Language.English, 1200, 0),
                new(Today.AddDays(-6), two, Language.French, 5, 0),
                new(Today.AddDays(-7), two, Language.French, 10, 0),
                new(Today.AddDays(-30), one, Language.French, 100, 1),
            ])
        );

        var month = await author.Open("/admin/readers");
        Rows(month).Should().Equal("Premier in English | English | 1,200 | 0", "Deuxième | French | 15 | 0", "Premier | French | 3 | 40");
        month.QuerySelectorAll(".counts dd").Select(d => d.TextContent).Should().Equal("1,218", "18", "1,200", "40");
        month.QuerySelectorAll("figure.read-bars svg[aria-label]").Should().ContainSingle();
        month.QuerySelectorAll(".read-figures tbody tr").Should().HaveCount(30);

        Rows(await author.Open("/admin/readers?days=7"))
            .Should()
            .Equal("Premier in English | English | 1,200 | 0", "Deuxième | French | 5 | 0", "Premier | French | 3 | 40");
        var year = await author.Open("/admin/readers?days=365");
        Rows(year).Should().Equal("Premier in English | English | 1,200 | 0", "Premier | French | 103 | 41", "Deuxième | French | 15 | 0");
        year.QuerySelectorAll(".read-figures tbody tr").Should().HaveCount(53, "a year is shown by weeks");
        Rows(await author.Open("/admin/readers?days=12")).Should().Equal(Rows(month), "no such period is offered");
    }

    [Fact]
    public async Task One_piece_has_its_days_in_both_languages_and_its_desk_says_how_much_it_is_read()
    {
        var article = await Some.Article(newsroom, "Un texte suivi", inEnglishToo: true);
        var other = await Some.Article(newsroom, "Un autre texte");
        using var author = await newsroom.SignedIn(Role.Author);
        var link = $"a[href='/admin/readers?article={article}']";
        (await author.Open($"/admin/articles/edit/{article}")).QuerySelector(link)!.TextContent.Should().Be("No reads in 30 days");
        await Count(article, 1, french: 900, english: 150, robots: 7);
        await Count(article, 31, french: 5000);
        await Count(other, 1, french: 1);

        (await author.Open($"/admin/articles/edit/{article}")).QuerySelector(link)!.TextContent.Should().Be("1,050 reads in 30 days");
        (await author.Open($"/admin/articles/edit/{other}")).Body!.TextContent.Should().Contain("1\u00A0read in 30 days");
        var page = await author.Open($"/admin/readers?article={article}");

        page.QuerySelector("h1")!.TextContent.Should().Be("Un texte suivi");
        page.QuerySelectorAll("figure.read-bars svg")
            .Select(chart => chart.GetAttribute("aria-label"))
            .Should()
            .Equal("Reads by day: 900 in all, 900 at most in a day", "Reads by day: 150 in all, 150 at most in a day");
        Rows(page).Should().Equal("Un texte suivi | French | 900 | 7", "Un texte suivi in English | English | 150 | 0");
        page.QuerySelector($"a[href='/admin/articles/edit/{article}']").Should().NotBeNull();
        page.QuerySelector($".ways a[href='/admin/readers?days=365&article={article}']").Should().NotBeNull();
        (await author.Get("/admin/readers?article=99999999")).Status().Should().Be(404);
    }

    [Fact]
    public async Task Many_pieces_stand_on_several_pages()
    {
        await using var alone = new Newsroom();
        await ((IAsyncLifetime)alone).InitializeAsync();
        await alone.As.Nobody.Send(
            new CountReadings.Command([.. Enumerable.Range(1, 120).Select(n => new CountReadings.Counted(Today, n, Language.French, n, 0))])
        );
        using var author = await alone.SignedIn(Role.Author);

        var first = await author.Open("/admin/readers");
        Rows(first).Should().HaveCount(50).And.StartWith("Untitled | French | 120 | 0");
        var last = await author.Open("/admin/readers?page=3");
        Rows(last).Should().HaveCount(20).And.EndWith("Untitled | French | 1 | 0");
        first.QuerySelector("a[rel=next]")!.GetAttribute("href").Should().Be("/admin/readers?page=2");
        last.QuerySelector("a[rel=next]").Should().BeNull();
        last.QuerySelector("a[rel=prev]")!.GetAttribute("href").Should().Be("/admin/readers?page=2");
    }

    [Fact]
    public async Task The_page_says_what_a_reading_is_and_who_runs_the_site_is_told_what_the_privacy_page_lacks()
    {
        using var administrator = await newsroom.SignedIn(Role.Administrator);
        using var author = await newsroom.SignedIn(Role.Author);

        var page = await administrator.Open("/admin/readers");
        page.QuerySelector(".read-what")!.TextContent.Should().Contain("GPC, DNT").And.Contain("unique visitors");
        page.QuerySelector(".says")!.TextContent.Should().Contain("Whoever runs the site");
        (await author.Open("/admin/readers")).QuerySelector(".says").Should().BeNull();
        (await author.Open("/admin/articles")).QuerySelector(".rooms a[href='/admin/readers']").Should().NotBeNull();
    }
}
