using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Model;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Admin;

/// <summary>The history of a piece, without JavaScript.</summary>
public class HistoryPageTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private readonly int n = Pieces.Next();

    private static string History(int id, string language = "fr") => $"/admin/articles/history/{id}?in={language}";

    [Fact]
    public async Task From_the_desk_to_an_older_text_and_back_to_it()
    {
        var id = await Some.Article(newsroom, $"Du bureau {n}");
        await newsroom.Save(id, text => text with { Neutral = "Raté." });
        using var editor = await newsroom.SignedIn();
        var desk = await editor.Open($"/admin/articles/edit/{id}");
        var way = desk.QuerySelector($".do .menu a[href='/admin/articles/history/{id}']")!.GetAttribute("href")!;

        var page = await editor.Open(way);

        page.QuerySelectorAll(".sitting h2").Select(h => h.TextContent).Should().Equal("Édith", "Anne");
        page.QuerySelectorAll(".state.out").Should().NotBeEmpty("readers see one of them");
        var compare = page.QuerySelectorAll<IHtmlAnchorElement>(".sitting a").First().GetAttribute("href")!;
        var compared = await editor.Open(compare);
        compared.QuerySelector(".compared del")!.TextContent.Should().Be("Le neutre.");
        compared.QuerySelector(".compared ins")!.TextContent.Should().Be("Raté.");

        var form = Browser.Fields(compared, "[name=number]");
        form["number"].Should().Be("2");
        using var restored = await editor.Post(History(id), form);
        restored.Status().Should().Be(302);
        (await newsroom.Open(id)).French.Text.Neutral.Should().Be("Le neutre.");
        var done = await editor.Open(restored.Headers.Location!.ToString());
        done.QuerySelector("[role=status]")!.TextContent.Should().Be("Restored in French, as a new version.");
        done.QuerySelector(".sitting")!.TextContent.Should().Contain("Restored from version 2");
    }

    [Fact]
    public async Task What_was_public_at_a_moment_is_shown_as_readers_saw_it()
    {
        var id = await Some.Article(newsroom, $"Publié deux fois {n}");
        var first = await newsroom.Look(db => db.Publications.Where(p => p.ArticleId == id).Select(p => p.PublishedAt).SingleAsync());
        await newsroom.Save(id, text => text with { Neutral = "Le neutre, corrigé." });
        await newsroom.As.Editor.Send(new Publish.Command(id, Language.French));
        using var editor = await newsroom.SignedIn();

        var ways = (await editor.Open(History(id)))
            .QuerySelectorAll<IHtmlAnchorElement>($"a[href^='/admin/articles/public/{id}']")
            .Select(a => a.GetAttribute("href")!)
            .ToList();

        ways.Should().HaveCount(2);
        (await Neutral(ways[0])).Should().Be("Le neutre, corrigé.");
        (await Neutral($"/admin/articles/public/{id}?in=fr")).Should().Be("Le neutre, corrigé.", "no moment is now");
        (await Neutral($"/admin/articles/public/{id}?in=fr&at={first:yyyy-MM-dd'T'HH:mm:ss.fffffff}Z")).Should().Be("Le neutre.");
        foreach (
            var (when, status) in new[] { ("2001-01-01T10:00", 404), ("hier", 400), ("0001-01-01T00:00", 404), ("9999-12-31T23:59", 200) }
        )
        {
            using var answer = await editor.Get($"/admin/articles/public/{id}?in=fr&at={when}");
            answer.Status().Should().Be(status, when);
        }

        async Task<string> Neutral(string way) => (await editor.Open(way)).QuerySelector("#neutre > p")!.TextContent.Trim();
    }

    [Fact]
    public async Task A_restoration_that_somebodys_save_overtook_is_refused_with_a_clear_word()
    {
        var id = await Some.Draft(newsroom, $"Dépassée {n}");
        using var editor = await newsroom.SignedIn();
        var form = Browser.Fields(await editor.Open(History(id)), "[name=number]");
        await newsroom.Save(id, text => text with { Neutral = "Le leur." });

        using var refused = await editor.Post(History(id), form);

        refused.Status().Should().Be(409);
        var page = await refused.Html();
        page.QuerySelector("[role=alert]")!.TextContent.Should().Contain("Édith saved before you").And.Contain("Nothing was restored");
        page.QuerySelector<IHtmlInputElement>("[name=opened]")!.Value.Should().Be("3", "the page stands on what is there now");
        (await newsroom.Open(id)).French.Text.Neutral.Should().Be("Le leur.");
    }

    [Fact]
    public async Task Any_two_are_chosen_with_the_marks_of_one_form()
    {
        var id = await Some.Draft(newsroom, $"Deux au choix {n}");
        await newsroom.Save(id, text => text with { Neutral = "Deux." });
        await newsroom.Save(id, text => text with { Neutral = "Trois." });
        using var editor = await newsroom.SignedIn();
        var page = await editor.Open(History(id));
        foreach (var name in new[] { "from", "to" })
            page.QuerySelectorAll<IHtmlInputElement>($"input[type=radio][name={name}][form=compare]").Should().HaveCount(4);

        var compared = await editor.Open($"/admin/articles/compare/{id}?in=fr&from=2&to=4");

        compared.QuerySelectorAll(".compared").Should().ContainSingle();
        compared.QuerySelector(".compared ins")!.TextContent.Should().Be("Trois.");
        (await editor.Open($"/admin/articles/compare/{id}?in=fr&from=4&to=4")).QuerySelector(".empty h2").Should().NotBeNull();
    }

    [Fact]
    public async Task An_edition_that_was_not_begun_has_a_page_that_says_so_in_both_languages()
    {
        var id = await Some.Draft(newsroom, $"Pas d’anglais {n}");
        using var editor = await newsroom.SignedIn(Role.Administrator);
        (await editor.Open(History(id, "en"))).QuerySelector(".empty h2")!.TextContent.Should().Be("Nothing is written in English");
        using var french = await editor.PostRaw("/admin", "/admin/account/language", "language=French");
        (await editor.Open(History(id, "en"))).QuerySelector(".empty h2")!.TextContent.Should().Be("Rien n’est écrit en anglais");
        using var back = await editor.PostRaw("/admin", "/admin/account/language", "language=English");
    }

    [Fact]
    public async Task Whatever_is_asked_of_it_the_answer_is_a_page()
    {
        var id = await Some.Draft(newsroom, $"Hostile {n}");
        using var editor = await newsroom.SignedIn(Role.Administrator);
        foreach (
            var address in new[]
            {
                $"/admin/articles/history/{id}?in=zz&before=-4",
                $"/admin/articles/history/{id}?before=abc",
                $"/admin/articles/history/{id}?done=Nonsense",
                $"/admin/articles/history/{id}?done=99",
                "/admin/articles/history/2147483647",
                $"/admin/articles/compare/{id}",
                $"/admin/articles/compare/{id}?from=x&to=2",
                $"/admin/articles/compare/{id}?from=-1&to=2147483647",
                $"/admin/articles/compare/{id}?in=en&from=0&to=1",
            }
        )
            (await editor.Get(address)).Status().Should().BeInRange(200, 499, "of {0}", address);
        foreach (var body in new[] { "", "number=x", "number=1", "number=-1&opened=2", "number=1&opened=2147483647" })
        {
            using var answer = await editor.PostRaw(History(id), History(id), body);
            answer.Status().Should().BeInRange(400, 499, "of {0}", body);
        }
    }
}
