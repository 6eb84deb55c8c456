using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Redirects;

/// <summary>The page on which an editor takes an old site's rules in.</summary>
public class ImportPageTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private const string Page = "/admin/redirects/import";
    private readonly int n = Pieces.Next();

    [Fact]
    public async Task A_text_is_rehearsed_first_and_then_imported_as_it_was_shown()
    {
        using var editor = await newsroom.SignedIn();
        using var answer = await editor.Submit(
            Page,
            new() { ["Text"] = $"Redirect 301 /vieille-{n}.html /fr/archives\nRewriteRule ^x$ https://evil.example/ [R]\n" }
        );
        var shown = await answer.Html();

        answer.Status().Should().Be(200);
        shown.Body!.TextContent.Should().Contain("Rehearsal").And.Contain(".htaccess");
        shown.QuerySelectorAll("table.list tbody tr").Should().HaveCount(2);
        shown.QuerySelector("table.list tbody tr")!.TextContent.Should().Contain("evil.example", "what is refused comes first");
        (await newsroom.Look(db => db.Redirects.AnyAsync(r => r.Path == $"/vieille-{n}.html"))).Should().BeFalse();

        using var done = await editor.Post($"{Page}?handler=Import", Browser.Fields(shown, "[name='FileName']"));

        done.Status().Should().Be(200);
        (await done.Html()).QuerySelector(".says")!.TextContent.Should().Contain("import is done");
        (await newsroom.Look(db => db.Redirects.AnyAsync(r => r.Path == $"/vieille-{n}.html"))).Should().BeTrue();
    }

    [Fact]
    public async Task A_file_in_windows_1252_is_taken_with_its_accents()
    {
        using var editor = await newsroom.SignedIn();
        var token = (await editor.Open(Page)).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        var bytes = System
            .Text.CodePagesEncodingProvider.Instance.GetEncoding(1252)!
            .GetBytes($"from;to;note\n/\u00E9t\u00E9-{n};/fr/archives;D\u00E9j\u00E0\n");
        form.Add(new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } }, "Upload", "règles.csv");
        using var answer = await editor.Client.PostAsync(Page, form, TestContext.Current.CancellationToken);

        answer.Status().Should().Be(200);
        var text = (await answer.Html()).Body!.TextContent;
        text.Should().Contain($"/\u00E9t\u00E9-{n}").And.Contain("Made");
    }

    [Fact]
    public async Task Neither_a_file_nor_a_text_is_said_beside_the_field()
    {
        using var editor = await newsroom.SignedIn();
        using var answer = await editor.Submit(Page, new() { ["Text"] = "  " });

        answer.Status().Should().Be(422);
        (await answer.Html()).QuerySelector("[role=alert]")!.TextContent.Should().Contain("Choose a file");
    }

    [Fact]
    public async Task A_long_report_is_cut_and_counts_all()
    {
        using var editor = await newsroom.SignedIn();
        using var answer = await editor.Submit(
            Page,
            new()
            {
                ["Text"] = "from,to\n" + string.Concat(Enumerable.Range(0, 1200).Select(i => $"/long-{n}/{i},/fr/archives\n")) + "/faux,\n",
            }
        );
        var shown = await answer.Html();

        shown.QuerySelectorAll("table.list tbody tr").Should().HaveCount(1000);
        shown.QuerySelector("table.list tbody tr")!.TextContent.Should().Contain("/faux");
        shown.QuerySelector(".counts")!.TextContent.Should().Contain("1,200");
    }

    [Theory]
    [InlineData("csv", "text/csv", "redirects.csv")]
    [InlineData("json", "application/json", "redirects.json")]
    [InlineData("_redirects", "text/plain", "_redirects")]
    [InlineData("nginx", "text/plain", "redirects.conf")]
    [InlineData("htaccess", "text/plain", "redirects.htaccess")]
    public async Task Every_rule_is_downloaded_in_each_format(string format, string type, string file)
    {
        await newsroom.As.Editor.Send(new Application.Redirects.WriteRedirect.Command { From = $"/sortie-{n}", To = "/fr/archives" });
        using var editor = await newsroom.SignedIn();
        using var answer = await editor.Get($"/admin/redirects/export?format={format}");

        answer.Status().Should().Be(200);
        answer.Content.Headers.ContentType!.MediaType.Should().Be(type);
        answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').Should().Be(file);
        (await answer.Text()).Should().Contain($"sortie-{n}");
    }

    [Fact]
    public async Task An_author_may_not_take_rules_out_and_no_other_format_is_there()
    {
        using var author = await newsroom.SignedIn(Role.Author);
        (await author.Get("/admin/redirects/export?format=csv")).Status().Should().Be(403);
        using var editor = await newsroom.SignedIn();
        (await editor.Get("/admin/redirects/export?format=plugin-csv")).Status().Should().Be(404);
    }
}
