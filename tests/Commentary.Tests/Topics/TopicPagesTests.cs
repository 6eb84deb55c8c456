using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;

namespace Commentary.Tests.Topics;

/// <summary>The pages of the topics, by a browser without JavaScript.</summary>
public class TopicPagesTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private readonly int n = Pieces.Next();

    private string Tag(string word) => $"{word}{n}";

    private static async Task<IHtmlDocument> Next(Browser browser, HttpResponseMessage moved)
    {
        moved.Status().Should().Be(302);
        return await browser.Open(moved.Headers.Location!.ToString());
    }

    private static string Value(IHtmlDocument page, string name) => page.QuerySelector<IHtmlInputElement>($"input[name='{name}']")!.Value;

    [Fact]
    public async Task An_editor_finds_a_topic_by_the_navigation_and_renames_it()
    {
        await newsroom.Piece($"#{Tag("Page")}");
        var topic = await newsroom.Topic(Tag("Page"));
        using var editor = await newsroom.SignedIn();
        (await editor.Open("/admin/articles")).QuerySelector("nav a[href='/admin/topics']")!.TextContent.Should().Be("Topics");
        var list = await editor.Open($"/admin/topics?q=%23{Tag("page")}");
        list.QuerySelector("tbody th a")!.GetAttribute("href").Should().Be($"/admin/topics/{topic}");

        using var sent = await editor.Submit(
            $"/admin/topics/{topic}",
            new()
            {
                ["Rename.French.Name"] = $"Pagination {n}",
                ["Rename.French.Slug"] = $"pagination-{n}",
                ["Rename.French.Hashtag"] = $"#Pagination{n}",
            }
        );

        var page = await Next(editor, sent);
        page.QuerySelector("[role=status]")!.TextContent.Should().Contain("The topic is saved");
        Value(page, "Rename.French.Hashtag").Should().Be($"Pagination{n}");
        page.QuerySelectorAll("fieldset")[0].TextContent.Should().Contain($"/fr/sujets/page{n}", "it leads here now");
        (await editor.Open($"/admin/topics?q={n}+P%C3%80GINATION"))
            .QuerySelector("tbody th a")!
            .GetAttribute("href")
            .Should()
            .Be($"/admin/topics/{topic}", "accents, case and the order of words say nothing");
        await newsroom.CatchUp();
        await newsroom.LeadsInOneHop($"/fr/sujets/page{n}", $"/fr/sujets/pagination-{n}");
        (await editor.Open("/admin/redirects/history")).Body!.TextContent.Should().Contain($"Topic renamed or merged Pagination {n}");

        using var again = await editor.Submit($"/admin/topics/{topic}", new() { ["Rename.French.Name"] = $"Pagination {n}" });
        (await Next(editor, again)).QuerySelector("[role=status]")!.TextContent.Should().Contain("Nothing changed");
    }

    [Fact]
    public async Task A_form_that_is_refused_keeps_all_that_was_typed_and_names_the_fields()
    {
        await newsroom.Piece($"#{Tag("Refus")} #{Tag("Autre")}");
        var topic = await newsroom.Topic(Tag("Refus"));
        using var editor = await newsroom.SignedIn();

        using var answer = await editor.Submit(
            $"/admin/topics/{topic}",
            new()
            {
                ["Rename.French.Name"] = "<b>Nom & co</b>",
                ["Rename.French.Slug"] = $"autre{n}",
                ["Rename.English.Name"] = "",
                ["Rename.English.Slug"] = "Not A Slug",
                ["Rename.English.Hashtag"] = "two words",
            }
        );

        answer.Status().Should().Be(422);
        var page = await answer.Html();
        Value(page, "Rename.French.Name").Should().Be("<b>Nom & co</b>");
        Value(page, "Rename.English.Slug").Should().Be("Not A Slug");
        foreach (var link in page.QuerySelectorAll("[role=alert] li a"))
            page.QuerySelector(link.GetAttribute("href")!).Should().NotBeNull("the summary leads to the field");
        page.QuerySelectorAll("[aria-invalid=true]")
            .Select(field => field.GetAttribute("name"))
            .Should()
            .BeEquivalentTo("Rename.English.Name", "Rename.English.Slug", "Rename.English.Hashtag");

        using var taken = await editor.Submit($"/admin/topics/{topic}", new() { ["Rename.French.Slug"] = $"autre{n}" });
        taken.Status().Should().Be(422);
        (await taken.Html()).QuerySelector("[role=alert] a[href='#Rename-French-Slug']")!.TextContent.Should().Contain("merge the two");
    }

    [Fact]
    public async Task Of_two_editors_the_second_sees_both_versions_and_saves_hers_knowingly()
    {
        await newsroom.Piece($"#{Tag("Deux")}");
        var topic = await newsroom.Topic(Tag("Deux"));
        using var editor = await newsroom.SignedIn();
        var opened = Browser.Fields(await editor.Open($"/admin/topics/{topic}"), "[name='Rename.OpenedVersion']");
        await newsroom.Rename(topic, $"La leur {n}");

        opened["Rename.French.Name"] = $"La mienne {n}";
        using var answer = await editor.Post($"/admin/topics/{topic}", opened);

        answer.Status().Should().Be(409);
        var page = await answer.Html();
        page.QuerySelector("[role=alert]")!
            .TextContent.Should()
            .Contain("Somebody saved this topic before you")
            .And.Contain($"La leur {n}")
            .And.Contain($"La mienne {n}");
        Value(page, "Rename.French.Name").Should().Be($"La mienne {n}");
        using var sent = await editor.Post($"/admin/topics/{topic}", Browser.Fields(page, "[name='Rename.OpenedVersion']"));
        Value(await Next(editor, sent), "Rename.French.Name").Should().Be($"La mienne {n}");
    }

    [Fact]
    public async Task A_topic_that_was_merged_while_it_was_renamed_gives_back_what_was_typed()
    {
        await newsroom.Piece($"#{Tag("Fondu")} #{Tag("Dans")}");
        var topic = await newsroom.Topic(Tag("Fondu"));
        using var editor = await newsroom.SignedIn();
        var opened = Browser.Fields(await editor.Open($"/admin/topics/{topic}"), "[name='Rename.OpenedVersion']");
        await newsroom.Merge(topic, await newsroom.Topic(Tag("Dans")));

        opened["Rename.French.Name"] = "Longuement pesé";
        using var answer = await editor.Post($"/admin/topics/{topic}", opened);

        answer.Status().Should().Be(422);
        var page = await answer.Html();
        page.QuerySelector("[role=alert]")!.TextContent.Should().Contain("somebody merged it");
        Value(page, "Rename.French.Name").Should().Be("Longuement pesé");
        page.QuerySelector("[data-save]").Should().BeNull("there is nothing left to save");
        (await editor.Get($"/admin/topics/{topic}")).Status().Should().Be(404);
        (await editor.Get($"/admin/topics/{topic}/merge")).Status().Should().Be(404);
    }

    [Fact]
    public async Task A_merge_is_shown_before_it_is_done()
    {
        await newsroom.Piece($"#{Tag("Avant")}");
        await newsroom.Piece($"#{Tag("Apres")}");
        var (goes, stays) = (await newsroom.Topic(Tag("Avant")), await newsroom.Topic(Tag("Apres")));
        await newsroom.Rename(goes, $"Pendant {n}");
        using var editor = await newsroom.SignedIn();
        var choice = await editor.Open($"/admin/topics/{goes}/merge");
        choice.QuerySelector($"select[name=into] option[value='{stays}']")!.TextContent.Should().Be(Tag("Apres"));
        choice.QuerySelector($"select[name=into] option[value='{goes}']").Should().BeNull();

        var asked = await editor.Open($"/admin/topics/{goes}/merge?into={stays}");

        var main = asked.QuerySelector("main")!.TextContent.Plain();
        main.Should().Contain("1 in French, 0 in English");
        asked
            .QuerySelectorAll("tbody tr")
            .Select(row => row.TextContent.Plain())
            .Should()
            .Equal($"/fr/sujets/pendant-{n}/fr/sujets/apres{n}", $"/fr/sujets/avant{n}/fr/sujets/apres{n}");
        (await newsroom.Reader().Ask($"/fr/sujets/pendant-{n}")).Status().Should().Be(200, "nothing is done yet");

        using var sent = await editor.Post($"/admin/topics/{goes}/merge", Browser.Fields(asked, "[name='Merge.Into']"));
        var page = await Next(editor, sent);
        page.QuerySelector("[role=status]")!.TextContent.Should().Contain("one now");
        page.Location.Href.Should().NotBeNull();
        await newsroom.CatchUp();
        foreach (var old in new[] { $"avant{n}", $"pendant-{n}" })
            await newsroom.LeadsInOneHop($"/fr/sujets/{old}", $"/fr/sujets/apres{n}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_merge_of_a_topic_that_changed_since_is_shown_again(bool isTheOneThatGoes)
    {
        await newsroom.Piece($"#{Tag("Mue")} #{Tag("Roc")}");
        var (goes, stays) = (await newsroom.Topic(Tag("Mue")), await newsroom.Topic(Tag("Roc")));
        using var editor = await newsroom.SignedIn();
        var asked = Browser.Fields(await editor.Open($"/admin/topics/{goes}/merge?into={stays}"), "[name='Merge.Into']");
        await newsroom.Rename(isTheOneThatGoes ? goes : stays, $"Muée {n}");

        using var answer = await editor.Post($"/admin/topics/{goes}/merge", asked);

        answer.Status().Should().Be(409);
        var page = await answer.Html();
        page.QuerySelector("[role=alert]")!.TextContent.Should().Contain("changed meanwhile");
        page.QuerySelector("tbody")!.TextContent.Should().Contain($"/fr/sujets/muee-{n}");
        using var sent = await editor.Post($"/admin/topics/{goes}/merge", Browser.Fields(page, "[name='Merge.Into']"));
        sent.Status().Should().Be(302);
    }

    [Fact]
    public async Task What_an_address_asks_that_cannot_be_is_answered_and_not_a_fault()
    {
        await newsroom.Piece($"#{Tag("Faux")}");
        var topic = await newsroom.Topic(Tag("Faux"));
        using var editor = await newsroom.SignedIn();

        (await editor.Get("/admin/topics/2147483647")).Status().Should().Be(404);
        (await editor.Get("/admin/topics/99999999999999")).Status().Should().Be(404);
        (await editor.Get("/admin/topics/x")).Status().Should().Be(404);
        (await editor.Get("/admin/topics?page=x")).Status().Should().BeLessThan(500);
        (await editor.Get($"/admin/topics?page=-7&q={new string('%', 50)}")).Status().Should().BeLessThan(500);
        (await editor.Get($"/admin/topics/{topic}?done=<script>")).Status().Should().Be(200);
        (await editor.Get($"/admin/topics/{topic}/merge?into={topic}")).Status().Should().Be(200);
        (await (await editor.Get($"/admin/topics/{topic}/merge?into=2147483647")).Html())
            .QuerySelector("[role=alert]")!
            .TextContent.Should()
            .Contain("not there");
        (await editor.Get($"/admin/topics/{topic}/merge?into=abc")).Status().Should().Be(422);
        using var wrong = await editor.Submit($"/admin/topics/{topic}", new() { ["Rename.OpenedVersion"] = "abc" });
        wrong.Status().Should().Be(422);
        // What no field of the form says is not listened to.
        using var other = await editor.Submit(
            $"/admin/topics/{topic}",
            new() { ["Rename.French.Name"] = $"Vrai {n}", ["Rename.Id"] = "1" }
        );
        other.Headers.Location!.ToString().Should().StartWith($"/admin/topics/{topic}?");
    }

    [Fact]
    public async Task An_author_finds_no_door_to_it()
    {
        await newsroom.Piece($"#{Tag("Porte")}");
        var topic = await newsroom.Topic(Tag("Porte"));
        using var author = await newsroom.SignedIn(Role.Author);

        var desk = await author.Open("/admin/articles");
        desk.QuerySelector("nav a[href='/admin/topics']").Should().BeNull();
        foreach (var address in new[] { "/admin/topics", $"/admin/topics/{topic}", $"/admin/topics/{topic}/merge" })
            (await author.Get(address)).Status().Should().Be(403, address);
        var token = desk.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using var sent = await author.Post(
            $"/admin/topics/{topic}",
            new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["Rename.French.Name"] = "Volé" }
        );
        sent.Status().Should().Be(403);
        using var stranger = newsroom.Stranger();
        (await stranger.Get($"/admin/topics/{topic}")).Headers.Location!.ToString().Should().Contain("/admin/account/signin");
    }
}
