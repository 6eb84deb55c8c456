using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;

namespace Commentary.Tests.Admin;

/// <summary>Two editors at one piece, without JavaScript.</summary>
public class ConflictPageTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private const string Two = "Le premier.\n\nLe second.";
    private readonly int n = Pieces.Next();

    private static string Desk(int id) => $"/admin/articles/edit/{id}";

    [Fact]
    public async Task Changes_that_do_not_meet_are_both_in_and_the_editor_is_told()
    {
        var (id, mine, form) = await Opened(text => text with { Neutral = "Le premier.\n\nLe second, repris." });
        using var _ = mine;
        form["Save.French.Neutral"] = "Le premier, repris.\r\n\r\nLe second.";

        using var saved = await mine.Post(Desk(id), form);

        saved.Status().Should().Be(302);
        (await newsroom.Open(id)).French.Text.Neutral.Should().Be("Le premier, repris.\n\nLe second, repris.");
        (await mine.Open(saved.Headers.Location!.ToString()))
            .QuerySelector("[role=status]")!
            .TextContent.Plain()
            .Should()
            .Be("Saved. Your changes and Édith’s in French are both in.");
        using var administrator = await newsroom.SignedIn(Role.Administrator);
        using var french = await administrator.PostRaw("/admin", "/admin/account/language", "language=French");
        (await administrator.Open(saved.Headers.Location!.ToString()))
            .QuerySelector("[role=status]")!
            .TextContent.Should()
            .Contain("Vos changements en français et ceux enregistrés par ");
        using var back = await administrator.PostRaw("/admin", "/admin/account/language", "language=English");
    }

    [Fact]
    public async Task Publishing_what_was_joined_asks_to_read_it_first()
    {
        var (id, mine, form) = await Opened(text => text with { Neutral = "Le premier.\n\nLe second, repris." });
        using var _ = mine;
        form["Save.French.Neutral"] = "Le premier, repris.\n\nLe second.";

        using var saved = await mine.Post($"{Desk(id)}?handler=Publish&language=French", form);

        (await mine.Open(saved.Headers.Location!.ToString()))
            .QuerySelector("[role=status]")!
            .TextContent.Plain()
            .Should()
            .Be("Saved, but not published in French: read the joined text first. Your changes and Édith’s in French are both in.");
        (await newsroom.Open(id)).French.LiveSlug.Should().BeNull();
    }

    [Fact]
    public async Task A_paragraph_that_both_changed_is_shown_three_ways_and_chosen()
    {
        var (id, mine, form) = await Opened(text => text with { Neutral = "Le premier.\n\nLe sien.", Teaser = "Son accroche." });
        using var _ = mine;
        (form["Save.French.Neutral"], form["Save.French.Teaser"]) = ("Le premier, repris.\n\nLe mien.", "Mon accroche.");

        using var refused = await mine.Post(Desk(id), form);

        refused.Status().Should().Be(409);
        var page = await refused.Html();
        page.QuerySelectorAll("fieldset.clash").Should().HaveCount(2);
        var clash = page.QuerySelector("#Save-French-Neutral")!.ParentElement!.QuerySelector("fieldset.clash")!;
        Words(clash, "theirs", "DEL").Should().Be("Le sien.");
        Words(clash, "theirs", "INS").Should().Be("Le second.");
        Words(clash, "mine", "DEL").Should().Be("Le mien.");
        Words(clash, "was", "INS").Should().Be("Le second.");
        clash.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").Single(radio => radio.IsChecked).Value.Should().Be("Mine");
        page.QuerySelectorAll("[name='Save.TakeTheirs']").Should().BeEmpty("no line clashed");
        Area(page, "Neutral").Should().Be("Le premier, repris.\n\nLe mien.");

        var again = Browser.Fields(page, "[name='Save.French.Title']");
        again[clash.QuerySelector<IHtmlInputElement>("input[value=Both]")!.Name!] = "Both";
        using var chosen = await mine.Post(Desk(id), again);
        chosen.Status().Should().Be(302);
        var text = (await newsroom.Open(id)).French.Text;
        (text.Neutral, text.Teaser).Should().Be(("Le premier, repris.\n\nLe mien.\n\nLe sien.", "Mon accroche."));
    }

    [Fact]
    public async Task A_choice_outlives_a_save_that_is_refused_for_something_else()
    {
        var (id, mine, form) = await Opened(text => text with { Neutral = "Le premier.\n\nLe sien." });
        using var _ = mine;
        form["Save.French.Neutral"] = "Le premier.\n\nLe mien.\n\n<b>\"fin\"";
        using var refused = await mine.Post(Desk(id), form);
        var again = Browser.Fields(await refused.Html(), "[name='Save.French.Title']");
        again["Save.Clashes[0].Takes[0]"] = "Theirs";
        again["Save.French.Title"] = new string('t', Edition.TitleLength + 1);

        using var tooLong = await mine.Post(Desk(id), again);

        tooLong.Status().Should().Be(422);
        var page = await tooLong.Html();
        page.QuerySelectorAll<IHtmlInputElement>(".clash input[type=radio]").Single(radio => radio.IsChecked).Value.Should().Be("Theirs");
        page.QuerySelector(".clash legend")!.TextContent.Should().Contain("Édith");
        var short_ = Browser.Fields(page, "[name='Save.French.Title']");
        short_["Save.French.Title"] = $"Plus court {n}";
        using var saved = await mine.Post(Desk(id), short_);
        saved.Status().Should().Be(302);
        (await newsroom.Open(id)).French.Text.Neutral.Should().Be("Le premier.\n\nLe sien.\n\n<b>\"fin\"");
    }

    [Fact]
    public async Task A_preview_shows_what_was_chosen()
    {
        var (id, mine, form) = await Opened(text => text with { Neutral = "Le premier.\n\nLe sien." });
        using var _ = mine;
        form["Save.French.Neutral"] = "Le premier.\n\nLe mien.";
        using var refused = await mine.Post(Desk(id), form);
        var again = Browser.Fields(await refused.Html(), "[name='Save.French.Title']");
        again["Save.Clashes[0].Takes[0]"] = "Both";

        using var preview = await mine.Post($"{Desk(id)}?handler=Preview&language=French", again);

        (await preview.Html()).QuerySelectorAll("#neutre > p").Select(p => p.TextContent.Trim()).Should().HaveCount(3);
    }

    [Theory]
    [InlineData("Save.Clashes[0].Field=Nothing&Save.Clashes[0].Takes[0]=Theirs")]
    [InlineData("Save.Clashes[0].Field=Title&Save.Clashes[0].Takes[0]=Theirs")]
    [InlineData("Save.Clashes[0].Field=Neutral&Save.Clashes[0].Opened=-7&Save.Clashes[0].Takes[0]=Both&Save.Clashes[0].Takes[1]=Both")]
    [InlineData("Save.Clashes[0].Field=Neutral&Save.Clashes[0].Opened=2147483647")]
    [InlineData("Save.Clashes[0].Field=Neutral&Save.Clashes[0].Takes[0]=Nonsense")]
    [InlineData("Save.Clashes[0].Language=zz&Save.Clashes[0].Field=Neutral")]
    [InlineData("Save.Clashes[0].Field=Neutral&Save.Clashes[1].Field=Neutral&Save.Clashes[2].Mine=%00")]
    [InlineData("Save.Clashes=x&Save.Clashes[]=y")]
    public async Task Whatever_is_said_to_have_been_chosen_the_answer_is_a_page(string body)
    {
        var id = await Some.Draft(newsroom, $"Choix hostile {n}");
        using var editor = await newsroom.SignedIn(Role.Administrator);
        foreach (var handler in new[] { "", "?handler=Publish&language=French", "?handler=Preview&language=French" })
        {
            using var answer = await editor.PostRaw(
                Desk(id),
                Desk(id) + handler,
                body + "&Save.French.Title=x&Save.French.Neutral=y&Save.OpenedFrench=2"
            );
            answer.Status().Should().BeInRange(200, 499, "of {0}", handler);
        }
    }

    private async Task<(int Id, Browser Mine, Dictionary<string, string> Form)> Opened(Func<EditionText, EditionText> theirs)
    {
        var id = await Some.Draft(newsroom, $"À deux {n}");
        await newsroom.Save(id, text => text with { Neutral = Two });
        var mine = await newsroom.SignedIn();
        var form = Browser.Fields(await mine.Open(Desk(id)), "[name='Save.French.Title']");
        await newsroom.Save(id, theirs);
        return (id, mine, form);
    }

    private static string Words(IElement clash, string way, string without) =>
        string.Concat(
                clash
                    .QuerySelector($"[aria-labelledby$='-{way}'] .theirs")!
                    .ChildNodes.Where(c => c.NodeName != without)
                    .Select(c => c.TextContent)
            )
            .Plain();

    private static string Area(IHtmlDocument page, string field) =>
        page.QuerySelector<IHtmlTextAreaElement>($"[name='Save.French.{field}']")!.Value;
}
