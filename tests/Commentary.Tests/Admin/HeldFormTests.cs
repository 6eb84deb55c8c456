using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Importing;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Admin;

/// <summary>What was typed is kept when whoever sends it is not, or no longer, the one who may.</summary>
public class HeldFormTests(ImpatientNewsroom newsroom) : IClassFixture<ImpatientNewsroom>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private readonly int n = Pieces.Next();

    private Browser Stranger()
    {
        var browser = newsroom.Stranger();
        browser.Client.With("Sec-Fetch-Site", "same-origin");
        return browser;
    }

    private async Task<Browser> SignedIn(Role role)
    {
        var browser = await newsroom.SignedIn(role);
        browser.Client.With("Sec-Fetch-Site", "same-origin");
        return browser;
    }

    private static Dictionary<string, string> SignIn(IHtmlDocument page, Role role)
    {
        var fields = Browser.Fields(page, "[name=Password]");
        (fields["Email"], fields["Password"]) = (Newsroom.Email(role), Newsroom.Password);
        return fields;
    }

    [Fact]
    public async Task A_form_whose_token_is_another_members_is_shown_to_be_sent_on()
    {
        var id = await Some.Draft(newsroom, $"Jeton {n}");
        using var first = await SignedIn(Role.Author);
        var fields = Browser.Fields(await first.Open($"/admin/articles/edit/{id}"), "[name='Save.French.Neutral']");
        fields["Save.French.Neutral"] = "Une heure de travail.";
        using var second = await SignedIn(Role.Editor);

        using var kept = await second.Post($"/admin/articles/edit/{id}", fields);

        kept.Status().Should().Be(400);
        var page = await kept.Html();
        page.QuerySelector("[role=alert]")!.TextContent.Should().Contain("Editor");
        (await newsroom.Open(id)).French.Text.Neutral.Should().Be("Le neutre.");
        using var sent = await second.Post($"/admin/articles/edit/{id}", Browser.Fields(page, "[name='Save.French.Neutral']"));
        sent.Status().Should().Be(302);
        (await newsroom.Open(id)).French.Text.Neutral.Should().Be("Une heure de travail.");
    }

    [Fact]
    public async Task Another_sites_form_is_laid_before_nobody()
    {
        using var editor = await newsroom.SignedIn();
        editor.Client.With("Sec-Fetch-Site", "cross-site");
        using var refused = await editor.Post("/admin/articles/new", new Dictionary<string, string> { ["Start.Title"] = "Piège" });
        refused.Status().Should().Be(400);
        (await refused.Text()).Should().NotContain("Piège");
    }

    [Fact]
    public async Task A_sign_in_whose_token_is_gone_keeps_the_held_text()
    {
        using var stranger = Stranger();
        using var held = await stranger.Post("/admin/articles/new", new Dictionary<string, string> { ["Text"] = "Gardé." });
        held.Status().Should().Be(401);
        var fields = SignIn(await held.Html(), Role.Editor);
        fields["__RequestVerificationToken"] = "x";

        using var again = await stranger.Post("/admin/account/signin", fields);

        again.Status().Should().Be(401);
        (await again.Html()).QuerySelector<IHtmlTextAreaElement>("textarea[name='held.Text']")!.Value.Should().Be("Gardé.");
    }

    [Fact]
    public async Task A_database_that_is_silent_while_signing_in_keeps_the_held_text()
    {
        using var stranger = Stranger();
        using var held = await stranger.Post("/admin/articles/new", new Dictionary<string, string> { ["Text"] = "Gardé." });
        // A wrong password is counted, and so needs the lock.
        var fields = SignIn(await held.Html(), Role.Administrator);
        fields["Password"] = "la mauvaise phrase";
        await using var somebody = new SqliteConnection(newsroom.Connection);
        await somebody.OpenAsync(Stop);
        await using var holds = somebody.BeginTransaction();

        using var silent = await stranger.Post("/admin/account/signin", fields);

        silent.Status().Should().Be(503);
        var page = await silent.Html();
        page.QuerySelectorAll("[role=alert]").Should().NotBeEmpty();
        page.QuerySelector<IHtmlTextAreaElement>("textarea[name='held.Text']")!.Value.Should().Be("Gardé.");
    }

    [Fact]
    public async Task A_file_outlives_the_session_as_pasted_text()
    {
        var piece = Pieces.Text($"Du fichier {n}. Suite.", $"https://example.org/fichier-{n}");
        using var stranger = Stranger();
        using var held = await Upload(stranger, Encoding.UTF8.GetBytes(piece));
        held.Status().Should().Be(401);

        using var entered = await stranger.Post("/admin/account/signin", SignIn(await held.Html(), Role.Editor));
        using var sent = await stranger.Post("/admin/articles/new", Browser.Fields(await entered.Html(), "[name=Text]"));

        sent.Status().Should().Be(302);
        (await newsroom.Look(db => db.Editions.AnyAsync(e => e.Title == $"Du fichier {n}", Stop))).Should().BeTrue();
    }

    [Fact]
    public async Task What_a_file_held_beside_its_text_outlives_the_session_too()
    {
        var page = $"<!doctype html><p>Page gardée {n}. Suite.</p><h2>Exemple</h2><p>E.</p><svg><text>Ventes</text></svg>";
        using var stranger = Stranger();
        using var held = await Upload(stranger, Encoding.UTF8.GetBytes(page));

        using var entered = await stranger.Post("/admin/account/signin", SignIn(await held.Html(), Role.Editor));
        using var sent = await stranger.Post("/admin/articles/new", Browser.Fields(await entered.Html(), "[name=Text]"));

        (await stranger.Open(sent.Headers.Location!.ToString()))
            .QuerySelectorAll("[role=status] li")
            .Select(finding => finding.TextContent)
            .Should()
            .Equal("An HTML page, read as text.", "Pictures, left out: Ventes");
    }

    [Fact]
    public async Task A_file_that_is_too_large_to_be_held_is_refused()
    {
        using var stranger = Stranger();
        using var refused = await Upload(stranger, new byte[ImportManuscript.MostBytes + 1]);
        refused.Status().Should().Be(413);
    }

    [Fact]
    public async Task What_a_role_no_longer_allows_comes_back_with_all_that_was_typed()
    {
        var id = await Some.Draft(newsroom, $"Rôle {n}");
        using var author = await SignedIn(Role.Author);

        using var refused = await author.Submit(
            $"/admin/articles/edit/{id}",
            new() { ["Save.French.Neutral"] = "Une heure de travail." },
            $"/admin/articles/edit/{id}?handler=Publish&language=French"
        );

        refused.Status().Should().Be(403);
        var page = await refused.Html();
        page.QuerySelector("[role=alert]")!.TextContent.Should().Contain("Your role does not allow this");
        page.QuerySelector<IHtmlTextAreaElement>("textarea[name='Save.French.Neutral']")!.Value.Should().Be("Une heure de travail.");
        (await newsroom.Open(id)).French.Text.Neutral.Should().Be("Le neutre.");
    }

    [Fact]
    public async Task A_new_article_with_nothing_in_it_is_not_begun()
    {
        using var editor = await SignedIn(Role.Editor);
        var before = await newsroom.Look(db => db.Articles.CountAsync(Stop));

        using var refused = await editor.Submit("/admin/articles/new", new() { ["Start.Title"] = " " });

        refused.Status().Should().Be(422);
        (await refused.Html()).QuerySelector("[role=alert]")!.TextContent.Should().Contain("Something is needed to start from");
        (await newsroom.Look(db => db.Articles.CountAsync(Stop))).Should().Be(before);
    }

    private static async Task<HttpResponseMessage> Upload(Browser browser, byte[] bytes)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(""), "Text");
        form.Add(new ByteArrayContent(bytes), "Upload", "piece.txt");
        return await browser.Client.PostAsync("/admin/articles/new", form, Stop);
    }
}
