using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Admin;

/// <summary>The room of the topics, without JavaScript.</summary>
public class TopicRoomTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private const string Room = "/admin/topics";
    private readonly int n = Pieces.Next();

    private async Task Piece(string title, string tag)
    {
        var id = await Some.Draft(newsroom, title);
        await newsroom.Save(id, text => text with { Teaser = $"{title}. La suite. #{tag}" });
        await newsroom.As.Editor.Send(new Publish.Command(id, Language.French));
    }

    private static async Task<string> Edit(Browser editor, string words) =>
        (await editor.Open($"{Room}?q={words}")).QuerySelector<IHtmlAnchorElement>("tbody th a")!.PathName;

    [Fact]
    public async Task An_editor_finds_a_topic_and_renames_it()
    {
        await Piece($"Trouvée {n}", $"Trouvable{n}");
        using var editor = await newsroom.SignedIn();

        var form = await Edit(editor, $"trouvable{n}");
        var answer = await editor.Submit(form, new() { ["Topic.French.Name"] = $"Trouvaille {n}" });

        answer.Status().Should().Be(302);
        var page = await editor.Open(answer.Headers.Location!.ToString());
        page.QuerySelector("[role=status]")!.TextContent.Should().Be("The topic is renamed.");
        page.QuerySelector("h1")!.TextContent.Should().Be($"Trouvaille {n}");
        (await editor.Open($"{Room}?q=nulle-part-{n}")).QuerySelector(".empty h2")!.TextContent.Should().Be("No topic matches");
    }

    [Fact]
    public async Task What_is_refused_is_shown_again_as_it_was_typed()
    {
        await Piece($"Refusée {n}", $"Refusable{n}");
        using var editor = await newsroom.SignedIn();

        var refused = await editor.Submit(
            await Edit(editor, $"refusable{n}"),
            new() { ["Topic.French.Slug"] = "Pas un slug !", ["Topic.English.Name"] = "" }
        );

        refused.Status().Should().Be(422);
        var again = await refused.Html();
        again.QuerySelector<IHtmlInputElement>("#Topic-French-Slug")!.Value.Should().Be("Pas un slug !");
        again.QuerySelector("#French-slug-error").Should().NotBeNull();
        again.QuerySelector("#English-name-error")!.TextContent.Should().Be("Write the name of the topic.");
    }

    [Fact]
    public async Task Who_saves_second_sees_what_the_first_saved_beside_what_was_typed()
    {
        await Piece($"Disputée {n}", $"Disputable{n}");
        using var editor = await newsroom.SignedIn();
        var form = await Edit(editor, $"disputable{n}");
        await editor.Submit(form, new() { ["Topic.French.Name"] = $"La première {n}" });

        var second = await editor.Submit(form, new() { ["Topic.French.Name"] = $"La seconde {n}", ["Topic.OpenedVersion"] = "0" });

        second.Status().Should().Be(409);
        var page = await second.Html();
        page.QuerySelector("[role=alert]")!.TextContent.Should().Contain($"La première {n}");
        page.QuerySelector<IHtmlInputElement>("#Topic-French-Name")!.Value.Should().Be($"La seconde {n}");
        page.QuerySelector<IHtmlInputElement>("[name='Topic.OpenedVersion']")!.Value.Should().Be("1", "saving again is a choice now");
    }

    [Fact]
    public async Task An_editor_merges_two_topics_and_is_told_when_none_was_chosen()
    {
        await Piece($"Qui va {n}", $"Allant{n}");
        await Piece($"Qui reste {n}", $"Restant{n}");
        using var editor = await newsroom.SignedIn();
        var merge = (await Edit(editor, $"allant{n}")).Replace("/edit/", "/merge/", StringComparison.Ordinal);
        var stays = (await Edit(editor, $"restant{n}")).Split('/')[^1];

        (await editor.Submit(merge, new() { ["Merge.Into"] = "" })).Status().Should().Be(422);
        var merged = await editor.Submit(merge, new() { ["Merge.Into"] = stays });

        merged.Status().Should().Be(302);
        var page = await editor.Open(merged.Headers.Location!.ToString());
        page.QuerySelector("[role=status]")!.TextContent.Should().Contain("one now");
        page.Body!.TextContent.Should().Contain($"#Allant{n}");
        (await editor.Get(merge)).Status().Should().Be(404);
    }
}
