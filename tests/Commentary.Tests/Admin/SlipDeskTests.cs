using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Commentary.Text.Typography;
using Commentary.Web.Admin.Articles;

namespace Commentary.Tests.Admin;

/// <summary>Slips stand under the text that they are in, and are corrected there without JavaScript.</summary>
public class SlipDeskTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private const string Lost = "Voici l équipe d infrastructure.\n\nOn dit qu il vient.";
    private readonly int n = Pieces.Next();

    private static string Desk(int id) => $"/admin/articles/edit/{id}";

    private static IElement Slips(IParentNode page, string field, string language = "French") =>
        page.QuerySelector($"#slips-{language}-{field}")!;

    private static string Words(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<int> Draft(string name, Func<EditionText, EditionText>? change = null)
    {
        var id = await Some.Draft(newsroom, $"{name} {n}");
        await newsroom.Save(id, change ?? (text => text with { Neutral = Lost }));
        return id;
    }

    [Fact]
    public async Task Each_slip_is_shown_with_its_words_its_fix_its_reason_and_its_source()
    {
        var id = await Draft("Montrer");
        using var editor = await newsroom.SignedIn();

        var page = await editor.Open(Desk(id));

        var slips = Slips(page, "Neutral");
        slips.PreviousElementSibling!.Id.Should().Be("Save-French-Neutral", "they stand under the text");
        slips.HasAttribute("hidden").Should().BeFalse();
        var details = slips.QuerySelector("details")!;
        details.HasAttribute("open").Should().BeFalse("they are folded until somebody wants them");
        Words(details.QuerySelector("summary")!).Should().Be("3 slips Neutral viewpoint, in French");
        Words(slips.QuerySelector("[data-all]")!).Should().StartWith("Correct all 3");
        var items = slips.QuerySelectorAll("li").ToList();
        items.Should().HaveCount(3);
        var one = items[1];
        one.QuerySelector(".seen")!.TextContent.Should().Be("Voici l équipe d infrastructure.");
        one.QuerySelector(".seen mark")!.TextContent.Should().Be("d ");
        one.QuerySelector(".then ins")!.TextContent.Should().Be("d’infrastructure");
        one.QuerySelector(".grounds")!.TextContent.Should().Contain("An apostrophe went missing");
        one.QuerySelector(".grounds cite")!.TextContent.Should().Contain("OQLF");
        one.QuerySelector("button")!.GetAttribute("aria-label").Should().Be("Correct “d infrastructure” to “d’infrastructure”");
        one.QuerySelector("button")!
            .GetAttribute("formaction")
            .Should()
            .NotContain("infra", "an address is logged, and a draft is nobody's to read");
        items[2].QuerySelector(".seen")!.TextContent.Should().NotContain("infrastructure", "a line is enough to know where it is");
        foreach (var field in new[] { "Title", "Teaser", "Question", "Summary", "Pessimistic" })
        {
            Slips(page, field).HasAttribute("hidden").Should().BeTrue("nothing is said where there is nothing");
            Slips(page, field, "English").HasAttribute("hidden").Should().BeTrue();
        }
        page.QuerySelector("#slips-French-Slug").Should().BeNull("an address is no text");
    }

    [Fact]
    public async Task A_fix_saves_what_was_typed_with_it_and_comes_back_to_the_field()
    {
        var id = await Draft("Corriger");
        using var editor = await newsroom.SignedIn();
        var page = await editor.Open(Desk(id));
        var fields = Browser.Fields(page, "[name='Save.French.Title']");
        // Typed since: a paragraph before it, and another field.
        fields["Save.French.Neutral"] = "Un autre.\r\n\r\n" + Lost.ReplaceLineEndings("\r\n");
        fields["Save.English.Title"] = $"Typed too {n}";
        var button = Slips(page, "Neutral").QuerySelectorAll("li button")[1];

        using var mended = await editor.Post(button.GetAttribute("formaction")!, fields);

        mended.Status().Should().Be(302);
        mended.Headers.Location!.ToString().Should().EndWith("#slips-French-Neutral");
        var opened = await newsroom.Open(id);
        opened.French.Text.Neutral.Should().Be("Un autre.\n\nVoici l équipe d’infrastructure.\n\nOn dit qu il vient.");
        opened.English.Text.Title.Should().Be($"Typed too {n}");
        var after = Slips(await editor.Open(mended.Headers.Location!.ToString()), "Neutral");
        Words(after.QuerySelector("[role=status]")!).Should().Be("1 slip corrected. Everything is saved.");
        after.QuerySelector("details")!.HasAttribute("open").Should().BeTrue("one goes on with the next");
        after.QuerySelectorAll("li").Should().HaveCount(2);

        using var all = await editor.Submit(
            Desk(id),
            new() { ["Save.French.Teaser"] = $"Tapé {n}. #IA" },
            after.QuerySelector("[data-all]")!.GetAttribute("formaction")!
        );
        (await newsroom.Open(id)).French.Text.Neutral.Should().Be("Un autre.\n\nVoici l’équipe d’infrastructure.\n\nOn dit qu’il vient.");
        (await newsroom.Open(id)).French.Text.Teaser.Should().Be($"Tapé {n}. #IA");
        var last = Slips(await editor.Open(all.Headers.Location!.ToString()), "Neutral");
        Words(last.QuerySelector("[role=status]")!).Should().StartWith("2 slips corrected.");
        last.QuerySelector("details").Should().BeNull();
    }

    [Fact]
    public async Task A_slip_that_is_no_longer_there_is_said_and_what_was_typed_is_saved()
    {
        var id = await Draft("Parti");
        using var editor = await newsroom.SignedIn();
        var page = await editor.Open(Desk(id));
        var to = Slips(page, "Neutral").QuerySelector("li button")!.GetAttribute("formaction")!;

        using var saved = await editor.Submit(Desk(id), new() { ["Save.French.Neutral"] = "Tout autre chose." }, to);

        saved.Status().Should().Be(302);
        (await newsroom.Open(id)).French.Text.Neutral.Should().Be("Tout autre chose.");
        var after = Slips(await editor.Open(saved.Headers.Location!.ToString()), "Neutral");
        after.HasAttribute("hidden").Should().BeFalse();
        Words(after.QuerySelector("[role=status]")!)
            .Should()
            .Be("Nothing was corrected: the passage has changed in the meantime. What you typed is saved.");
    }

    [Fact]
    public async Task When_somebody_saved_first_or_the_form_is_refused_nothing_typed_is_lost()
    {
        var id = await Draft("Deux personnes");
        using var one = await newsroom.SignedIn();
        using var other = await newsroom.SignedIn(Role.Author);
        var page = await one.Open(Desk(id));
        var to = Slips(page, "Neutral").QuerySelectorAll("li button")[1].GetAttribute("formaction")!;
        var fields = Browser.Fields(page, "[name='Save.French.Title']");
        fields["Save.French.Example"] = "Le mien.";
        using var first = await other.Submit(
            Desk(id),
            new() { ["Save.French.Neutral"] = "Tout autre.\r\n\r\nOn dit qu il vient.", ["Save.French.Summary"] = "Les siens." }
        );
        first.Status().Should().Be(302);

        using var conflict = await one.Post(to, fields);

        conflict.Status().Should().Be(409);
        var shown = Browser.Fields(await conflict.Html(), "[name='Save.French.Title']");
        shown["Save.French.Neutral"].Should().StartWith("Voici l équipe d’infrastructure.");
        (shown["Save.French.Example"], shown["Save.French.Summary"]).Should().Be(("Le mien.", "Les siens."));

        fields["Save.French.Title"] = new string('t', Edition.TitleLength + 1);
        using var refused = await one.Post(to, fields);
        refused.Status().Should().Be(422);
        var back = await refused.Html();
        var kept = Browser.Fields(back, "[name='Save.French.Title']");
        kept["Save.French.Neutral"].Should().StartWith("Voici l équipe");
        kept["Save.French.Example"].Should().Be("Le mien.");
        Slips(back, "Neutral").QuerySelectorAll("li").Should().HaveCount(3, "they are those of the text that is shown");
    }

    [Fact]
    public async Task Titles_teasers_and_questions_have_theirs_and_english_has_none_of_French()
    {
        var id = await Draft("L eau", text => text with { Teaser = "C est l heure. #IA", Question = "Qu en dire?" });
        using var editor = await newsroom.SignedIn();
        using var english = await editor.Submit(Desk(id), new() { ["Save.English.Title"] = "Plan d is out" });

        var page = await editor.Open(Desk(id));

        Slips(page, "Title").QuerySelectorAll("li").Should().ContainSingle();
        Slips(page, "Teaser").QuerySelectorAll("li").Should().HaveCount(2);
        Slips(page, "Question").QuerySelectorAll("li").Should().ContainSingle();
        Slips(page, "Title", "English").QuerySelectorAll("li").Should().BeEmpty();
        using var mended = await editor.Submit(
            Desk(id),
            new() { ["Save.French.Slug"] = $"l-eau-{n}" },
            Slips(page, "Question").QuerySelector("li button")!.GetAttribute("formaction")!
        );
        (await newsroom.Open(id)).French.Text.Question.Should().Be("Qu’en dire?");
    }

    [Fact]
    public async Task A_text_with_too_many_shows_the_first_and_says_so()
    {
        var id = await Draft("Beaucoup", text => text with { Neutral = string.Concat(Enumerable.Repeat("l eau ", 60)) });
        using var editor = await newsroom.SignedIn();

        var slips = Slips(await editor.Open(Desk(id)), "Neutral");

        Words(slips.QuerySelector("summary")!).Should().StartWith("60 slips");
        slips.QuerySelectorAll("li").Should().HaveCount(50);
        Words(slips.QuerySelector("[data-all]")!).Should().StartWith("Correct all 50 of 60");
        Words(slips.QuerySelector(".all")!).Should().Contain("These are the first 50");
    }

    [Theory]
    [InlineData("Voici : un.", 5, 1, "\u00A0", "[SpacePlain]", "Voici[SpaceNoBreak]")]
    [InlineData("Un  mot.", 2, 2, " ", "[SpacePlain][SpacePlain]", "Un mot")]
    [InlineData("Un mot , dit.", 6, 1, "", "[SpacePlain]", "mot")]
    [InlineData("En 10 000 ans", 5, 1, "\u202F", "[SpacePlain]", "10[SpaceNarrow]000")]
    [InlineData("Un\n\n\ndeux", 2, 3, "\n\n", "[SpaceLine][SpaceLine][SpaceLine]", "Un[SpaceLine][SpaceLine]deux")]
    [InlineData("L’an 👩‍💻l eau👩‍💻", 10, 2, "l’", "l ", "l’eau")]
    public void Spaces_that_one_must_see_stand_by_name(string text, int start, int length, string fix, string now, string then)
    {
        var shown = SlipPanel.Shown.Of(text, new(Rule.Doubled, start, length, fix, true), Language.French);

        static string Seen(IEnumerable<SlipPanel.Piece> pieces) =>
            string.Concat(pieces.Select(piece => piece.Space is { } space ? $"[{space}]" : piece.Text));
        (Seen(shown.Now), Seen(shown.Then)).Should().Be((now, then));
    }

    [Fact]
    public void The_words_around_are_of_its_line_and_cut_between_words()
    {
        const string text =
            "Une ligne.\nIl y a de longues phrases dont on ne lit que la fin avant l eau, et le début de ce qui suit après elle.\nFin.";

        var shown = SlipPanel.Shown.Of(
            text,
            new(Rule.LostApostrophe, text.IndexOf("l eau", StringComparison.Ordinal), 2, "l’", true),
            Language.French
        );

        (shown.Before, shown.Words.Typed, shown.After)
            .Should()
            .Be(("…dont on ne lit que la fin avant ", "l eau", ", et le début de ce qui suit après…"));
    }

    [Fact]
    public async Task What_is_being_typed_is_looked_through_for_members_only_and_within_bounds()
    {
        var id = await Draft("Taper");
        using var editor = await newsroom.SignedIn();
        var page = await editor.Open(Desk(id));
        var token = page.QuerySelector<IHtmlInputElement>("form.desk [name=__RequestVerificationToken]")!.Value;
        var to = Slips(page, "Neutral").GetAttribute("data-address")!;
        Dictionary<string, string> Sent(string text, string field = "Neutral") =>
            new()
            {
                ["__RequestVerificationToken"] = token,
                ["language"] = "French",
                ["field"] = field,
                ["text"] = text,
            };

        using var found = await editor.Post(to, Sent("Un.\n\nC est l eau."));
        found.Status().Should().Be(200);
        var slips = Slips(await found.Html(), "Neutral");
        slips.QuerySelectorAll("li").Select(item => item.GetAttribute("data-start")).Should().Equal("5", "11");
        (await newsroom.Open(id)).French.Text.Neutral.Should().Be(Lost, "a look saves nothing");

        using var none = await editor.Post(to, Sent(""));
        Slips(await none.Html(), "Neutral").HasAttribute("hidden").Should().BeTrue();
        using var tooLong = await editor.Post(to, Sent(new string('a', 600_001)));
        tooLong.Status().Should().Be(422);
        using var nowhere = await editor.Post(to, Sent("L eau", "Slug"));
        nowhere.Status().Should().Be(400);
        using var forged = await editor.Post(to, new Dictionary<string, string> { ["language"] = "French", ["text"] = "L eau" });
        forged.Status().Should().Be(400);
        using var stranger = newsroom.Stranger();
        using var asked = await stranger.Post(to, Sent("L eau"));
        asked.Status().Should().BeOneOf(302, 401);
    }
}
