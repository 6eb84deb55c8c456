using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Admin;

/// <summary>What the French says by now stands beside the English at the desk, until somebody says that it is caught up, without JavaScript.</summary>
public class DriftDeskTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private readonly int n = Pieces.Next();

    private static string Desk(int id) => $"/admin/articles/edit/{id}";

    private async Task<int> Drifting(string title)
    {
        var id = await Some.Draft(newsroom, $"{title} {n}");
        await newsroom.Save(id, text => text with { Neutral = "Il y a 5 chats. Ils dorment chez Anne." });
        await newsroom.Save(
            id,
            _ => Some.Text($"{title} {n} in English", Language.English) with { Neutral = "There are 5 cats. They sleep at Anne’s." },
            Language.English
        );
        await newsroom.Save(id, text => text with { Neutral = "Il y a 6 chats. Ils dorment chez Louis." });
        return id;
    }

    private static string Action(IParentNode panel, string words) =>
        panel
            .QuerySelectorAll<IHtmlButtonElement>("button")
            .First(b => b.TextContent.Contains(words, StringComparison.Ordinal))
            .GetAttribute("formaction")!;

    [Fact]
    public async Task The_part_says_what_changed_word_by_word_the_gravest_first_and_quotes_the_english()
    {
        var id = await Drifting("Dérive");
        using var editor = await newsroom.SignedIn(Role.Author);

        var page = await editor.Open(Desk(id));

        var panel = page.QuerySelector(".field.en #drift-Neutral")!;
        panel.QuerySelector("summary")!.TextContent.Should().Be("The French has moved on: 2 sentences");
        var items = panel.QuerySelectorAll("li");
        items.Select(i => i.QuerySelector(".kind")!.TextContent).Should().Equal("Number", "Name");
        items[0].QuerySelector("del")!.TextContent.Should().Be("5");
        items[0].QuerySelector("ins")!.TextContent.Should().Be("6");
        items[0].QuerySelector(".theirs")!.GetAttribute("lang").Should().Be("fr-CA");
        items.Select(i => i.QuerySelector("q")!.TextContent).Should().Equal("There are 5 cats.", "They sleep at Anne’s.");
        page.QuerySelectorAll(".fr .drift").Should().BeEmpty();
        page.QuerySelectorAll(".drift").Should().ContainSingle("the other parts have not changed");
        var piece = page.QuerySelector("#drift")!;
        piece.QuerySelector("h2")!.TextContent.Should().Be("The French has moved on: 2 sentences to look at in English");
        piece.QuerySelector("a")!.GetAttribute("href").Should().Be("#drift-Neutral");
    }

    [Fact]
    public async Task Caught_up_is_said_of_one_sentence_with_what_was_typed_and_taken_back()
    {
        var id = await Drifting("Rattrapage");
        using var editor = await newsroom.SignedIn();
        var page = await editor.Open(Desk(id));
        var fields = Browser.Fields(page, "[name='Save.English.Neutral']");
        fields["Save.English.Neutral"] = "There are 6 cats. They sleep at Anne’s.";
        fields["Save.French.Example"] = "Un exemple, typed too.";

        using var said = await editor.Post(Action(page.QuerySelector("#drift-Neutral li")!, "Caught up"), fields);

        said.Status().Should().Be(302);
        said.Headers.Location!.ToString().Should().EndWith("#drift-Neutral");
        var opened = await newsroom.Open(id);
        (opened.English.Text.Neutral, opened.French.Text.Example)
            .Should()
            .Be(("There are 6 cats. They sleep at Anne’s.", "Un exemple, typed too."));
        var after = await editor.Open(said.Headers.Location!.ToString());
        var panel = after.QuerySelector("#drift-Neutral")!;
        panel.QuerySelector("[role=status]")!.TextContent.Should().Contain("noted as caught up");
        panel.QuerySelectorAll("li .kind").Select(kind => kind.TextContent).Should().Equal("Name");
        panel.TextContent.Should().Contain("Said to be caught up by Editor");

        using var back = await editor.Post(Action(panel, "Take that back"), Browser.Fields(after, "[name='Save.English.Neutral']"));
        var again = await editor.Open(back.Headers.Location!.ToString());
        again.QuerySelectorAll("#drift-Neutral li .kind").Select(kind => kind.TextContent).Should().Equal("Number", "Name");
        again.QuerySelector("#drift-Neutral [role=status]")!.TextContent.Should().Contain("no longer");
    }

    [Fact]
    public async Task A_change_that_changed_again_is_not_caught_up_and_that_is_said()
    {
        var id = await Drifting("Encore");
        using var editor = await newsroom.SignedIn();
        var page = await editor.Open(Desk(id));
        await newsroom.Save(id, text => text with { Neutral = "Il y a 7 chats. Ils dorment chez Louis." });

        using var said = await editor.Post(
            Action(page.QuerySelector("#drift-Neutral li")!, "Caught up"),
            Browser.Fields(page, "[name='Save.English.Neutral']")
        );

        var after = await editor.Open(said.Headers.Location!.ToString());
        after.QuerySelector("#drift-Neutral .says.bad")!.TextContent.Should().Contain("nothing was noted");
        after.QuerySelectorAll("#drift-Neutral li").Should().HaveCount(2);
    }

    [Fact]
    public async Task The_whole_piece_is_caught_up_from_the_top_of_the_desk()
    {
        var id = await Drifting("Tout");
        using var editor = await newsroom.SignedIn();
        var page = await editor.Open(Desk(id));

        using var said = await editor.Post(
            Action(page.QuerySelector("#drift")!, "whole piece"),
            Browser.Fields(page, "[name='Save.English.Neutral']")
        );

        var after = await editor.Open(said.Headers.Location!.ToString());
        after.QuerySelector("#drift [role=status]")!.TextContent.Should().Contain("noted as caught up");
        after.QuerySelectorAll(".drift li, #drift h2").Should().BeEmpty();
    }

    [Fact]
    public async Task The_board_lists_the_piece_and_the_list_of_articles_leads_to_it()
    {
        var id = await Drifting("Tableau");
        using var editor = await newsroom.SignedIn(Role.Author);

        (await editor.Open("/admin/articles"))
            .QuerySelector("a[href='/admin/articles/drift']")!
            .TextContent.Should()
            .Contain("Translations behind");
        var board = await editor.Open("/admin/articles/drift");

        var row = board
            .QuerySelectorAll(".drifting tbody tr")
            .Single(r => r.TextContent.Contains($"Tableau {n}", StringComparison.Ordinal));
        row.QuerySelector("a")!.GetAttribute("href").Should().Be($"/admin/articles/edit/{id}#drift");
        row.QuerySelectorAll(".kind").Select(kind => kind.TextContent.Trim()).Should().Equal("Number", "Name");
    }

    [Fact]
    public async Task A_board_on_which_nothing_drifts_says_so()
    {
        await using var quiet = new Newsroom();
        await ((IAsyncLifetime)quiet).InitializeAsync();
        using var editor = await quiet.SignedIn();

        (await editor.Open("/admin/articles/drift")).QuerySelector(".empty h2")!.TextContent.Should().Be("Every translation is caught up");
        (await editor.Open("/admin/articles")).QuerySelectorAll("a[href='/admin/articles/drift']").Should().BeEmpty();
    }
}
