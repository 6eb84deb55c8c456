using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;

namespace Commentary.Tests.Admin;

/// <summary>Duels are made and undone at the desk, by who does not know the mark, without JavaScript.</summary>
public class DuelDeskTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private readonly int n = Pieces.Next();

    private static string Desk(int id) => $"/admin/articles/edit/{id}";

    private static string Make(int id) => $"{Desk(id)}?handler=Duel&language=French";

    private static string Key(IParentNode page, string select, string words) =>
        page.QuerySelectorAll<IHtmlOptionElement>($"select[name='Duel.{select}'] option")
            .Single(o => o.TextContent.Contains(words, StringComparison.Ordinal))
            .Value;

    private async Task<int> Draft(string name)
    {
        var id = await Some.Draft(newsroom, $"{name} {n}");
        await newsroom.Save(id, text => text with { Optimistic = "Un.\n\nDeux.\n\n- a\n- b", Pessimistic = "Contre un.\n\nContre deux." });
        return id;
    }

    private async Task<(string Optimistic, string Pessimistic)> Saved(int id)
    {
        var text = (await newsroom.Open(id)).French.Text;
        return (text.Optimistic, text.Pessimistic);
    }

    [Fact]
    public async Task Two_paragraphs_are_chosen_and_what_else_was_typed_is_saved_with_them()
    {
        var id = await Draft("Choisir");
        using var editor = await newsroom.SignedIn();
        var page = await editor.Open(Desk(id));
        page.QuerySelectorAll("select[name='Duel.FrenchOptimistic'] option")
            .Select(o => o.TextContent)
            .Should()
            .Equal("Choose…", "1. Un.", "2. Deux.", "3. a b");
        var version = (await newsroom.Open(id)).French.Version;
        var fields = Browser.Fields(page, "[name='Save.French.Title']");
        fields["Duel.FrenchOptimistic"] = Key(page, "FrenchOptimistic", "Deux.");
        fields["Duel.FrenchPessimistic"] = Key(page, "FrenchPessimistic", "Contre un.");
        // Typed since the page was opened: another paragraph before it, and a word in the very one.
        fields["Save.French.Optimistic"] = "Zéro.\r\n\r\nUn.\r\n\r\nDeux.\r\n\r\n- a\r\n- b";
        fields["Save.French.Pessimistic"] = "Contre un, corrigé.\r\n\r\nContre deux.";
        fields["Save.French.Neutral"] = "Le neutre, corrigé.";
        fields["Save.English.Title"] = $"Typed too {n}";

        using var made = await editor.Post(Make(id), fields);

        made.Status().Should().Be(302);
        made.Headers.Location!.ToString().Should().EndWith("#duels-French");
        (await Saved(id)).Should().Be(("Zéro.\n\nUn.\n\n[duel A] Deux.\n\n- a\n- b", "[duel A] Contre un, corrigé.\n\nContre deux."));
        var opened = await newsroom.Open(id);
        (opened.French.Text.Neutral, opened.English.Text.Title, opened.French.Version)
            .Should()
            .Be(("Le neutre, corrigé.", $"Typed too {n}", version + 1));
        var after = await editor.Open(made.Headers.Location!.ToString());
        var panel = after.QuerySelector(".duels.fr")!;
        panel.HasAttribute("open").Should().BeTrue();
        panel.QuerySelector("[role=status]")!.TextContent.Should().Contain("face to face");
        panel.QuerySelectorAll("li .facing").Select(side => side.TextContent).Should().Equal("Deux.", "Contre un, corrigé.");
        after.QuerySelectorAll(".duels.en li").Should().BeEmpty();

        using var undone = await editor.Post(
            panel.QuerySelector("li button")!.GetAttribute("formaction")!,
            Browser.Fields(after, "[name='Save.French.Title']")
        );
        undone.Status().Should().Be(302);
        (await Saved(id)).Should().Be(("Zéro.\n\nUn.\n\nDeux.\n\n- a\n- b", "Contre un, corrigé.\n\nContre deux."));
    }

    [Fact]
    public async Task Who_chooses_one_side_only_has_saved_what_was_typed_and_is_told_so()
    {
        var id = await Draft("Un seul");
        using var editor = await newsroom.SignedIn();
        var page = await editor.Open(Desk(id));
        var fields = Browser.Fields(page, "[name='Save.French.Title']");
        fields["Duel.FrenchOptimistic"] = Key(page, "FrenchOptimistic", "Un.");
        fields["Save.French.Neutral"] = "Gardé.";

        using var saved = await editor.Post(Make(id), fields);

        saved.Status().Should().Be(302);
        (await newsroom.Open(id)).French.Text.Neutral.Should().Be("Gardé.");
        (await Saved(id)).Optimistic.Should().NotContain("[duel");
        var after = await editor.Open(saved.Headers.Location!.ToString());
        after.QuerySelector(".duels.fr [role=status]")!.TextContent.Should().Contain("choose a paragraph on each side");
    }

    [Fact]
    public async Task When_somebody_saved_first_nothing_is_lost_and_the_duel_is_not_either()
    {
        var id = await Draft("Deux personnes");
        using var one = await newsroom.SignedIn();
        using var other = await newsroom.SignedIn(Role.Author);
        var page = await one.Open(Desk(id));
        var fields = Browser.Fields(page, "[name='Save.French.Title']");
        fields["Duel.FrenchOptimistic"] = Key(page, "FrenchOptimistic", "Un.");
        fields["Duel.FrenchPessimistic"] = Key(page, "FrenchPessimistic", "Contre un.");
        fields["Save.French.Neutral"] = "Le mien.";
        using var first = await other.Submit(
            Desk(id),
            new() { ["Save.French.Summary"] = "Les siens.", ["Save.French.Pessimistic"] = "Tout autre.\r\n\r\nContre deux." }
        );
        first.Status().Should().Be(302);

        using var refused = await one.Post(Make(id), fields);

        refused.Status().Should().Be(409);
        var shown = Browser.Fields(await refused.Html(), "[name='Save.French.Title']");
        shown["Save.French.Optimistic"].Should().StartWith("[duel A] Un.");
        shown["Save.French.Pessimistic"].Should().StartWith("[duel A] Contre un.");
        (shown["Save.French.Neutral"], shown["Save.French.Summary"]).Should().Be(("Le mien.", "Les siens."));
        // The other's text is taken, and a paragraph of it is chosen in the same step.
        shown["Save.Clashes[0].Takes[0]"] = "Theirs";
        shown["Duel.FrenchOptimistic"] = fields["Duel.FrenchOptimistic"];
        shown["Duel.FrenchPessimistic"] = Key(await one.Open(Desk(id)), "FrenchPessimistic", "Tout autre.");
        using var chosen = await one.Post(Make(id), shown);
        chosen.Status().Should().Be(302);
        (await Saved(id)).Should().Be(("[duel A] Un.\n\nDeux.\n\n- a\n- b", "[duel A] Tout autre.\n\nContre deux."));
    }

    [Fact]
    public async Task The_desk_says_what_is_wrong_with_a_mark_and_takes_it_out()
    {
        var id = await Draft("Fautes");
        await newsroom.Save(
            id,
            text =>
                text with
                {
                    Optimistic = "[duel A] Un.\n\n[duel B] Deux.\n\n[duel B] Trois.\n\n[duel C]",
                    Pessimistic = "[duel B] Contre.",
                }
        );
        using var editor = await newsroom.SignedIn();

        var page = await editor.Open(Desk(id));

        var panel = page.QuerySelector(".duels.fr")!;
        panel.HasAttribute("open").Should().BeTrue("what is wrong must be seen");
        panel
            .QuerySelectorAll("li .error")
            .Should()
            .SatisfyRespectively(
                alone => alone.TextContent.Should().Contain("[duel A] is in “Optimistic viewpoint” only"),
                twice => twice.TextContent.Should().Contain("[duel B] is before more than one"),
                nothing => nothing.TextContent.Should().Contain("Nothing follows the mark [duel C]")
            );
        foreach (var button in panel.QuerySelectorAll("li button").ToList())
        {
            using var gone = await editor.Post(
                button.GetAttribute("formaction")!,
                Browser.Fields(await editor.Open(Desk(id)), "[name='Save.French.Title']")
            );
            gone.Status().Should().Be(302);
        }
        (await Saved(id)).Should().Be(("Un.\n\nDeux.\n\nTrois.\n\n", "Contre."));
    }

    [Fact]
    public async Task A_preview_shows_duels_as_the_page_does()
    {
        var id = await Draft("Aperçu");
        using var editor = await newsroom.SignedIn();

        using var preview = await editor.Submit(
            Desk(id),
            new() { ["Save.French.Optimistic"] = "[duel A] Un.", ["Save.French.Pessimistic"] = "[duel A] Contre." },
            $"{Desk(id)}?handler=Preview&language=French"
        );

        var page = await preview.Html();
        page.QuerySelector("#optimiste > .duel > a.facing")!.TextContent.Should().StartWith("En face, le point de vue pessimiste");
        page.Body!.TextContent.Should().NotContain("[duel");
    }

    [Fact]
    public async Task The_first_button_of_the_form_saves_so_that_Enter_does()
    {
        using var editor = await newsroom.SignedIn();
        var page = await editor.Open(Desk(await Draft("Entrée")));

        var form = page.QuerySelector("form.desk")!;
        form.QuerySelector("button[type=submit]")!.HasAttribute("formaction").Should().BeFalse();
    }
}
