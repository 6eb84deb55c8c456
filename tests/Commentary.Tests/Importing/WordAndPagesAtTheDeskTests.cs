using System.Globalization;
using System.Text;
using AngleSharp.Html.Dom;
using Commentary.Tests.Fixture;
using Commentary.Text.Tests.Files;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using static Commentary.Text.Tests.Files.WordFile;

namespace Commentary.Tests.Importing;

/// <summary>Word documents and pages that editors start an article from: what they hold stands at the desk, and what has no place is said there.</summary>
public class WordAndPagesAtTheDeskTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private readonly int n = Pieces.Next();

    private string Address => $"https://exemple.org/mot-{n}";

    private byte[] Document(string neutral = "N.")
    {
        using var word = new WordFile();
        word.Main.AddNewPart<HeaderPart>().Header = new Header(P("Confidentiel"));
        word.With(
            P($"Un document {n} arrive. #IA"),
            P("Article en référence"),
            P(Address),
            P("Récapitulatif factuel"),
            P(R("10"), Raised("6"), R(" t de CO"), Lowered("2"), word.Footnote(4, P("Selon lui.")), R(".")),
            P("Point de vue neutre"),
            P(neutral)
        );
        return word.Bytes();
    }

    private static async Task<HttpResponseMessage> Send(Browser editor, byte[] bytes, string name)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in Browser.Fields(await editor.Open("/admin/articles/new"), "[name='Start.Title']"))
            form.Add(new StringContent(value), field);
        form.Add(new ByteArrayContent(bytes), "Upload", name);
        return await editor.Client.PostAsync("/admin/articles/new", form, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Told(IHtmlDocument page, string within) =>
        page.QuerySelectorAll($"{within} li").Select(finding => finding.TextContent);

    private static int ArticleAt(HttpResponseMessage answer) =>
        int.Parse(answer.Headers.Location!.ToString().Split('/')[^1].Split('?')[0], CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_Word_document_keeps_its_figures_and_notes_and_the_desk_says_what_it_left_out()
    {
        using var editor = await newsroom.SignedIn();

        using var sent = await Send(editor, Document(), "piece.docx");

        (await newsroom.Open(ArticleAt(sent))).French.Text.Summary.Should().Be("10⁶ t de CO₂[^1].\n\n[^1]: Selon lui.");
        Told(await editor.Open(sent.Headers.Location!.ToString()), "[role=status]")
            .Should()
            .Equal("A Word document, read as text.", "A page header or footer, left out: Confidentiel");
    }

    [Fact]
    public async Task A_page_keeps_its_code_and_figures_and_the_desk_says_what_it_left_out()
    {
        using var editor = await newsroom.SignedIn();
        var html =
            $"<!doctype html><p>Une page {n} arrive. #IA</p><h2>Article en référence</h2><p>{Address}</p><h2>Récapitulatif factuel</h2>"
            + "<p>10<sup>6</sup> t de CO<sub>2</sub>.</p><pre>a = b\n  c</pre><iframe src=\"https://exemple.net/v\"></iframe>";

        using var sent = await Send(editor, Encoding.UTF8.GetBytes(html), "page.html");

        (await newsroom.Open(ArticleAt(sent))).French.Text.Summary.Should().Be("10⁶ t de CO₂.\n\n```\na = b\n  c\n```");
        Told(await editor.Open(sent.Headers.Location!.ToString()), "[role=status]")
            .Should()
            .Equal("An HTML page, read as text.", "Part of a page (script, form, frame…), left out: <iframe> https://exemple.net/v");
    }

    //TASK3
    [Theory]
    [InlineData("button[name=Join]", ".notes")]
    [InlineData("button[name='Start.ToldOf']", "[role=status]")]
    public async Task What_a_document_left_out_is_said_with_the_question_and_at_the_desk_that_is_chosen(string choice, string place)
    {
        using var editor = await newsroom.SignedIn();
        using var first = await Send(editor, Document(), "piece.docx");
        var id = ArticleAt(first);

        using var asked = await Send(editor, Document("Un autre neutre."), "piece.docx");

        asked.Status().Should().Be(422);
        var page = await asked.Html();
        string[] told = ["A Word document, read as text.", "A page header or footer, left out: Confidentiel"];
        Told(page, "form .field").Should().Equal(told);
        page.QuerySelector("form .field ul")!.PreviousElementSibling!.TextContent.Should().Be("On reading “piece.docx”:");
        var fields = Browser.Fields(page, "[name='Start.Title']");
        var pressed = page.QuerySelector(choice)!;
        fields[pressed.GetAttribute("name")!] = pressed.GetAttribute("value")!;
        using var chosen = await editor.Post("/admin/articles/new", fields);

        (ArticleAt(chosen) == id).Should().Be(choice.Contains("Join", StringComparison.Ordinal));
        Told(await editor.Open(chosen.Headers.Location!.ToString()), place).Should().Equal(told);
        (await newsroom.Open(ArticleAt(chosen))).French.Text.Neutral.Should().Be("Un autre neutre.");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[null,{\"Kind\":9999,\"Line\":1,\"Excerpt\":\"x\"},{\"Kind\":1,\"Line\":1,\"Excerpt\":null}]")]
    public async Task Notes_that_no_page_of_ours_wrote_say_nothing(string notes)
    {
        using var editor = await newsroom.SignedIn();

        using var sent = await editor.Submit(
            "/admin/articles/new",
            new() { ["Text"] = Pieces.Text($"Fausses notes {notes.Length} {n}. Suite.", $"{Address}-{notes.Length}"), ["Notes"] = notes }
        );

        sent.Status().Should().Be(302);
        Told(await editor.Open(sent.Headers.Location!.ToString()), "[role=status]").Should().BeEmpty();
    }
}
