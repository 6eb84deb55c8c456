using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Admin;

/// <summary>The desk, without JavaScript.</summary>
public class DeskTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private static readonly string[] Bodies = ["Summary", "Neutral", "Example", "Optimistic", "Pessimistic"];
    private readonly int n = Pieces.Next();

    private static string Desk(int id) => $"/admin/articles/edit/{id}";

    [Fact]
    public async Task A_source_that_two_people_changed_is_joined_and_only_the_field_that_both_did_is_to_choose()
    {
        var id = await Some.Draft(newsroom, $"Deux sources {n}");
        using var one = await newsroom.SignedIn();
        using var other = await newsroom.SignedIn(Role.Author);
        var mine = Browser.Fields(await one.Open(Desk(id)), "[name='Save.Source.Author']");
        var theirs = Browser.Fields(await other.Open(Desk(id)), "[name='Save.Source.Author']");
        (theirs["Save.Source.Publisher"], theirs["Save.Source.Author"]) = ("Wired", "Elle");
        using var first = await other.Post(Desk(id), theirs);
        first.Status().Should().Be(302);
        (mine["Save.Source.Title"], mine["Save.Source.Author"]) = ("Le titre", "Lui");

        using var refused = await one.Post(Desk(id), mine);

        refused.Status().Should().Be(409);
        var page = await refused.Html();
        page.QuerySelectorAll("[role=alert] li").Should().ContainSingle().Which.TextContent.Should().Contain("Elle");
        using var chosen = await one.Post(Desk(id), Browser.Fields(page, "[name='Save.Source.Author']"));
        chosen.Status().Should().Be(302);
        var source = (await newsroom.Open(id)).Source;
        (source.Title, source.Publisher, source.Author).Should().Be(("Le titre", "Wired", "Lui"));
    }

    [Fact]
    public async Task What_nobody_sees_is_taken_out_of_titles_and_addresses_and_that_is_said()
    {
        using var editor = await newsroom.SignedIn();
        using var begun = await editor.Submit(
            "/admin/articles/new",
            new() { ["Start.SourceUrl"] = $"https://exemple.net/nou\u200Bvelle-{n}", ["Start.Title"] = $"Un \u202Eertit {n}" }
        );
        begun.Status().Should().Be(302);
        var desk = begun.Headers.Location!.ToString();
        Said(await editor.Open(desk)).Should().Equal("#Save-Source-Url", "#Save-French-Title");
        var id = int.Parse(desk.Split('/', '?')[4], System.Globalization.CultureInfo.InvariantCulture);
        (await newsroom.Open(id)).Source.Url.Should().Be($"https://exemple.net/nouvelle-{n}");
        (await newsroom.Open(id)).French.Text.Title.Should().Be($"Un ertit {n}");

        using var saved = await editor.Submit(
            Desk(id),
            new()
            {
                ["Save.French.Title"] = $"Autre \u2067titre {n}",
                ["Save.French.Question"] = "Est-ce \u200Futile ?",
                ["Save.Source.Title"] = "A \u202Atitle",
                ["Save.Source.Url"] = $"https://exemple.net/nouv\u00ADelle-{n}",
            }
        );

        saved.Status().Should().Be(302);
        Said(await editor.Open(saved.Headers.Location!.ToString()))
            .Should()
            .BeEquivalentTo("#Save-Source-Url", "#Save-Source-Title", "#Save-French-Title", "#Save-French-Question");
        var now = await newsroom.Open(id);
        (now.French.Text.Title, now.French.Text.Question).Should().Be(($"Autre titre {n}", "Est-ce utile ?"));
        (now.Source.Title, now.Source.Url).Should().Be(("A title", $"https://exemple.net/nouvelle-{n}"));

        using var brought = await editor.Submit(
            "/admin/articles/new",
            new()
            {
                ["Start.SourceUrl"] = $"https://exemple.net/au\u200Btre-{n}",
                ["Start.Title"] = $"Un \u202Eautre {n}",
                ["Text"] = $"Une accroche {n}.\n\nRécapitulatif factuel\n\nLes faits {n}.\n\nExemple\n\nUn exemple {n}.",
            }
        );
        var other = brought.Headers.Location!.ToString();
        Said(await editor.Open(other)).Should().Equal("#Save-Source-Url", "#Save-French-Title");
        var taken = await newsroom.Open(int.Parse(other.Split('/', '?')[4], System.Globalization.CultureInfo.InvariantCulture));
        (taken.Source.Url, taken.French.Text.Title).Should().Be(($"https://exemple.net/autre-{n}", $"Un autre {n}"));

        using var refused = await editor.Submit(Desk(id), new() { ["Save.Source.Url"] = $"https://exemple.net/nou velle-{n}" });
        refused.Status().Should().Be(422, "whether a space cuts an address or ends it is not certain");

        static IEnumerable<string?> Said(IHtmlDocument page) =>
            page.QuerySelectorAll("[role=status] a[href^='#Save-']").Select(link => link.GetAttribute("href"));
    }

    [Fact]
    public async Task From_a_link_to_a_published_page_in_both_languages()
    {
        using var editor = await newsroom.SignedIn();
        using var begun = await editor.Submit(
            "/admin/articles/new",
            new() { ["Start.SourceUrl"] = $"https://example.org/{n}", ["Start.Title"] = $"Du lien {n}" }
        );
        begun.Status().Should().Be(302);
        var desk = begun.Headers.Location!.ToString();
        Dictionary<string, string> Typed(string language, string title) =>
            Bodies
                .ToDictionary(field => $"Save.{language}.{field}", field => $"{field} {language}\r\n\r\nDeux.")
                .Append(new($"Save.{language}.Title", title))
                .ToDictionary();

        using var french = await editor.Submit(desk, Typed("French", $"Du lien {n}"), $"{desk}?handler=Publish&language=French");
        french.Headers.Location!.ToString().Should().Contain("done=published");
        using var preview = await editor.Submit(desk, Typed("English", $"From the link {n}"), $"{desk}?handler=Preview&language=English");
        preview.Status().Should().Be(200);
        (await preview.Html()).QuerySelector("#neutral")!.TextContent.Should().Contain("Neutral English");
        using var english = await editor.Submit(desk, Typed("English", $"From the link {n}"), $"{desk}?handler=Publish&language=English");
        english.Headers.Location!.ToString().Should().Contain("done=published");
        await newsroom.CatchUp();

        var page = await newsroom.Reader().Page($"/en/articles/from-the-link-{n}");
        page.QuerySelectorAll("#neutral > p").Should().HaveCount(2);
        (await newsroom.Reader().Page($"/fr/articles/du-lien-{n}"))
            .QuerySelector(".tongues a")!
            .GetAttribute("href")
            .Should()
            .Be($"/en/articles/from-the-link-{n}");

        using var withdrawn = await editor.Submit(
            desk,
            Typed("English", $"From the link {n}"),
            $"{desk}?handler=Withdraw&language=English"
        );
        withdrawn.Headers.Location!.ToString().Should().Contain("done=withdrawn");
        await newsroom.CatchUp();
        (await newsroom.Reader().Ask($"/en/articles/from-the-link-{n}")).Status().Should().Be(302);
    }

    [Fact]
    public async Task A_slug_that_is_none_is_made_one_and_shown_and_what_cannot_be_is_refused()
    {
        var id = await Some.Draft(newsroom, $"Adresse tapée {n}");
        using var editor = await newsroom.SignedIn();

        using var saved = await editor.Submit(Desk(id), new() { ["Save.French.Slug"] = $"Nouvelle Adresse Été! {n}" });

        saved.Status().Should().Be(302);
        var page = await editor.Open(saved.Headers.Location!.ToString());
        page.QuerySelector<IHtmlInputElement>("[name='Save.French.Slug']")!.Value.Should().Be($"nouvelle-adresse-ete-{n}");
        page.QuerySelectorAll("[role=status]")
            .Select(said => said.TextContent)
            .Should()
            .Contain(said => said.Contains("was not one") && said.Contains($"/fr/articles/nouvelle-adresse-ete-{n}"));
        using var refused = await editor.Submit(Desk(id), new() { ["Save.French.Slug"] = "!?" });
        refused.Status().Should().Be(422);
        Value(await refused.Html(), "Save.French.Slug").Should().Be("!?");
    }

    [Fact]
    public async Task An_edition_that_was_not_begun_is_not_offered_to_be_published()
    {
        var id = await Some.Draft(newsroom, $"Pas d’anglais {n}");
        using var editor = await newsroom.SignedIn();

        var page = await editor.Open(Desk(id));

        page.QuerySelectorAll("button[formaction*='handler=Publish']")
            .Should()
            .ContainSingle()
            .Which.GetAttribute("formaction")
            .Should()
            .EndWith("language=French");
    }

    [Fact]
    public async Task A_preview_keeps_nothing_and_shows_what_readers_would_see()
    {
        var id = await Some.Article(newsroom, $"Aperçu {n}");
        using var editor = await newsroom.SignedIn();

        using var preview = await editor.Submit(
            Desk(id),
            new() { ["Save.French.Neutral"] = "Seulement *regardé*." },
            $"{Desk(id)}?handler=Preview&language=French"
        );

        (await preview.Html()).QuerySelector("#neutre")!.InnerHtml.Should().Contain("Seulement <em>regardé</em>.");
        (await newsroom.Open(id)).French.Version.Should().Be(2);
        using var published = await editor.Submit(
            Desk(id),
            new() { ["Save.French.Neutral"] = "Seulement *regardé*." },
            $"{Desk(id)}?handler=Publish&language=French"
        );
        await newsroom.CatchUp();
        var page = await newsroom.Reader().Page($"/fr/articles/apercu-{n}");
        string Pieces(IParentNode from) => string.Concat(from.QuerySelectorAll(".pieces section").Select(s => s.OuterHtml));
        using var look = await editor.Submit(
            Desk(id),
            new() { ["Save.French.Neutral"] = "Seulement *regardé*." },
            $"{Desk(id)}?handler=Preview&language=French"
        );
        Pieces(await look.Html()).Should().Be(Pieces(page), "one code renders both");
    }

    [Fact]
    public async Task A_refused_save_shows_all_that_was_typed_and_the_message_beside_its_field()
    {
        var id = await Some.Draft(newsroom, $"Refusé {n}");
        using var editor = await newsroom.SignedIn();
        var title = new string('t', Edition.TitleLength + 1);
        const string Words = "\n\n  Première ligne, avec <b> & \"guillemets\" 🚀\n\n</textarea><script>alert(1)</script>";

        using var refused = await editor.Submit(
            Desk(id),
            new()
            {
                ["Save.French.Title"] = title,
                ["Save.French.Slug"] = "!?",
                ["Save.French.Neutral"] = Words,
                ["Save.English.Pessimistic"] = Words,
                ["Save.Source.Url"] = "pas une adresse",
                ["Save.Source.Publisher"] = "L’éditeur \"<",
            }
        );

        refused.Status().Should().Be(422);
        var page = await refused.Html();
        Value(page, "Save.French.Title").Should().Be(title);
        Value(page, "Save.French.Slug").Should().Be("!?");
        Value(page, "Save.French.Neutral").Should().Be(Words);
        Value(page, "Save.English.Pessimistic").Should().Be(Words);
        Value(page, "Save.Source.Url").Should().Be("pas une adresse");
        Value(page, "Save.Source.Publisher").Should().Be("L’éditeur \"<");
        foreach (var field in new[] { "Save-French-Title", "Save-French-Slug", "Save-Source-Url" })
        {
            var described = page.GetElementById(field)!.GetAttribute("aria-describedby")!;
            described
                .Split(' ')
                .Select(page.GetElementById)
                .OfType<IElement>()
                .Should()
                .Contain(e => e.ClassList.Contains("error"), "of {0}", field);
        }
        page.QuerySelector("[role=alert]")!.TextContent.Should().Contain("181");
        page.QuerySelectorAll("main script").Should().BeEmpty();
        (await newsroom.Open(id)).French.Version.Should().Be(2, "nothing was saved");
    }

    [Fact]
    public async Task A_save_that_meets_a_newer_one_shows_both_texts_and_can_then_be_made()
    {
        var id = await Some.Draft(newsroom, $"À deux {n}");
        using var mine = await newsroom.SignedIn();
        var form = Browser.Fields(await mine.Open(Desk(id)), "[name='Save.French.Title']");
        await newsroom.Save(id, text => text with { Neutral = "Le texte de la collègue." });

        form["Save.French.Neutral"] = "Mon texte à moi.";
        form["Save.French.Example"] = "Mon exemple à moi.";
        using var refused = await mine.Post(Desk(id), form);

        refused.Status().Should().Be(409);
        var page = await refused.Html();
        Value(page, "Save.French.Neutral").Should().Be("Mon texte à moi.");
        Value(page, "Save.French.Example").Should().Be("Mon exemple à moi.");
        var theirs = page.QuerySelector(".theirs")!;
        string.Concat(theirs.ChildNodes.Where(c => c.NodeName != "DEL").Select(c => c.TextContent))
            .Plain()
            .Should()
            .Be("Le texte de la collègue.");
        page.QuerySelector("[role=alert]")!.TextContent.Should().Contain("Édith");
        (await newsroom.Open(id)).French.Text.Neutral.Should().Be("Le texte de la collègue.");

        var again = Browser.Fields(page, "[name='Save.French.Title']");
        using var chosen = await mine.Post(Desk(id), again);
        chosen.Status().Should().Be(302);
        var saved = (await newsroom.Open(id)).French.Text;
        (saved.Neutral, saved.Example).Should().Be(("Mon texte à moi.", "Mon exemple à moi."));
    }

    [Fact]
    public async Task Taking_the_colleagues_text_takes_that_field_and_keeps_mine_elsewhere()
    {
        var id = await Some.Draft(newsroom, $"Le leur {n}");
        using var mine = await newsroom.SignedIn();
        var form = Browser.Fields(await mine.Open(Desk(id)), "[name='Save.French.Title']");
        await newsroom.Save(id, text => text with { Neutral = "Le leur." });
        form["Save.French.Neutral"] = "Le mien.";
        form["Save.French.Example"] = "Le mien aussi.";
        using var refused = await mine.Post(Desk(id), form);
        var page = await refused.Html();
        var choice = page.QuerySelector<IHtmlInputElement>("input[type=radio][value=Theirs]")!;
        var again = Browser.Fields(page, "[name='Save.French.Title']");
        again[choice.Name!] = choice.Value;

        using var chosen = await mine.Post(Desk(id), again);

        chosen.Status().Should().Be(302);
        var saved = (await newsroom.Open(id)).French.Text;
        (saved.Neutral, saved.Example).Should().Be(("Le leur.", "Le mien aussi."));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Who_takes_the_colleagues_text_may_publish_it_at_once(bool changesMore)
    {
        var id = await Some.Draft(newsroom, $"Le leur publié {n}");
        using var mine = await newsroom.SignedIn();
        var form = Browser.Fields(await mine.Open(Desk(id)), "[name='Save.French.Title']");
        await newsroom.Save(id, text => text with { Neutral = "Le leur." });
        form["Save.French.Neutral"] = "Le mien.";
        using var refused = await mine.Post(Desk(id), form);
        var again = Browser.Fields(await refused.Html(), "[name='Save.French.Title']");
        again["Save.Clashes[0].Takes[0]"] = "Theirs";
        if (changesMore)
            again["Save.French.Example"] = "Le mien ailleurs.";

        using var published = await mine.Post($"{Desk(id)}?handler=Publish&language=French", again);

        published.Headers.Location?.ToString().Should().Contain("done=published");
        await newsroom.CatchUp();
        var page = await newsroom.Reader().Page($"/fr/articles/le-leur-publie-{n}");
        page.QuerySelector("#neutre")!.TextContent.Should().Contain("Le leur.");
    }

    [Fact]
    public async Task What_a_third_saved_while_one_chose_is_shown_and_not_taken_unseen()
    {
        var id = await Some.Draft(newsroom, $"À trois {n}");
        using var mine = await newsroom.SignedIn();
        var form = Browser.Fields(await mine.Open(Desk(id)), "[name='Save.French.Title']");
        await newsroom.Save(id, text => text with { Neutral = "Le leur." });
        form["Save.French.Neutral"] = "Le mien.";
        using var refused = await mine.Post(Desk(id), form);
        var again = Browser.Fields(await refused.Html(), "[name='Save.French.Title']");
        again["Save.Clashes[0].Takes[0]"] = "Theirs";
        await newsroom.Save(id, text => text with { Neutral = "D’une troisième personne." });

        using var unseen = await mine.Post($"{Desk(id)}?handler=Publish&language=French", again);

        unseen.Status().Should().Be(409);
        (await newsroom.Look(db => db.Live.AnyAsync(l => l.ArticleId == id))).Should().BeFalse();
    }

    [Fact]
    public async Task A_source_that_a_colleague_changed_is_shown_beside_mine()
    {
        var id = await Some.Draft(newsroom, $"Source à deux {n}");
        using var mine = await newsroom.SignedIn();
        using var theirs = await newsroom.SignedIn(Role.Author);
        var form = Browser.Fields(await mine.Open(Desk(id)), "[name='Save.French.Title']");
        using var first = await theirs.Submit(Desk(id), new() { ["Save.Source.Publisher"] = "Le Devoir" });
        form["Save.Source.Publisher"] = "La Presse";

        using var refused = await mine.Post(Desk(id), form);

        refused.Status().Should().Be(409);
        var page = await refused.Html();
        Value(page, "Save.Source.Publisher").Should().Be("La Presse");
        page.QuerySelector("[role=alert]")!.TextContent.Should().Contain("Le Devoir");
    }

    [Fact]
    public async Task What_is_saved_is_read_back_to_the_letter()
    {
        var id = await Some.Draft(newsroom, $"À la lettre {n}");
        using var editor = await newsroom.SignedIn();
        const string Words = "\n# Un titre\n\n- un\n- deux\n\n    du code <b>&amp;\n\nUne fin 🚀 « été »\u00A0: œ\u202F; \u200Bx";

        using var saved = await editor.Submit(Desk(id), new() { ["Save.French.Neutral"] = Words.ReplaceLineEndings("\r\n") });

        saved.Status().Should().Be(302);
        Value(await editor.Open(Desk(id)), "Save.French.Neutral").Should().Be(Words);
        (await newsroom.Open(id)).French.Text.Neutral.Should().Be(Words);
    }

    [Fact]
    public async Task Saving_what_was_opened_makes_no_revision()
    {
        var id = await Some.Draft(newsroom, $"Rien touché {n}");
        using var editor = await newsroom.SignedIn();
        using var saved = await editor.Submit(Desk(id), new() { ["Save.French.Title"] = $"Rien touché {n}" });
        saved.Status().Should().Be(302);
        var opened = await newsroom.Open(id);
        opened.French.Version.Should().Be(2);
        opened.English.Stage.Should().BeNull("no English edition was begun");
    }

    [Theory]
    [InlineData(Language.French, "Cette valeur n’est pas comprise : hier")]
    [InlineData(Language.English, "This value is not understood: hier")]
    public async Task A_date_that_is_none_is_said_beside_its_field_in_the_members_language(Language language, string words)
    {
        var id = await Some.Draft(newsroom, $"Pas une date {n}");
        using var editor = await newsroom.SignedIn(Role.Administrator);
        using var chosen = await editor.PostRaw("/admin", "/admin/account/language", $"language={language}");

        using var refused = await editor.Submit(Desk(id), new() { ["Save.Source.PublishedOn"] = "hier" });

        refused.Status().Should().Be(422);
        (await refused.Html()).GetElementById("Save-Source-PublishedOn-error")!.TextContent.Plain().Should().Be(words);
        using var back = await editor.PostRaw("/admin", "/admin/account/language", "language=English");
    }

    public static TheoryData<string> HostileForms
    {
        get
        {
            TheoryData<string> forms =
            [
                "",
                "x=1",
                "Save.French.Title=x",
                "Save.Source.Url=pas-une-adresse",
                "Save.Source.Title=t",
                "Save.Source.PublishedOn=hier",
                "Save.Source.PublishedOn=9999-99-99",
                "Save.Source.PublishedOn=0001-01-01&Save.Source.Url=https://example.org/",
                "Save.OpenedFrench=abc",
                "Save.OpenedFrench=99999999999999999999",
                "Save.OpenedFrench=-1&Save.French.Title=y",
                "Save.OpenedFrench=2147483647&Save.French.Title=y",
                "Save.OpenedEnglish=7&Save.English.Title=y",
                "Save.OpenedSource=-5&Save.Source.Url=https://example.org/autre",
                "Save.French=x&Save.English=y&Save.Source=z",
                "Save=x",
                "Save.French.Title=a%00b%01&Save.French.Slug=%00&Save.French.Neutral=%00",
                "Save.French.Title=%ED%A0%80%ED%B0%80&Save.French.Neutral=%ED%A0%80",
                "Save.French.Title=%ff%fe%fd",
                "Save.French.Slug=../../admin",
                "Save.French.Slug=" + new string('a', 5000),
                "Save.French.Title=" + new string('x', 200_000),
                "Save.Source.Url=https://example.org/" + new string('x', 5000),
                "Save.Source.Url=javascript:alert(1)",
                "Save.Source.Title=" + new string('x', 5000),
                "Save.French.Title=one&Save.French.Title=two&Save.OpenedFrench=1&Save.OpenedFrench=2",
                "Save.TakeTheirs=Nonsense.Field&Save.TakeTheirs=French.Nothing&Save.TakeTheirs=",
                "Save.ArticleId=1&Id=999999&id=999999",
                "handler=Publish&language=zz",
                string.Join('&', Enumerable.Range(0, 1001).Select(i => $"Save.TakeTheirs[{i}]=x")),
                string.Join('&', Enumerable.Range(0, 1001).Select(i => $"Save.TakeTheirs=x{i}")),
                string.Join('&', Enumerable.Range(0, 3000).Select(i => $"k{i}=x")),
                new string('k', 5000) + "=x",
                "Save.French" + string.Concat(Enumerable.Repeat(".French", 200)) + "=x",
                "Save.French[Title]=x&Save[French][Title]=y",
            ];
            return forms;
        }
    }

    [Theory]
    [MemberData(nameof(HostileForms))]
    public async Task Whatever_a_form_holds_the_answer_is_a_page(string body)
    {
        var id = await Some.Draft(newsroom, $"Hostile {n}");
        using var editor = await newsroom.SignedIn(Role.Administrator);
        foreach (
            var handler in new[]
            {
                "",
                "?handler=Publish&language=English",
                "?handler=Preview&language=French",
                "?handler=Withdraw&language=zz",
                "?handler=Nonsense",
            }
        )
        {
            using var answer = await editor.PostRaw(Desk(id), Desk(id) + handler, body);
            answer.Status().Should().BeInRange(200, 499, "of {0}", handler);
            if (answer.Status() >= 400)
                (await answer.Html()).QuerySelector("h1").Should().NotBeNull("a refusal is a page");
        }
        (await editor.Open(Desk(id))).QuerySelector("h1").Should().NotBeNull();
    }

    [Fact]
    public async Task A_title_of_200_000_characters_is_refused_with_all_of_it_still_there()
    {
        var id = await Some.Draft(newsroom, $"Trop long {n}");
        using var editor = await newsroom.SignedIn();
        var title = new string('é', 200_000);
        using var refused = await editor.Submit(Desk(id), new() { ["Save.French.Title"] = title });
        refused.Status().Should().Be(422);
        Value(await refused.Html(), "Save.French.Title").Should().Be(title);
    }

    [Theory]
    [InlineData("x=1")]
    [InlineData("Save.OpenedFrench=abc")]
    [InlineData("Save.Source.Url=pas-une-adresse")]
    [InlineData("Save.French.Title=ok")]
    public async Task An_article_that_is_not_there_is_not_found_whatever_is_sent(string body)
    {
        var id = await Some.Draft(newsroom, $"Là {n}");
        using var editor = await newsroom.SignedIn();
        foreach (
            var handler in new[]
            {
                "",
                "?handler=Publish&language=French",
                "?handler=Preview&language=French",
                "?handler=Withdraw&language=French",
            }
        )
        {
            using var answer = await editor.PostRaw(Desk(id), "/admin/articles/edit/999999" + handler, body);
            answer.Status().Should().Be(404, "of {0}", handler);
        }
        (await editor.Get("/admin/articles/edit/999999")).Status().Should().Be(404);
        (await editor.Get("/admin/articles/edit/99999999999")).Status().Should().Be(404);
    }

    [Fact]
    public async Task A_title_that_is_too_long_is_said_beside_the_title_of_a_new_article()
    {
        using var editor = await newsroom.SignedIn();
        using var refused = await editor.Submit(
            "/admin/articles/new",
            new()
            {
                ["Start.Title"] = new string('x', 181),
                ["Start.SourceUrl"] = "pas une adresse",
                ["Text"] = "",
            }
        );
        refused.Status().Should().Be(422);
        var page = await refused.Html();
        page.GetElementById("title-error").Should().NotBeNull();
        page.GetElementById("url-error").Should().NotBeNull();
        Value(page, "Start.SourceUrl").Should().Be("pas une adresse");
    }

    [Fact]
    public async Task A_text_that_is_no_piece_is_refused_and_still_in_the_page()
    {
        using var editor = await newsroom.SignedIn();
        using var refused = await editor.Submit(
            "/admin/articles/new",
            new() { ["Text"] = "\nUne lettre.\r\n\r\nRien d’autre </textarea>." }
        );
        refused.Status().Should().Be(422);
        Value(await refused.Html(), "Text").Should().Be("\nUne lettre.\n\nRien d’autre </textarea>.");
    }

    [Fact]
    public async Task A_pasted_or_uploaded_piece_opens_on_the_desk()
    {
        using var editor = await newsroom.SignedIn();
        using var pasted = await editor.Submit(
            "/admin/articles/new",
            new() { ["Text"] = Pieces.Text($"Collée {n}. Suite.", $"https://example.org/collee-{n}") }
        );
        pasted.Status().Should().Be(302);
        Value(await editor.Open(pasted.Headers.Location!.ToString()), "Save.French.Title").Should().Be($"Collée {n}");

        var token = Browser.Fields(await editor.Open("/admin/articles/new"), "[name=Text]")["__RequestVerificationToken"];
        async Task<HttpResponseMessage> Upload(byte[] bytes, string name)
        {
            using var form = new MultipartFormDataContent();
            using var field = new StringContent(token);
            using var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
            form.Add(field, "__RequestVerificationToken");
            form.Add(file, "Upload", name);
            return await editor.Client.PostAsync("/admin/articles/new", form, TestContext.Current.CancellationToken);
        }
        using var uploaded = await Upload(
            System.Text.Encoding.UTF8.GetBytes(Pieces.Text($"Téléversée {n}. Suite.", $"https://example.org/televersee-{n}")),
            "../../../etc/passwd"
        );
        uploaded.Status().Should().Be(302);
        foreach (
            var (bytes, name) in new[]
            {
                (new byte[5 * 1024 * 1024 + 1], "gros.txt"),
                ([], "vide.txt"),
                ([0, 1, 2, 3], new string('n', 3000) + ".txt"),
            }
        )
        {
            using var refused = await Upload(bytes, name);
            refused.Status().Should().Be(422);
        }
    }

    [Fact]
    public async Task The_list_shows_the_state_of_each_language_and_bears_any_question()
    {
        var id = await Some.Article(newsroom, $"Dans la liste {n}");
        using var editor = await newsroom.SignedIn();
        var page = await editor.Open($"/admin/articles?q=Dans+la+liste+{n}");
        var row = page.QuerySelectorAll("tbody tr").Should().ContainSingle().Subject;
        row.QuerySelectorAll(".state").Should().HaveCount(2);
        row.QuerySelector("a")!.GetAttribute("href").Should().Be(Desk(id));

        foreach (
            var query in new[]
            {
                "?q=%00",
                "?q=%25_[]'",
                "?page=abc",
                "?page=-4",
                "?page=99999999999",
                "?page=2147483647",
                "?stage=nonsense",
                "?stage=99",
                "?q=" + new string('x', 8000),
                "?q=a&q=b",
                "?q=%ff",
                "?done=<b>",
            }
        )
        foreach (var list in new[] { "/admin/articles", "/admin/redirects", "/admin" })
            (await editor.Get(list + query)).Status().Should().BeInRange(200, 499, "of {0}{1}", list, query);
    }

    [Fact]
    public async Task A_rule_is_made_refused_beside_its_field_and_taken_away()
    {
        using var editor = await newsroom.SignedIn();
        using var refused = await editor.Submit(
            "/admin/redirects",
            new() { ["Rule.From"] = $"/regle-{n}", ["Rule.To"] = "https://evil.example/\"<" }
        );
        refused.Status().Should().Be(422);
        var page = await refused.Html();
        page.GetElementById("to-error").Should().NotBeNull();
        Value(page, "Rule.To").Should().Be("https://evil.example/\"<");

        using var made = await editor.Submit("/admin/redirects", new() { ["Rule.From"] = $"/regle-{n}", ["Rule.To"] = "/fr/archives" });
        made.Status().Should().Be(302);
        await newsroom.CatchUp();
        (await newsroom.Reader().Ask($"/regle-{n}")).Status().Should().Be(301);

        var id = await newsroom.Look(db => db.Redirects.Where(r => r.Path == $"/regle-{n}").Select(r => r.Id).SingleAsync());
        using var removed = await editor.PostRaw("/admin/redirects", "/admin/redirects?handler=Remove", $"id={id}");
        removed.Status().Should().Be(302);
        using var twice = await editor.PostRaw("/admin/redirects", "/admin/redirects?handler=Remove", $"id={id}");
        twice.Status().Should().Be(404);
        foreach (
            var body in new[]
            {
                "",
                "Rule.Answer=99",
                "Rule.Answer=x&Rule.From=%00",
                "id=abc",
                "Rule.Target.ArticleId=1&Rule.From=/x",
                "Rule.From=" + new string('a', 100_000),
                "Rule.Note=" + new string('a', 100_000) + "&Rule.From=/note&Rule.To=/fr",
            }
        )
        foreach (var handler in new[] { "", "?handler=Remove" })
        {
            using var answer = await editor.PostRaw("/admin/redirects", "/admin/redirects" + handler, body);
            answer.Status().Should().BeInRange(400, 499, "of {0} {1}", handler, body.Length > 100 ? body[..100] : body);
        }
    }

    [Fact]
    public async Task A_member_chooses_the_language_of_the_newsroom()
    {
        using var author = await newsroom.SignedIn(Role.Author);
        (await author.Open("/admin")).DocumentElement.GetAttribute("lang").Should().Be("en-CA");
        using var chosen = await author.PostRaw("/admin", "/admin/account/language", "language=French");
        chosen.Status().Should().Be(302);
        (await author.Open("/admin")).DocumentElement.GetAttribute("lang").Should().Be("fr-CA");
        using var refused = await author.Submit("/admin/articles/new", new() { ["Start.Title"] = new string('x', 181) });
        (await refused.Html()).GetElementById("title-error")!.TextContent.Should().Contain("caractères");
    }

    private static string Value(IHtmlDocument page, string field) =>
        page.QuerySelector($"[name='{field}']") switch
        {
            IHtmlTextAreaElement area => area.Value,
            IHtmlInputElement input => input.GetAttribute("value") ?? "",
            _ => throw new InvalidOperationException($"There is no field {field}."),
        };
}
