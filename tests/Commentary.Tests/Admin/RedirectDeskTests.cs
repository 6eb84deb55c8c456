using AngleSharp.Html.Dom;
using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Admin;

/// <summary>The desk of the redirects, by a browser without JavaScript.</summary>
public class RedirectDeskTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private readonly int n = Pieces.Next();

    private async Task<SaveRedirect.Result> Rule(string from, string to = "/fr/archives") =>
        await newsroom.As.Editor.Send(new SaveRedirect.Command(new() { From = from, To = to }));

    private Task<Redirect> Saved(string path) => newsroom.Look(db => db.Redirects.IgnoreQueryFilters().SingleAsync(r => r.Path == path));

    private static async Task<IHtmlDocument> Next(Browser browser, HttpResponseMessage moved)
    {
        moved.Status().Should().Be(302);
        return await browser.Open(moved.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Rules_are_found_without_accents_in_any_case_and_order()
    {
        var article = await Some.Article(newsroom, $"Les éoliennes flottent {n}");
        await newsroom.As.Editor.Send(
            new SaveRedirect.Command(
                new()
                {
                    From = $"/vent-{n}",
                    To = "/fr/archives",
                    Note = $"Été déjà traversé {n}",
                }
            )
        );
        await newsroom.As.Editor.Send(
            new SaveRedirect.Command(new() { From = $"/mer-{n}", Target = RedirectTarget.Article(article, null) })
        );
        using var editor = await newsroom.SignedIn();

        foreach (var (words, path) in new[] { ($"TRAVERSE ete {n}", $"/vent-{n}"), ($"flottent eoliennes {n}", $"/mer-{n}") })
            (await editor.Open($"/admin/redirects?q={Uri.EscapeDataString(words)}"))
                .QuerySelector("main")!
                .TextContent.Should()
                .Contain(path);
        var shorts = await editor.Open($"/admin/redirects/short?q={Uri.EscapeDataString($"EOLIENNES les {n}")}");
        shorts.QuerySelector("main")!.TextContent.Should().Contain($"Les éoliennes flottent {n}");
    }

    [Fact]
    public async Task A_rule_that_leads_to_nothing_is_saved_and_says_so()
    {
        using var editor = await newsroom.SignedIn();
        foreach (var form in new[] { "/admin/redirects", "/admin/redirects/edit" })
        {
            using var made = await editor.Submit(
                form,
                new() { ["Rule.From"] = $"/vers-rien-{form.Length}-{n}", ["Rule.To"] = $"/fr/articles/pas-encore-{n}" }
            );
            (await Next(editor, made))
                .QuerySelector("[role=status] .error")!
                .TextContent.Should()
                .Contain("nobody will arrive by this rule");
            (await Saved($"/vers-rien-{form.Length}-{n}")).Trouble.Should().Be(nameof(RedirectTrouble.TargetMissing));
        }

        using var good = await editor.Submit(
            "/admin/redirects",
            new() { ["Rule.From"] = $"/vers-les-archives-{n}", ["Rule.To"] = "/fr/archives" }
        );
        (await Next(editor, good)).QuerySelectorAll("[role=status] .error").Should().BeEmpty();
    }

    [Fact]
    public async Task A_whole_rule_is_made_changed_and_undone_by_its_pages()
    {
        using var editor = await newsroom.SignedIn();
        using var made = await editor.Submit(
            "/admin/redirects/edit",
            new()
            {
                ["Rule.From"] = $"/tout-{n}",
                ["Rule.Host"] = "https://www.ancien.example.ca/x",
                ["Rule.Query"] = "lang=fr&id=4",
                ["Rule.To"] = "/fr/archives",
                ["Rule.Answer"] = "Found",
                ["Rule.QueryHandling"] = "Drop",
                ["Rule.StartsAt"] = "2026-01-01T08:00",
                ["Rule.EndsAt"] = "2046-01-01T08:00",
                ["Rule.Group"] = "vieux",
                ["Rule.Note"] = "Une note",
            }
        );
        var page = await Next(editor, made);
        page.QuerySelector("[role=status]")!
            .TextContent.Plain()
            .Should()
            .Contain($"ancien.example.ca/tout-{n}?id=4&lang=fr leads to /fr/archives");
        var rule = await Saved($"/tout-{n}");
        rule.StartsAt.Should().Be(new DateTime(2026, 1, 1, 13, 0, 0, DateTimeKind.Utc));
        rule.Rule.Should()
            .Match<RedirectRule>(r =>
                r.Host == "ancien.example.ca" && r.QueryHandling == QueryHandling.Drop && r.Group == "vieux" && r.Note == "Une note"
            );

        using var changed = await editor.Submit($"/admin/redirects/edit/{rule.Id}", new() { ["Rule.To"] = "/en/archive" });
        page = await Next(editor, changed);
        (await Saved($"/tout-{n}")).Target.Should().Be("/en/archive");

        using var undone = await editor.Post("/admin/redirects/history?handler=Undo", Browser.Fields(page, "[name=batch]"));
        undone.Status().Should().Be(200);
        (await Saved($"/tout-{n}")).Target.Should().Be("/fr/archives");
        (await editor.Open($"/admin/redirects/history/{rule.Id}")).QuerySelectorAll(".steps > li").Should().HaveCount(3);
    }

    [Fact]
    public async Task Each_thing_that_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        using var editor = await newsroom.SignedIn();
        foreach (
            var (field, typed, error) in new[]
            {
                ("From", "pas un chemin", "from-error"),
                ("Host", "pas un domaine", "host-error"),
                ("To", "https://evil.example/", "to-error"),
                ("Archive", "nulle part", "archive-error"),
                ("Group", new string('g', 81), "group-error"),
                ("EndsAt", "2020-01-01T08:00", "ends-error"),
                ("EndsAt", "demain", "ends-error"),
                ("Place", "premier", "place-error"),
            }
        )
        {
            Dictionary<string, string> fields = new()
            {
                ["Rule.From"] = $"/faux-{n}",
                ["Rule.To"] = "/fr/archives",
                ["Rule.StartsAt"] = "2026-01-01T08:00",
            };
            fields[$"Rule.{field}"] = typed;
            using var refused = await editor.Submit("/admin/redirects/edit", fields);
            refused.Status().Should().Be(422, "of {0}", field);
            var page = await refused.Html();
            page.GetElementById(error).Should().NotBeNull("of {0}", field);
            page.QuerySelector($"[name='Rule.{field}']")!.GetAttribute("value").Should().Be(typed);
        }
    }

    [Fact]
    public async Task Who_saves_second_sees_both_and_may_keep_theirs()
    {
        var made = await Rule($"/conflit-{n}");
        using var editor = await newsroom.SignedIn();
        var fields = Browser.Fields(await editor.Open($"/admin/redirects/edit/{made.Id}"), "[name='Rule.From']");
        await newsroom.As.Colleague.Send(new WriteRedirect.Command { From = $"/conflit-{n}", To = "/en/archive" });
        fields["Rule.To"] = "/fr";

        using var refused = await editor.Post($"/admin/redirects/edit/{made.Id}", fields);

        refused.Status().Should().Be(409);
        var page = await refused.Html();
        page.QuerySelector("[role=alert]")!.TextContent.Should().Contain("Colin").And.Contain("/en/archive").And.Contain("/fr");
        (await Saved($"/conflit-{n}")).Target.Should().Be("/en/archive");
        using var kept = await editor.Post($"/admin/redirects/edit/{made.Id}", Browser.Fields(page, "[name='Rule.From']"));
        kept.Status().Should().Be(302);
        (await Saved($"/conflit-{n}")).Target.Should().Be("/fr");
    }

    [Fact]
    public async Task A_rule_that_readers_used_goes_only_after_a_question()
    {
        var made = await Rule($"/servie-{n}");
        await newsroom.As.Editor.Send(new CountHits.Command(DateOnly.FromDateTime(DateTime.UnixEpoch), [new(made.Id, 3, 0)]));
        using var editor = await newsroom.SignedIn();

        using var asked = await editor.PostRaw("/admin/redirects", "/admin/redirects?handler=Remove", $"id={made.Id}");
        var question = await Next(editor, asked);
        question.Body!.TextContent.Should().Contain($"/servie-{n}");
        (await Saved($"/servie-{n}")).IsRemoved.Should().BeFalse();

        using var removed = await editor.PostRaw($"/admin/redirects/remove/{made.Id}", $"/admin/redirects/remove/{made.Id}", "");
        var list = await Next(editor, removed);
        (await Saved($"/servie-{n}")).IsRemoved.Should().BeTrue();
        using var undone = await editor.Post("/admin/redirects/history?handler=Undo", Browser.Fields(list, "[name=batch]"));
        (await Saved($"/servie-{n}")).IsRemoved.Should().BeFalse();
    }

    [Fact]
    public async Task Chosen_rules_change_together_and_a_question_stands_before_they_go()
    {
        var (one, two) = (await Rule($"/choix-{n}/1"), await Rule($"/choix-{n}/2"));
        using var editor = await newsroom.SignedIn();
        using var off = await editor.PostRaw("/admin/redirects", "/admin/redirects/bulk", $"ids={one.Id}&ids={two.Id}&Edit.Act=TurnOff");
        off.Status().Should().Be(200);
        (await Saved($"/choix-{n}/1")).IsOn.Should().BeFalse();

        using var asked = await editor.PostRaw("/admin/redirects", "/admin/redirects/bulk", $"all=true&q=/choix-{n}&Edit.Act=Remove");
        var question = await asked.Html();
        (await Saved($"/choix-{n}/2")).IsRemoved.Should().BeFalse();
        using var removed = await editor.Post("/admin/redirects/bulk", Browser.Fields(question, "[name='Edit.IsSure']"));
        removed.Status().Should().Be(200);
        (await Saved($"/choix-{n}/1")).IsRemoved.Should().BeTrue();
        (await Saved($"/choix-{n}/2")).IsRemoved.Should().BeTrue();

        using var none = await editor.PostRaw("/admin/redirects", "/admin/redirects/bulk", "Edit.Act=TurnOff");
        none.Status().Should().Be(422);
    }

    [Fact]
    public async Task The_list_shows_what_it_is_asked_and_breaks_on_nothing()
    {
        var made = await Rule($"/montre-{n}");
        var today = DateOnly.FromDateTime(
            await newsroom.Look(db => db.Redirects.Where(r => r.Id == made.Id).Select(r => r.MadeAt).SingleAsync())
        );
        await newsroom.As.Editor.Send(new CountHits.Command(today, [new(made.Id, 5, 0)]));
        using var editor = await newsroom.SignedIn();

        var page = await editor.Open(
            $"/admin/redirects?q=/montre-{n}&sort=MostUsed&state=On&match=Exact&answer=MovedPermanently&origin=Member"
        );
        page.QuerySelectorAll(".rules tbody tr").Should().ContainSingle();
        page.QuerySelector(".hits svg")!.GetAttribute("aria-label").Should().Contain("5");

        foreach (
            var query in new[]
            {
                "?state=nonsense",
                "?sort=99",
                "?unused=-1",
                "?unused=99999999999",
                "?before=-5",
                "?before=1",
                "?batch=0",
                "?broken=oui",
                "?group=" + new string('x', 5000),
                "?q=/%00",
                "?q=%25_[",
                "?q=/fr/articles/",
                "?sort=Precedence",
                "?sort=LastUsed&unused=3&broken=true",
                "?state=Asleep",
                "?state=Scheduled",
                "?state=Over",
            }
        )
            (await editor.Get("/admin/redirects" + query)).Status().Should().BeInRange(200, 499, "of {0}", query);
        foreach (var lost in new[] { "/admin/redirects/edit/999999", "/admin/redirects/remove/999999", "/admin/redirects/history/999999" })
            (await editor.Get(lost)).Status().Should().Be(404, "of {0}", lost);
        (await editor.Get("/admin/redirects/history?page=-3")).Status().Should().Be(200);
        using var unknown = await editor.PostRaw("/admin/redirects/history", "/admin/redirects/history?handler=Undo", "batch=999999");
        unknown.Status().Should().Be(404);
    }
}
