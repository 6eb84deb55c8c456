using System.IO.Compression;
using System.Text;
using Commentary.Application.Importing;
using Commentary.Tests.Fixture;
using Commentary.Text.HouseFormat;
using Microsoft.EntityFrameworkCore;
using Why = Commentary.Application.Importing.ImportManuscript.Refusal;

namespace Commentary.Tests.Importing;

/// <summary>Files as editors have them go in, and what they held beside the text is told.</summary>
public class FilesOfAllKindsTests(Building building) : IClassFixture<Building>
{
    private readonly int n = Pieces.Next();

    private Task<ImportManuscript.Result> Take(byte[] bytes, string name) => building.As.Author.Send(Pieces.File(bytes, name));

    [Theory]
    [InlineData("{\\rtf1\\ansi Exemple}", Why.IsRtf)]
    [InlineData("%PDF-1.7 ...", Why.IsPdf)]
    public async Task A_document_that_is_not_read_is_named(string start, Why why) =>
        (await Take(Encoding.Latin1.GetBytes(start), "x.txt")).Refusal.Should().Be(why);

    [Fact]
    public async Task So_are_OpenDocument_and_the_old_Word()
    {
        (await Take(Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")), "x.odt"))
            .Refusal.Should()
            .Be(Why.IsOdt);
        (await Take([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "x.doc")).Refusal.Should().Be(Why.IsDoc);
    }

    [Fact]
    public async Task An_HTML_page_is_read_and_what_has_no_place_is_told()
    {
        var html =
            $"<!doctype html><html><head><title>x</title><style>p{{}}</style></head><body><p>Une page {n} arrive. #IA</p><h2>Article en référence</h2>"
            + $"<p><a href=\"https://example.org/page-{n}\">https://example.org/page-{n}</a></p><h2>Récapitulatif factuel</h2><p>Du <strong>gras </strong>et de l’<em>italique</em>, "
            + "2 * 3 * 4.</p><ul><li>Un</li><li>Deux</li></ul><p><strong>Point de vue neutre :</strong> N, <a href=\"https://example.org/l\">un lien</a>.</p>"
            + "<img src=\"a.png\" alt=\"Un graphique\"><script>alert(1)</script><h2>Exemple</h2><p>E.</p></body></html>";

        var made = await Take(Encoding.UTF8.GetBytes(html), "page.html");

        var text = (await building.Open(made.ArticleId)).French.Text;
        text.Title.Should().Be($"Une page {n} arrive");
        text.Summary.Should().Be("Du **gras** et de l’*italique*, 2 \\* 3 \\* 4.\n\n- Un\n- Deux");
        text.Neutral.Should().Be("N, [un lien](https://example.org/l).");
        text.Example.Should().Be("E.");
        made.Findings.Should().Contain(f => f.Kind == FindingKind.ReadAsHtml);
        made.Findings.Should().ContainSingle(f => f.Kind == FindingKind.PicturesLeftOut).Which.Excerpt.Should().Be("Un graphique");
        made.Findings.Should().ContainSingle(f => f.Kind == FindingKind.EmbeddedLeftOut);
    }

    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private static byte[] Word(string body, string before = "") =>
        Zip(
            (
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
            ),
            (
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                    + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
            ("word/document.xml", $"<?xml version=\"1.0\"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>")
        );

    private static string P(string text, string style = "", string run = "") =>
        $"<w:p>{(style.Length > 0 ? $"<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>" : "")}<w:r>{(run.Length > 0 ? $"<w:rPr><w:{run}/></w:rPr>" : "")}<w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    [Fact]
    public async Task A_Word_document_is_read_and_what_has_no_place_is_told()
    {
        var made = await Take(
            Word(
                P($"Un document {n} arrive. #IA")
                    + P("Article en référence", "Heading1")
                    + P($"https://example.org/word-{n}")
                    + P("Récapitulatif factuel", run: "b")
                    + "<w:p><w:r><w:t xml:space=\"preserve\">Du </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>gr</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>as</w:t></w:r>"
                    + "<w:del><w:r><w:delText>ôté</w:delText></w:r></w:del><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>.</w:t></w:r></w:p>"
                    + P("Exemple")
                    + P("E.")
            ),
            "piece.docx"
        );

        var text = (await building.Open(made.ArticleId)).French.Text;
        (text.Title, text.Summary, text.Example).Should().Be(($"Un document {n} arrive", "Du **gras**.", "E."));
        made.Findings.Should().Contain(f => f.Kind == FindingKind.ReadAsDocx);
        made.Findings.Should().ContainSingle(f => f.Kind == FindingKind.DeletionsLeftOut).Which.Excerpt.Should().Be("ôté");
    }

    [Fact]
    public async Task A_bomb_an_entity_and_a_broken_package_are_refused()
    {
        (await Take(Word(new string(' ', 70_000_000)), "bombe.docx")).Refusal.Should().Be(Why.IsBroken);
        var entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";
        (await Take(Word(P("&e;"), entity), "entite.docx")).Refusal.Should().Be(Why.IsBroken);
        (await Take([.. "PK\u0003\u0004"u8, 1, 2, 3], "x.docx")).Refusal.Should().Be(Why.IsBroken);
    }

    [Fact]
    public async Task Front_matter_gives_the_day_of_first_publication_and_its_tags_are_topics()
    {
        var text =
            $"---\ntitle: Un routeur {n}\ndate: 2025-04-02\ntags: [routeurs{n}]\n---\n"
            + Pieces.Text($"Accroche {n}. Suite.", $"https://example.org/r{n}");

        var done = await building.As.Editor.Send(new ImportFile.Command { Manuscript = Some.File(text, $"r{n}.md"), Publish = true });

        done.IsPublic.Should().BeTrue();
        done.Manuscript.Title.Should().Be($"Un routeur {n}");
        var live = await building.Look(db => db.Live.SingleAsync(l => l.ArticleId == done.Manuscript.ArticleId));
        live.FirstPublishedAt.Should().Be(new DateTime(2025, 4, 2, 4, 0, 0));
        (await building.Open(done.Manuscript.ArticleId)).French.Text.Teaser.Should().EndWith($"#routeurs{n}");
    }

    [Fact]
    public async Task Two_pieces_in_one_text_are_two_articles_and_the_desk_shows_what_was_left_out()
    {
        var text =
            Pieces.Text($"Première {n}. #IA", $"https://example.org/un-{n}")
            + "\n\nRedirection en cours...\n\n---\n\n"
            + Pieces.Text($"Seconde {n}. #IA", $"https://example.org/deux-{n}");

        var taken = await building.As.Author.Send(new ImportPieces.Command(Pieces.File(Encoding.UTF8.GetBytes(text), "deux.txt")));

        taken.Select(piece => piece.Title).Should().Equal($"Première {n}", $"Seconde {n}");
        taken.Select(piece => piece.ArticleId).Should().OnlyHaveUniqueItems();
        var shown = await building.As.Author.Send(new ListImports.Query(taken[0].ArticleId));
        shown.Should().ContainSingle().Which.Findings.Should().ContainSingle(f => f.Kind == FindingKind.ForwardingWordsLeftOut);
        (await building.As.Author.Send(new ListImports.Query(taken[1].ArticleId)))
            .Single()
            .Findings.Should()
            .Contain(f => f.Kind == FindingKind.AnotherPiece);
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in entries)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(text);
            }
        return bytes.ToArray();
    }
}
