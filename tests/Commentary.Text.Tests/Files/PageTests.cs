using System.Text;
using AwesomeAssertions;
using Commentary.Text.Files;
using Commentary.Text.HouseFormat;
using Xunit;

namespace Commentary.Text.Tests.Files;

/// <summary>What an HTML page says beside its plain words is written in Markdown, or told.</summary>
public class PageTests
{
    private static Manuscript Read(string example) =>
        PieceFile
            .Read(Encoding.UTF8.GetBytes($"<!doctype html><p>Accroche.</p><h2>Exemple</h2>{example}"))
            .Pieces.Should()
            .ContainSingle()
            .Subject;

    private static IEnumerable<(FindingKind Kind, string Excerpt)> Told(Manuscript piece) =>
        piece
            .Findings.Where(finding =>
                finding.Kind is not (FindingKind.ReadAsHtml or FindingKind.MissingPart or FindingKind.SourceUrlMissing)
            )
            .Select(finding => (finding.Kind, finding.Excerpt));

    [Theory]
    [InlineData("<p>10<sup>6</sup> t de CO<sub>2</sub>, 1<sup>re</sup></p>", "10⁶ t de CO₂, 1re")]
    [InlineData("<p>x<sup>2a</sup>, <strong>v<sub>max</sub></strong> <del>non</del></p>", "x^2a^, **v~max~** ~~non~~")]
    [InlineData("<p>un fait<sup><a href=\"#n1\">[1]</a></sup>.</p>", "un fait¹.")]
    [InlineData("<p>m<span style=\"vertical-align: super\">2</span></p>", "m²")]
    public void Raised_and_lowered_words_keep_their_meaning(string html, string markdown)
    {
        var piece = Read(html);

        piece.Example.Should().Be(markdown);
        Told(piece).Should().BeEmpty();
    }

    [Fact]
    public void Code_keeps_its_lines_in_a_fence()
    {
        var piece = Read(
            "<p>Avant.</p><pre><code>if (a &lt; b)\n    **x**;\nExemple\n```\n</code></pre><ul><li>Un<pre>a\n b</pre></li></ul><p>Après.</p>"
        );

        piece
            .Example.Should()
            .Be("Avant.\n\n````\nif (a < b)\n    **x**;\nExemple\n```\n````\n\n- Un\n\n  ```\n  a\n   b\n  ```\n\nAprès.");
        Told(piece).Should().BeEmpty();
    }

    [Fact]
    public void A_text_that_a_browser_shows_as_it_stands_is_the_piece()
    {
        var piece = PieceFile
            .Read(Encoding.UTF8.GetBytes("<html><body><pre>Accroche. #IA\n\nExemple\n\n**Un** texte.</pre></body></html>"))
            .Pieces[0];

        (piece.Teaser, piece.Example).Should().Be(("Accroche. #IA", "**Un** texte."));
    }

    [Theory]
    [InlineData("<form><label>Courriel</label> <input placeholder=\"vous@\"></form>", FindingKind.EmbeddedLeftOut, "<form> Courriel")]
    [InlineData("<iframe src=\"https://exemple.net/v\"></iframe>", FindingKind.EmbeddedLeftOut, "<iframe> https://exemple.net/v")]
    [InlineData("<video src=\"v.mp4\">Une entrevue</video>", FindingKind.EmbeddedLeftOut, "<video> Une entrevue")]
    [InlineData("<video><source src=\"v.mp4\"></video>", FindingKind.EmbeddedLeftOut, "<video> v.mp4")]
    [InlineData("<svg><text>Ventes de 2026</text></svg>", FindingKind.PicturesLeftOut, "Ventes de 2026")]
    [InlineData("<picture><img src=\"a.png\" alt=\"Un puits\"></picture>", FindingKind.PicturesLeftOut, "Un puits")]
    [InlineData("<script src=\"a.js\"></script><script>alert(1)</script>", FindingKind.EmbeddedLeftOut, "<script>")]
    [InlineData("<noscript>Activez les scripts</noscript>", FindingKind.EmbeddedLeftOut, "<noscript> Activez les scripts")]
    [InlineData("<input type=\"text\" value=\"Déjà tapé\">", FindingKind.EmbeddedLeftOut, "<input> Déjà tapé")]
    [InlineData("<math><msup><mn>10</mn><mn>6</mn></msup></math>", FindingKind.EquationsLeftOut, "106")]
    [InlineData("<p hidden>Caché</p>", FindingKind.HiddenLeftOut, "Caché")]
    [InlineData("<span style=\"display: none\">Caché</span>", FindingKind.HiddenLeftOut, "Caché")]
    [InlineData("<pre><div>python <button>Copier</button></div><code>x</code></pre>", FindingKind.EmbeddedLeftOut, "python Copier")]
    public void What_is_left_out_is_told_by_its_words(string html, FindingKind kind, string excerpt)
    {
        var piece = Read($"<p>E.</p>{html}");

        piece.Example.Should().StartWith("E.");
        Told(piece).Should().Equal((kind, excerpt));
    }

    [Fact]
    public void The_title_of_a_page_is_told_where_the_page_does_not_say_it()
    {
        static Manuscript Titled(string title) =>
            PieceFile
                .Read(Encoding.UTF8.GetBytes($"<html><head><title>{title}</title></head><body><p>Accroche.</p><h2>Exemple</h2>E."))
                .Pieces[0];

        Told(Titled("Un autre nom")).Should().Equal((FindingKind.EmbeddedLeftOut, "<title> Un autre nom"));
        Told(Titled("Accroche.")).Should().BeEmpty();
    }

    [Fact]
    public void A_page_that_is_written_in_a_form_is_read()
    {
        var piece = Read("<form><p>E.</p><input type=\"hidden\" value=\"xyz\"></form>");

        piece.Example.Should().Be("E.");
    }

    public static TheoryData<string, string> BeyondMeasure =>
        new()
        {
            { "nested", string.Concat(Enumerable.Repeat("<div>", 1_000_000)) },
            { "nested where no table may hold it", string.Concat(Enumerable.Repeat("<table><div>", 400_000)) },
            { "never closed", string.Concat(Enumerable.Range(0, 200_000).Select(i => $"<p><font c{i}>x</p>")) },
            { "quoted", string.Concat(Enumerable.Repeat("<blockquote>", 95)) + string.Concat(Enumerable.Repeat("<p>a</p>", 200_000)) },
        };

    [Theory]
    [MemberData(nameof(BeyondMeasure))]
    public void A_page_that_unfolds_beyond_measure_is_refused_without_unfolding(string name, string body)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        PieceFile.Read(Encoding.UTF8.GetBytes($"<!doctype html><html><body>{body}")).Kind.Should().Be(FileKind.Broken, name);

        // What is allocated is the work that is done.
        (GC.GetAllocatedBytesForCurrentThread() - before)
            .Should()
            .BeLessThan(500_000_000);
    }

    [Fact]
    public void A_long_page_is_whole_whatever_it_says_of_its_encoding()
    {
        var words = string.Concat(Enumerable.Range(0, 9_000).Select(i => $"<p>Été <b>n°</b> {i}.</p>"));

        var page = PieceFile.Read(
            Encoding.UTF8.GetBytes($"<!doctype html><html><head><meta charset=\"iso-8859-1\"></head><body><p>Accroche.{words}")
        );

        page.Kind.Should().Be(FileKind.Html);
        page.Text.Should().Contain("Été **n°** 8999.");
    }
}
