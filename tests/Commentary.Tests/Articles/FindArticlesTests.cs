using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Application.Publishing;
using Commentary.Application.Reading;
using Commentary.Application.Scheduling;
using Commentary.Application.Topics;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Articles;

/// <summary>An editor finds an article by what they remember of it.</summary>
public class FindArticlesTests(FindArticlesTests.Filled newsroom) : IClassFixture<FindArticlesTests.Filled>
{
    public class Filled : Newsroom, IAsyncLifetime
    {
        public int Schooner { get; private set; }
        public int Ordinary { get; private set; }
        public int Ahead { get; private set; }

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await MakeMembers();
            Schooner = await Some.Draft(this, "Été sur le fleuve", "https://www.marine.example/voiles");
            await this.Save(
                Schooner,
                text => text with { Neutral = "Les goélettes québécoises hissent leurs voiles.", Teaser = "En route. #Énergie" }
            );
            await this.Save(Schooner, _ => Some.Text("Summer on the river", Language.English), Language.English);
            await this.Save(Schooner, text => text with { Summary = "Il y a 7 goélettes." });
            Ordinary = await Some.Draft(this, "Écoles et tablettes");
            Ahead = await Some.Draft(this, "Zèbres en ville");
            await As.Editor.Send(
                new ScheduleEdition.Command(Ahead, Language.French, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(2))
            );
            await As.Editor.Send(new Publish.Command(Ordinary, Language.French));
            await CatchUp();
        }
    }

    private async Task<IReadOnlyList<int>> Find(string words = "", ArticleFilter? filter = null, ArticleSort sort = ArticleSort.Best) =>
        [
            .. (
                await newsroom.As.Author.Send(
                    new ListArticles.Query
                    {
                        Words = words,
                        Filter = filter ?? new(),
                        Sort = sort,
                    }
                )
            ).Rows.Select(row => row.ArticleId),
        ];

    [Theory]
    [InlineData("ete")]
    [InlineData("fleuve ÉTÉ")]
    [InlineData("quebecois goelette")]
    [InlineData("voile HISSENT")]
    [InlineData("energie")]
    [InlineData("Anne")]
    [InlineData("marine.example")]
    [InlineData("https://www.marine.example/voiles")]
    [InlineData("river summers")]
    public async Task By_its_words_its_topics_its_source_and_its_authors(string words)
    {
        var found = await Find(words);
        found.Should().Contain(newsroom.Schooner);
        if (words != "Anne")
            found.Should().NotContain([newsroom.Ordinary, newsroom.Ahead]);
    }

    [Fact]
    public async Task What_is_saved_is_found_at_once_and_what_it_said_before_no_more()
    {
        var id = await Some.Draft(newsroom, "Un canard boiteux");
        (await Find("canard")).Should().Equal(id);
        await newsroom.Save(id, text => text with { Title = "Une outarde boiteuse", Slug = "outarde", Teaser = "Voilà." });
        (await Find("outarde")).Should().Equal(id);
        (await Find("canard")).Should().BeEmpty();
        (await newsroom.As.Nobody.Send(new SearchPieces.Query(Language.French, "outarde"))).Total.Should().Be(0, "it is a draft");
    }

    [Fact]
    public async Task A_topic_that_is_renamed_is_found_by_its_new_name()
    {
        var id = await Some.Draft(newsroom, "Un sujet qui change");
        await newsroom.Save(id, text => text with { Teaser = "Voici. #Girouette" });
        var topic = (await newsroom.As.Editor.Send(new ListTopics.Query("girouette"))).Rows.Single();
        await newsroom.As.Editor.Send(
            new RenameTopic.Command
            {
                Id = topic.Id,
                OpenedVersion = topic.Version,
                French = new()
                {
                    Name = "Éoliennes",
                    Slug = "eoliennes",
                    Hashtag = "Éoliennes",
                },
                English = new()
                {
                    Name = "Wind turbines",
                    Slug = "wind-turbines",
                    Hashtag = "WindTurbines",
                },
            }
        );
        (await Find("éolienne")).Should().Equal(id);
    }

    [Fact]
    public async Task The_list_is_narrowed_and_sorted()
    {
        (await Find(filter: new() { State = ArticleState.Scheduled })).Should().Equal(newsroom.Ahead);
        (await Find(filter: new() { State = ArticleState.Published })).Should().Equal(newsroom.Ordinary);
        (await Find(filter: new() { IsDrifting = true })).Should().Equal(newsroom.Schooner);
        (await Find(filter: new() { ToTranslate = Language.English }))
            .Should()
            .Contain(newsroom.Ordinary)
            .And.NotContain(newsroom.Schooner);
        (await Find(filter: new() { ToTranslate = Language.French })).Should().BeEmpty();
        (await Find(filter: new() { Author = "Anne" })).Should().Contain(newsroom.Schooner);
        (await Find(filter: new() { Author = "Personne" })).Should().BeEmpty();
        (await Find("goélette", new() { State = ArticleState.Published })).Should().BeEmpty();
        var topic = (await newsroom.As.Editor.Send(new ListTopics.Query("énergie"))).Rows.Single().Id;
        (await Find(filter: new() { Topic = topic })).Should().Equal(newsroom.Schooner);
        (await Find(sort: ArticleSort.Title))
            .Where(id => id == newsroom.Schooner || id == newsroom.Ordinary || id == newsroom.Ahead)
            .Should()
            .Equal([newsroom.Ordinary, newsroom.Schooner, newsroom.Ahead], "É stands where E does");
        (await Find(sort: ArticleSort.Published))[0].Should().Be(newsroom.Ordinary);
    }

    [Fact]
    public async Task The_address_of_the_list_says_all_that_narrows_it_and_nothing_found_says_why()
    {
        using var author = await newsroom.SignedIn(Role.Author);
        var page = await author.Open("/admin/articles?q=GOELETTE&stage=Draft&translate=&sort=Title&author=Anne");
        page.QuerySelectorAll("table.list tbody tr").Should().ContainSingle().Which.TextContent.Should().Contain("Été sur le fleuve");
        foreach (var (name, value) in new[] { ("stage", "Draft"), ("author", "Anne"), ("sort", "Title") })
            page.QuerySelector<IHtmlSelectElement>($"select[name={name}]")!.Value.Should().Be(value);
        page.QuerySelector("details.whole summary")!.TextContent.Should().Be("Filters: Draft, Anne", "what is set is seen, folded");

        var none = await author.Open("/admin/articles?q=goélette&stage=Withdrawn");
        none.QuerySelector(".empty p")!.TextContent.Should().Be("No article matches all of these filters.");
        none.QuerySelector<IHtmlAnchorElement>(".empty a")!.GetAttribute("href").Should().Be("/admin/articles?q=go%C3%A9lette");
        foreach (
            var odd in new[] { "q=%FF%FE", "stage=x&topic=y&translate=!!&sort=z&drifting=w", "q=%EF%BF%BE", "q=" + new string('a', 5000) }
        )
            (await author.Get("/admin/articles?" + odd)).Status().Should().Be(200, odd);
    }
}
