using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Articles;
using Commentary.Application.Journal;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Journal;

/// <summary>What is typed and not saved is kept apart from the draft, for whoever typed it.</summary>
public class TypedTextTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private const string Here = "desk-0001";
    private const string There = "desk-0002";
    private readonly int n = Pieces.Next();

    private static string Desk(int id) => $"/admin/articles/edit/{id}";

    private static async Task<HttpResponseMessage> Type(
        Browser editor,
        int id,
        string neutral,
        long number = 1,
        string desk = Here,
        string? takenFrom = null,
        string? token = null,
        Dictionary<string, string>? fields = null
    )
    {
        token ??= (await editor.Open(Desk(id))).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/admin/articles/journal/{id}");
        request.Headers.Add("RequestVerificationToken", token);
        request.Content = JsonContent.Create(
            new
            {
                desk,
                number,
                fields = fields ?? new() { ["French.Neutral"] = neutral, ["OpenedFrench"] = "2" },
                takenFrom,
            }
        );
        return await editor.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<string>> Notices(Browser editor, int id) =>
        [.. (await editor.Open(Desk(id))).QuerySelectorAll("[data-typed] .words").Select(words => words.TextContent)];

    [Fact]
    public async Task It_is_shown_to_its_writer_alone_and_taken_up_where_it_was()
    {
        var id = await Some.Draft(newsroom, $"Repris {n}");
        using var editor = await newsroom.SignedIn();
        using var colleague = await newsroom.SignedIn(Role.Author);

        (await Type(editor, id, "Tapé, pas enregistré.")).Status().Should().Be(204);

        (await newsroom.Open(id)).French.Text.Neutral.Should().NotContain("Tapé", "it is no save");
        (await newsroom.Open(id)).French.Version.Should().Be(2, "a draft that was begun and written");
        (await Notices(colleague, id)).Should().BeEmpty();
        (await Notices(editor, id)).Should().Equal("Tapé, pas enregistré.");
        var page = await editor.Open($"{Desk(id)}?typed={Here}");
        page.QuerySelector<IHtmlTextAreaElement>("#Save-French-Neutral")!.Value.Should().Be("Tapé, pas enregistré.");
        page.QuerySelectorAll("[data-typed]").Should().BeEmpty("it is in the form");

        using var saved = await editor.Post(Desk(id), Browser.Fields(page, "[name='Save.French.Title']"));

        saved.Status().Should().Be(302);
        (await newsroom.Open(id)).French.Text.Neutral.Should().Be("Tapé, pas enregistré.");
        (await Notices(editor, id)).Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_colleague_saved_meanwhile_is_merged_when_it_is_taken_up()
    {
        var id = await Some.Draft(newsroom, $"Entretemps {n}");
        using var editor = await newsroom.SignedIn();
        await Type(editor, id, "Tapé.");
        await newsroom.Save(id, text => text with { Summary = "Un collègue." });

        using var saved = await editor.Post(
            Desk(id),
            Browser.Fields(await editor.Open($"{Desk(id)}?typed={Here}"), "[name='Save.French.Title']")
        );

        saved.Status().Should().Be(302);
        var text = (await newsroom.Open(id)).French.Text;
        (text.Neutral, text.Summary).Should().Be(("Tapé.", "Un collègue."));
    }

    [Fact]
    public async Task What_a_colleague_corrected_since_is_not_offered_as_what_one_typed()
    {
        var id = await Some.Draft(newsroom, $"Corrigé {n}");
        using var editor = await newsroom.SignedIn();
        var opened = (await newsroom.Open(id)).French.Text;
        // A page that sends all that stands in it, typed or not.
        var sent = Merge.Fields.ToDictionary(field => $"French.{field}", opened.Field);
        sent["French.Neutral"] = "Tapé.";
        sent["OpenedFrench"] = "2";
        await Type(editor, id, "", fields: sent);
        await newsroom.Save(id, text => text with { Summary = "Corrigé par la collègue." });

        (await Notices(editor, id)).Should().Equal("Tapé.");
        var page = await editor.Open($"{Desk(id)}?typed={Here}");
        page.QuerySelector<IHtmlTextAreaElement>("#Save-French-Summary")!.Value.Should().Be("Corrigé par la collègue.");
        Opened(page).Should().Equal(new Dictionary<string, string> { ["Save.French.Neutral"] = "Le neutre." });

        sent["French.Neutral"] = "Le neutre.";
        await Type(editor, id, "", number: 2, fields: sent);
        (await Notices(editor, id)).Should().BeEmpty("nobody typed any of it");
    }

    [Fact]
    public async Task A_refused_form_tells_what_was_typed_in_it_from_what_stood_there()
    {
        var id = await Some.Draft(newsroom, $"Moment refusé {n}");
        using var editor = await newsroom.SignedIn();
        var fields = Browser.Fields(await editor.Open(Desk(id)), "[name='Save.French.Title']");
        fields["Save.French.Neutral"] = "Tapé.";
        fields["Tell.FrenchAt"] = "2001-01-01T10:00";
        await newsroom.Save(id, text => text with { Summary = "Corrigé par la collègue." });

        using var refused = await editor.Post($"{Desk(id)}?handler=Schedule&language=French", fields);

        refused.Status().Should().Be(422);
        Opened(await refused.Html()).Should().Equal(new Dictionary<string, string> { ["Save.French.Neutral"] = "Le neutre." });
    }

    private static Dictionary<string, string> Opened(IHtmlDocument page) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(page.QuerySelector("form.desk")!.GetAttribute("data-opened")!)!;

    [Fact]
    public async Task A_burst_that_comes_late_brings_nothing_back()
    {
        var id = await Some.Draft(newsroom, $"En retard {n}");
        using var editor = await newsroom.SignedIn();
        await Type(editor, id, "Deux mots.", number: 20);
        await Type(editor, id, "Deux", number: 10);
        (await Notices(editor, id)).Should().Equal("Deux mots.");
        var fields = Browser.Fields(await editor.Open($"{Desk(id)}?typed={Here}"), "[name='Save.French.Title']");
        (await editor.Post(Desk(id), fields)).Status().Should().Be(302);

        (await Type(editor, id, "Deux mo", number: 15)).Status().Should().Be(204);

        (await Notices(editor, id)).Should().BeEmpty("what it held is saved");
    }

    [Fact]
    public async Task What_is_typed_while_a_save_runs_outlives_it()
    {
        var id = await Some.Draft(newsroom, $"Pendant {n}");
        using var editor = await newsroom.SignedIn();
        var fields = Browser.Fields(await editor.Open(Desk(id)), "[name='Save.French.Title']");
        fields["Save.French.Neutral"] = "Enregistré.";
        fields["Save.Desk"] = Here;
        fields["Save.Burst"] = "5";
        await Type(editor, id, "Enregistré. Et plus.", number: 6);

        (await editor.Post(Desk(id), fields)).Status().Should().Be(302);

        (await Notices(editor, id)).Should().Equal("Enregistré. Et plus.");
    }

    [Fact]
    public async Task A_refused_save_leaves_it_where_it_is()
    {
        var id = await Some.Draft(newsroom, $"Refusé {n}");
        using var editor = await newsroom.SignedIn();
        await Type(editor, id, "Tapé.", number: 7);
        var fields = Browser.Fields(await editor.Open($"{Desk(id)}?typed={Here}"), "[name='Save.French.Title']");
        fields["Save.French.Title"] = new string('x', Edition.TitleLength + 1);

        (await editor.Post(Desk(id), fields)).Status().Should().Be(422);

        (await Notices(editor, id)).Should().Equal("Tapé.");
    }

    [Fact]
    public async Task Two_desks_do_not_write_over_each_other_and_each_is_thrown_away_by_itself()
    {
        var id = await Some.Draft(newsroom, $"Deux bureaux {n}");
        using var editor = await newsroom.SignedIn();
        await Type(editor, id, "D’ici.");
        await Type(editor, id, "De là.", desk: There);
        (await Notices(editor, id)).Should().BeEquivalentTo("D’ici.", "De là.");

        using var dropped = await editor.Submit(
            Desk(id),
            new() { ["Save.French.Title"] = $"Deux bureaux {n}" },
            $"{Desk(id)}?handler=Drop&desk={Here}"
        );

        dropped.Status().Should().Be(302);
        (await Notices(editor, id)).Should().Equal("De là.");
        (await Type(editor, id, "De là, et plus.", desk: Here, takenFrom: There)).Status().Should().Be(204);
        (await Notices(editor, id)).Should().Equal("De là, et plus.");
    }

    [Fact]
    public async Task What_is_as_it_is_saved_is_not_spoken_of()
    {
        var id = await Some.Draft(newsroom, $"Pareil {n}");
        using var editor = await newsroom.SignedIn();
        var saved = (await newsroom.Open(id)).French.Text.Neutral;

        await Type(editor, id, saved.ReplaceLineEndings("\r\n"));
        (await Notices(editor, id)).Should().BeEmpty();
        await Type(editor, id, "", number: 2, fields: []);
        (await Notices(editor, id)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_stranger_is_told_so_and_another_members_page_too()
    {
        var id = await Some.Draft(newsroom, $"Étranger {n}");
        using var stranger = newsroom.Stranger();
        using var editor = await newsroom.SignedIn();
        using var author = await newsroom.SignedIn(Role.Author);
        var authors = (await author.Open(Desk(id))).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;

        (await Type(stranger, id, "Rien.", token: "x")).Status().Should().Be(401);
        (await Type(editor, id, "Rien.", token: authors)).Status().Should().Be(400);
        (await Type(editor, 99_999_999, "Rien.", token: await Token(editor, id))).Status().Should().Be(404);

        (await Notices(editor, id)).Should().BeEmpty();
    }

    private static async Task<string> Token(Browser editor, int id) =>
        (await editor.Open(Desk(id))).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;

    [Theory]
    [InlineData("desk-0001", 1, "French.Nothing", "x")]
    [InlineData("desk-0001", 0, "French.Neutral", "x")]
    [InlineData("x", 1, "French.Neutral", "x")]
    [InlineData("desk 0001<script>", 1, "French.Neutral", "x")]
    public async Task What_no_page_of_ours_sends_is_refused(string desk, long number, string field, string value)
    {
        var id = await Some.Draft(newsroom, $"Hostile {n}");
        using var editor = await newsroom.SignedIn();

        using var answer = await Type(editor, id, "", number, desk, fields: new() { [field] = value });

        answer.Status().Should().Be(422);
        (await newsroom.Look(db => db.TypedTexts.CountAsync(t => t.ArticleId == id))).Should().Be(0);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"desk\":null,\"fields\":null}")]
    [InlineData("{\"desk\":\"desk-0001\",\"number\":1,\"fields\":{\"French.Neutral\":null}}")]
    public async Task A_broken_body_is_no_fault_of_ours(string body)
    {
        var id = await Some.Draft(newsroom, $"Cassé {n}");
        using var editor = await newsroom.SignedIn();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/admin/articles/journal/{id}");
        request.Headers.Add("RequestVerificationToken", await Token(editor, id));
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await editor.Client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.Status().Should().BeInRange(400, 499);
    }

    [Fact]
    public void A_day_that_was_struck_out_stays_out()
    {
        var shown = new SaveDraft.Command { Source = SourceText.Empty with { PublishedOn = new(2026, 1, 2) } };
        var fields = new Dictionary<string, string> { ["Source.PublishedOn"] = "" };

        shown.Over(new Typed(Here, 9, default, fields, [])).Source!.PublishedOn.Should().BeNull();
        shown.Over(new Typed(Here, 9, default, new Dictionary<string, string>(), [])).Source!.PublishedOn.Should().Be(new(2026, 1, 2));
    }

    [Fact]
    public void Every_field_of_the_desk_is_kept()
    {
        var full = new SaveDraft.Command();
        var fields = TypedFields.Names.ToDictionary(
            name => name,
            name =>
                name.StartsWith("Opened", StringComparison.Ordinal) ? "3"
                : name.EndsWith("PublishedOn", StringComparison.Ordinal) ? "2026-01-02"
                : name
        );

        var form = full.Over(new Typed(Here, 9, default, fields, []));

        (form.OpenedFrench, form.OpenedEnglish, form.OpenedSource, form.Desk, form.Burst).Should().Be((3, 3, 3, Here, 9));
        foreach (var field in Merge.Fields)
            (form.French!.Field(field), form.English!.Field(field)).Should().Be(($"French.{field}", $"English.{field}"));
        form.Source!.Should()
            .Be(
                new SourceText(
                    "Source.Url",
                    "Source.Title",
                    "Source.Publisher",
                    "Source.Author",
                    new(2026, 1, 2),
                    "Source.Language",
                    "Source.Picture"
                )
            );
        form.SourceAsOpened!.Url.Should().Be("SourceAsOpened.Url");
    }
}
