using System.IO.Compression;
using System.Text;
using AwesomeAssertions;
using Commentary.Text.Files;
using Commentary.Text.HouseFormat;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;
using static Commentary.Text.Tests.Files.WordFile;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace Commentary.Text.Tests.Files;

/// <summary>What a Word document says beside its plain words is written in Markdown, or told.</summary>
public sealed class WordTests : IDisposable
{
    private readonly WordFile _word = new();

    public void Dispose() => _word.Dispose();

    private Manuscript Read() => PieceFile.Read(_word.Bytes()).Pieces.Should().ContainSingle().Subject;

    private string Example(params OpenXmlElement[] runs)
    {
        _word.With(P("Accroche."), P("Exemple"), P(runs));
        return Read().Example;
    }

    private static IEnumerable<string> Told(Manuscript piece, FindingKind kind) =>
        piece.Findings.Where(finding => finding.Kind == kind).Select(finding => finding.Excerpt);

    [Fact]
    public void Raised_and_lowered_words_keep_their_meaning()
    {
        Example(
                R("10"),
                Raised("6"),
                R(" t de CO"),
                Lowered("2 "),
                R("par an, la 1"),
                Raised("re"),
                R(" fois, x"),
                Raised("2"),
                Raised("a"),
                R(" et v"),
                Lowered("max"),
                R(", "),
                R("gras", new Bold()),
                R("2", new Bold(), new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }),
                R(".")
            )
            .Should()
            .Be("10⁶ t de CO₂ par an, la 1re fois, x^2a^ et v~max~, **gras²**.");
    }

    [Fact]
    public void They_do_in_the_teaser_which_is_plain_text_and_by_a_style_of_characters()
    {
        var styles = _word.Main.AddNewPart<StyleDefinitionsPart>();
        styles.Styles = new Styles(
            new Style(new StyleRunProperties(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }))
            {
                Type = StyleValues.Character,
                StyleId = "Exposant",
            }
        );
        _word.With(P(R("Un gain de 10"), Raised("6"), R(".")), P("Exemple"), P(R("m"), R("2", new RunStyle { Val = "Exposant" })));

        var piece = Read();

        (piece.Teaser, piece.Example).Should().Be(("Un gain de 10⁶.", "m²"));
    }

    [Fact]
    public void One_that_cannot_be_written_so_is_told()
    {
        _word.With(P("Accroche."), P("Exemple"), P(R("x"), Raised("a*b"), R(" fin")));

        var piece = Read();

        piece.Example.Should().Be("xa\\*b fin");
        Told(piece, FindingKind.ScriptsLeftOut).Should().Equal("xa*b");
    }

    [Fact]
    public void Notes_come_in_as_notes_under_their_paragraph_or_list()
    {
        var link = _word.Main.AddNewPart<FootnotesPart>().AddHyperlinkRelationship(new Uri("https://exemple.net/a"), isExternal: true);
        var first = _word.Footnote(
            7,
            P(R(" Voir "), new Hyperlink(R("la page")) { Id = link.Id }, R(", "), R("p. 3", new Italic())),
            P("Exemple : un autre.")
        );
        _word.With(
            P("Accroche."),
            P("Exemple"),
            P(R("Un fait"), first, R(".")),
            Item("Un", _word.Endnote(3, "À la fin.")),
            Item("Deux"),
            P("Après.")
        );

        Read()
            .Example.Should()
            .Be(
                "Un fait[^1].\n\n[^1]: Voir [la page](https://exemple.net/a), *p. 3*\n\n    Exemple : un autre.\n\n- Un[^2]\n- Deux\n\n[^2]: À la fin.\n\nAprès."
            );

        static Paragraph Item(string words, params OpenXmlElement[] more) =>
            new([
                new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 })),
                R(words),
                .. more,
            ]);
    }

    [Fact]
    public void A_note_of_the_teaser_is_told()
    {
        _word.With(P(R("Accroche"), _word.Footnote(1, P("Selon lui.")), R(".")), P("Exemple"), P("E."));

        var piece = Read();

        piece.Teaser.Should().Be("Accroche.");
        Told(piece, FindingKind.FootnotesLeftOut).Should().Equal("Selon lui.");
    }

    [Fact]
    public void Headers_footers_and_comments_that_stand_nowhere_are_told_and_page_numbers_are_not()
    {
        _word.Main.AddNewPart<HeaderPart>().Header = new Header(P("Confidentiel"), P("Brouillon du 3 mars"));
        _word.Main.AddNewPart<HeaderPart>().Header = new Header(P("Confidentiel"), P("Brouillon du 3 mars"));
        _word.Main.AddNewPart<FooterPart>().Footer = new Footer(P(new SimpleField(R("12")) { Instruction = "PAGE" }));
        _word.Comment(1, "Vérifier.");
        _word.Comment(2, "À revoir.");
        _word.With(
            P("Accroche."),
            P("Exemple"),
            P(new CommentRangeStart { Id = "1" }, R("E."), new Run(new CommentReference { Id = "1" }))
        );

        var piece = Read();

        piece.Example.Should().Be("E.");
        Told(piece, FindingKind.HeadersLeftOut).Should().Equal("Confidentiel Brouillon du 3 mars");
        Told(piece, FindingKind.CommentsLeftOut).Should().Equal("Vérifier.", "À revoir.");
    }

    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private const string Mc = "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

    [Fact]
    public void Each_text_box_an_equation_a_sign_of_a_font_and_hidden_words_are_told_and_an_emoji_is_carried()
    {
        _word.With(P("Accroche."), P("Exemple"));
        _word.WithXml(
            $"""
            <w:p {W} {Mc} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">
            <w:r><w:t xml:space="preserve">E </w:t></w:r>
            <w:r><mc:AlternateContent xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"><mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="1F680"/></mc:Choice><mc:Fallback><w:t>🚀</w:t></mc:Fallback></mc:AlternateContent></w:r>
            <w:r><w:pict><v:group><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Une boîte</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Une autre</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></v:group></w:pict></w:r>
            <w:r><mc:AlternateContent xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>Dessinée</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Dessinée</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>
            <m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup></m:oMath>
            <w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>Caché</w:t></w:r>
            <w:r><w:rPr><w:strike/></w:rPr><w:t>faux</w:t></w:r>
            <w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve"> souligné</w:t></w:r>
            <w:smartTag w:element="place"><w:r><w:t xml:space="preserve"> à Montréal</w:t></w:r></w:smartTag>
            <w:ins w:author="A"><w:r><w:t>.</w:t></w:r></w:ins>
            </w:p>
            """.ReplaceLineEndings("")
        );

        var piece = Read();

        piece.Example.Should().Be("E 🚀~~faux~~ souligné à Montréal.");
        Told(piece, FindingKind.TextBoxesLeftOut).Should().Equal("Une boîte Une autre", "Dessinée");
        Told(piece, FindingKind.EquationsLeftOut).Should().Equal("106");
        Told(piece, FindingKind.ElementsLeftOut).Should().Equal("Wingdings F04A");
        Told(piece, FindingKind.HiddenLeftOut).Should().Equal("Caché");
        Told(piece, FindingKind.LookLeftOut).Should().Equal("souligné");
    }

    [Fact]
    public void A_link_that_is_a_field_is_a_link_and_the_paragraphs_of_a_cell_keep_their_distance()
    {
        _word.With(
            P("Accroche."),
            P("Exemple"),
            P(
                new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
                new Run(new FieldCode(" HYPERLINK \"https://exemple.net/b\" ")),
                new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
                R("la page"),
                new Run(new FieldChar { FieldCharType = FieldCharValues.End }),
                R(".")
            ),
            new Table(new TableRow(new TableCell(P("a"), P("b")), new TableCell(P("c"))))
        );

        Read().Example.Should().Be("[la page](https://exemple.net/b).\n\na b | c");
    }

    [Fact]
    public void What_is_told_beyond_the_fiftieth_is_counted()
    {
        _word.With(P("Accroche."), P("Exemple"), P("E."));
        for (var i = 1; i <= 53; i++)
            _word.Comment(i, $"n{i}");

        Told(Read(), FindingKind.MoreLeftOut).Should().Equal("3");
    }

    [Fact]
    public void A_note_that_calls_itself_ends()
    {
        var call = _word.Footnote(1, P("Une note"));
        _word.Main.FootnotesPart!.Footnotes!.Elements<Footnote>().Last().AppendChild(P(new Run(new FootnoteReference { Id = 1 })));

        Example(R("Un fait"), call).Should().StartWith("Un fait[^1]");
    }

    [Fact]
    public void A_note_that_is_called_many_times_is_written_once()
    {
        var call = _word.Footnote(1, P(new string('x', 10_000)));
        var calls = Enumerable.Range(0, 2000).Select(_ => (OpenXmlElement)call.CloneNode(deep: true)).ToArray();

        Example(calls).Length.Should().BeLessThan(40_000);
    }

    [Fact]
    public void A_note_that_two_parts_call_stands_in_both()
    {
        var call = _word.Footnote(1, P("La note."));
        _word.With(
            P("Accroche."),
            P("Point de vue neutre"),
            P(R("Un fait"), call),
            P("Exemple"),
            P(R("Un cas"), (Run)call.CloneNode(deep: true))
        );

        var piece = Read();

        piece.Neutral.Should().Be("Un fait[^1]\n\n[^1]: La note.");
        piece.Example.Should().Be("Un cas[^2]\n\n[^2]: La note.");
    }

    [Theory]
    [InlineData(100, FileKind.Docx)]
    [InlineData(50_000, FileKind.Broken)]
    public void What_is_nested_deeper_than_any_document_is_refused(int deep, FileKind kind)
    {
        const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        var body = new StringBuilder()
            .Insert(0, "<w:sdt><w:sdtContent>", deep)
            .Append("<w:p/>")
            .Insert(0, $"<w:document xmlns:w=\"{Word}\"><w:body>");
        for (var i = 0; i < deep; i++)
            body.Append("</w:sdtContent></w:sdt>");
        using var package = new MemoryStream();
        package.Write(_word.Bytes());
        using (var zip = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true))
        {
            var document = zip.Entries.Single(entry => entry.Name == "document.xml");
            var name = document.FullName;
            document.Delete();
            using var to = new StreamWriter(zip.CreateEntry(name).Open());
            to.Write(body.Append("</w:body></w:document>"));
        }

        PieceFile.Read(package.ToArray()).Kind.Should().Be(kind);
    }
}
