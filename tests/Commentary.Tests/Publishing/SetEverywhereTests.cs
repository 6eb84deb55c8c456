using System.Text.RegularExpressions;
using Commentary.Application.Articles;
using Commentary.Application.Publishing;
using Commentary.Application.Topics;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Publishing;

/// <summary>What was typed is kept as it was; what is shown is set, wherever that is.</summary>
public partial class SetEverywhereTests(Building building) : IClassFixture<Building>
{
    private const string Typed = "L'IA: \"utile\"?";
    private const string Set = "L’IA\u00A0: «\u00A0utile\u00A0»\u202F?";

    [Fact]
    public async Task Title_teaser_body_feeds_data_for_machines_and_excerpts_are_set_and_the_source_is_not()
    {
        var id = await Some.Draft(building, Typed);
        await building.Save(
            id,
            text =>
                text with
                {
                    Slug = "ia-utile",
                    Teaser = $"{Typed} Plus de 200 000 GPU! #IA",
                    Summary = $"**Zephyr** : {Typed} `l'index: a` et puis encore *isn't it ?*{{lang=en}}",
                    Question = "Est-ce utile?",
                }
        );
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        await building.CatchUp();
        var reader = building.Reader();

        var page = await reader.Page("/fr/articles/ia-utile");
        page.Title.Should().StartWith(Set);
        page.QuerySelector("h1")!.TextContent.Trim().Should().Be(Set);
        page.QuerySelector("meta[name=description]")!.GetAttribute("content").Should().Contain("200\u00A0000\u00A0GPU\u202F!");
        page.QuerySelector("meta[property='og:title']")!.GetAttribute("content").Should().Be(Set);
        Unescaped(page.QuerySelector("script[type='application/ld+json']")!.TextContent)
            .Should()
            .Contain(Set)
            .And.Contain("200\u00A0000\u00A0GPU\u202F!");
        var words = page.QuerySelector("#faits")!.TextContent;
        words.Should().Contain($"Zephyr\u00A0: {Set}").And.Contain("l'index: a").And.Contain("isn’t\u00A0it?");

        foreach (var feed in new[] { "/fr/feed.xml", "/fr/feed.json" })
        {
            using var answer = await reader.Ask(feed);
            Unescaped(await answer.Text()).Should().Contain(Set, "{0} has the title", feed);
        }
        (await reader.Page("/fr/recherche?q=zephyr")).QuerySelector("main")!.TextContent.Should().Contain(Set);
        (await reader.Page("/fr")).QuerySelector("main")!.TextContent.Should().Contain(Set);

        var draft = (await building.As.Editor.Send(new OpenArticle.Query(id))).French.Text;
        draft.Title.Should().Be(Typed);
        draft.Summary.Should().Contain(Typed).And.Contain("isn't it ?");
    }

    [Fact]
    public async Task A_topic_is_set_where_it_is_shown()
    {
        await Some.Article(building, "Un texte à sujet");
        var row = (await building.As.Editor.Send(new ListTopics.Query("IA"))).Rows.First(r => r.French.Slug == "ia");
        await building.As.Editor.Send(
            new RenameTopic.Command
            {
                Id = row.Id,
                OpenedVersion = row.Version,
                French = Naming(row.French) with { Name = "L'IA: outils" },
                English = Naming(row.English),
            }
        );
        await building.CatchUp();

        (await building.Reader().Page("/fr/articles/un-texte-a-sujet"))
            .QuerySelector("main")!
            .TextContent.Should()
            .Contain("L’IA\u00A0: outils");

        static RenameTopic.Naming Naming(TopicRow.Named named) =>
            new()
            {
                Name = named.Name,
                Slug = named.Slug,
                Hashtag = named.Hashtag,
            };
    }

    private static string Unescaped(string json) =>
        Escaped().Replace(json, match => ((char)Convert.ToInt32(match.Groups["code"].Value, 16)).ToString());

    [GeneratedRegex(@"\\u(?<code>[0-9A-Fa-f]{4})", RegexOptions.ExplicitCapture)]
    private static partial Regex Escaped();
}
