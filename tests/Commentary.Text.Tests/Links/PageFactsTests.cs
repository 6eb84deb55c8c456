using System.Text;
using AwesomeAssertions;
using Commentary.Text.Links;
using Xunit;

namespace Commentary.Text.Tests.Links;

/// <summary>What a page says of itself, and what of it is believed.</summary>
public class PageFactsTests
{
    private static readonly Uri At = new("https://www.wired.com/story/openai/");

    private static PageFacts Of(string html, string? at = null) =>
        PageFacts.Of(Encoding.UTF8.GetBytes(html), null, at is null ? At : new(at));

    private static string Data(string json) => $"<script type='application/ld+json'>{json}</script>";

    [Fact]
    public void A_page_that_tells_machines_everything_is_believed() =>
        Of(
                """
                <!doctype html><html lang="en-US"><head><title>OpenAI Hires | WIRED</title>
                <meta property="og:title" content="What networks are told"><meta property="og:site_name" content="Networks’ name">
                <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
                  {"@type":"WebPage","@id":"https://www.wired.com/story/openai/","name":"A page"},
                  {"@type":["NewsArticle"],"headline":"OpenAI&#x27;s New Hires","datePublished":"2026-03-01T23:30:00-05:00","inLanguage":"en-US",
                   "author":[{"@id":"#will"},{"@type":"Person","name":"Zoë Schiffer"}],"publisher":{"@type":"Organization","name":"WIRED"},
                   "image":[{"@type":"ImageObject","url":"https://media.wired.com/a.jpg"}]},
                  {"@type":"Person","@id":"#will","name":"Will Knight"}]}</script></head><body></body></html>
                """
            )
            .Should()
            .Be(
                new PageFacts(
                    "OpenAI's New Hires",
                    "WIRED",
                    "Will Knight, Zoë Schiffer",
                    new(2026, 3, 1),
                    "en",
                    "https://media.wired.com/a.jpg"
                )
            );

    [Fact]
    public void A_page_that_tells_networks_only_is_believed() =>
        Of(
                """
                <html lang="fr"><meta property="og:title" content="Une nouvelle - Le Devoir"><meta property="og:site_name" content="Le Devoir">
                <meta name="author" content="Par  Jeanne&#10;Tremblay"><meta property="article:published_time" content="2026-02-28 08:00">
                <meta property="og:locale" content="fr_CA"><meta property="og:image" content="/image.png">
                """,
                "https://www.ledevoir.com/une"
            )
            .Should()
            .Be(
                new PageFacts("Une nouvelle", "Le Devoir", "Jeanne Tremblay", new(2026, 2, 28), "fr", "https://www.ledevoir.com/image.png")
            );

    [Theory]
    [InlineData("<title>Nothing</title>", true)]
    [InlineData("", false)]
    [InlineData("<html lang=en><p>A page", false)]
    public void A_page_that_says_nothing_is_known_for_it(string html, bool says) =>
        (Of(html) with { Language = "" }).AreNone.Should().Be(!says);

    [Theory]
    [InlineData("OpenAI Hires | WIRED", "OpenAI Hires", "WIRED")]
    [InlineData("OpenAI Hires - wired", "OpenAI Hires", "wired")]
    [InlineData("OpenAI Hires — Wired.com", "OpenAI Hires", "Wired.com")]
    [InlineData("WIRED: OpenAI Hires", "WIRED: OpenAI Hires", "")]
    [InlineData("WIRED | OpenAI Hires", "OpenAI Hires", "WIRED")]
    [InlineData("OpenAI Hires | Business", "OpenAI Hires | Business", "")]
    [InlineData("OpenAI Hires | Business | WIRED", "OpenAI Hires | Business", "WIRED")]
    [InlineData("GPT-5 - what it is", "GPT-5 - what it is", "")]
    [InlineData("WIRED", "WIRED", "")]
    public void A_title_goes_without_the_name_of_its_site(string title, string kept, string publisher)
    {
        var facts = Of($"<title>{title}</title>");

        (facts.Title, facts.Publisher).Should().Be((kept, publisher));
    }

    [Theory]
    [InlineData("https://www.bbc.co.uk/x", "A | BBC", "A")]
    [InlineData("https://blog.example.com/x", "A | Blog", "A | Blog")]
    [InlineData("http://192.0.2.7/x", "A | 192", "A | 192")]
    [InlineData("https://www.theverge.com/x", "A | The Verge", "A")]
    public void A_site_is_called_by_its_host_as_people_write_it(string at, string title, string kept) =>
        Of($"<title>{title}</title>", at).Title.Should().Be(kept);

    [Theory]
    [InlineData("""{"@type":"NewsArticle","headline":"Yes"}""", "Yes")]
    [InlineData("""[{"@type":"https://schema.org/BlogPosting","headline":"Yes"}]""", "Yes")]
    [InlineData("""{"@type":"WebPage","mainEntity":{"@type":"Article","name":"Yes"}}""", "Yes")]
    [InlineData("""{"@type":"Product","headline":"No"}""", "Title")]
    [InlineData("""{"@type":"NewsArticle","headline":["Yes"],}""", "Yes")]
    [InlineData("""{"@type":"NewsArticle","headline":{"@value":"Yes"}}""", "Yes")]
    [InlineData("""{"@type":"NewsArticle","headline":12}""", "Title")]
    [InlineData("""{"@type":"NewsArticle","headline":"No" """, "Title")]
    [InlineData("""{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"No"}]}""", "Title")]
    [InlineData("""[{"@type":"NewsArticle","headline":"No"},{"@type":"NewsArticle","headline":"No"}]""", "Title")]
    [InlineData(
        """[{"@type":"Article","headline":"No"},{"@type":"Article","headline":"Yes","url":"https://www.wired.com/story/openai/"}]""",
        "Yes"
    )]
    [InlineData(
        """[{"@type":"Article","headline":"No"},{"@type":"Article","headline":"Yes","mainEntityOfPage":{"@id":"https://www.wired.com/c"}}]""",
        "Yes"
    )]
    [InlineData("null", "Title")]
    [InlineData("[]", "Title")]
    [InlineData("\"text\"", "Title")]
    public void Of_an_article_is_believed_what_is_surely_about_it(string json, string title) =>
        Of($"<title>Title</title><link rel='canonical' href='https://www.wired.com/c?utm_source=x'>{Data(json)}").Title.Should().Be(title);

    [Theory]
    [InlineData("\"2026-03-01\"", "2026-03-01")]
    [InlineData("\"2026-03-01T04:00:00Z\"", "2026-03-01")]
    [InlineData("\"Sun, 01 Mar 2026 04:00:00 GMT\"", "2026-03-01")]
    [InlineData("\"2026-13-01\"", "")]
    [InlineData("\"2026-02-30\"", "")]
    [InlineData("\"03/01/2026\"", "")]
    [InlineData("\"1970-01-01T00:00:00Z\"", "")]
    [InlineData("\"0001-01-01\"", "")]
    [InlineData("\"9999-12-31\"", "")]
    [InlineData("\"20260301\"", "")]
    [InlineData("\"yesterday\"", "")]
    [InlineData("20260301", "")]
    public void A_day_is_one_that_can_be_read_in_one_way_only(string date, string day) =>
        Day(Data($$"""{"@type":"NewsArticle","datePublished":{{date}}}""")).Should().Be(day);

    [Theory]
    [InlineData("<time datetime=2026-03-01>", "2026-03-01")]
    [InlineData("<time datetime=2026-03-01T10:00><time datetime=2026-03-01T12:00>", "2026-03-01")]
    [InlineData("<time datetime=2026-03-01><time datetime=2026-03-02>", "")]
    [InlineData("<time datetime=2026-03-02><time datetime=2026-03-01 itemprop=datePublished>", "2026-03-01")]
    [InlineData("<time datetime=2026-03-02><time datetime=2026-03-01 pubdate>", "2026-03-01")]
    [InlineData("<time>2026-03-01</time>", "")]
    [InlineData("<meta itemprop=datePublished content=2026-03-01>", "2026-03-01")]
    public void A_day_on_the_page_is_believed_when_it_is_the_only_one_or_says_what_it_is(string html, string day) =>
        Day(html).Should().Be(day);

    private static string Day(string html) =>
        Of(html).PublishedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    [Theory]
    [InlineData("<html lang=en-US>", "en")]
    [InlineData("<html lang=FR>", "fr")]
    [InlineData("<html lang=fr><meta property=og:locale content=fr_CA>", "fr")]
    [InlineData("<html lang=en><meta property=og:locale content=fr_CA>", "")]
    [InlineData("<html lang=english>", "")]
    [InlineData("<html lang=zz>", "")]
    [InlineData("<html lang='\"><script>'>", "")]
    [InlineData(
        "<html lang=en><script type=application/ld+json>{\"@type\":\"Article\",\"inLanguage\":{\"alternateName\":\"de\"}}</script>",
        "de"
    )]
    public void A_language_is_one_that_nothing_gainsays(string html, string language) => Of(html).Language.Should().Be(language);

    [Theory]
    [InlineData("\"Jane Doe\"", "Jane Doe")]
    [InlineData("{\"name\":\"Jane Doe\"}", "Jane Doe")]
    [InlineData("[\"Jane Doe\",{\"name\":\"By John Doe\"},\"jane doe\"]", "Jane Doe, John Doe")]
    [InlineData("[\"https://example.org/jane\",\"@jane\",\"jane@example.org\"]", "")]
    [InlineData("{\"@type\":\"Organization\",\"name\":\"wired\"}", "")]
    [InlineData("[[[]]]", "")]
    public void Authors_are_names_of_people(string author, string names) =>
        Of(Data($$"""{"@type":"NewsArticle","publisher":"WIRED","author":{{author}}}""")).Author.Should().Be(names);

    [Theory]
    [InlineData("https://example.org/a.jpg", "https://example.org/a.jpg")]
    [InlineData("//example.org/a.jpg", "https://example.org/a.jpg")]
    [InlineData("../a.jpg?w=1", "https://www.wired.com/story/a.jpg?w=1")]
    [InlineData("javascript:alert(1)", "")]
    [InlineData("data:image/png;base64,AAAA", "")]
    [InlineData("file:///etc/passwd", "")]
    [InlineData("https://user:password@example.org/a.jpg", "")]
    [InlineData("http://", "")]
    public void A_picture_is_an_address_of_the_web(string picture, string kept) =>
        Of($"<meta property=og:image content=\"{picture}\">").Picture.Should().Be(kept);

    [Fact]
    public void What_somebody_else_wrote_is_short_in_one_line_and_to_be_seen()
    {
        const string Turned = "\u202Eevil\u202C \u200Bti\u0000tle\r\n\tof \u00ADtwo 👩‍💻";
        Of($"<meta property=og:title content=\"{Turned}\">")
            .Title.Should()
            .NotContainAny("\u202E", "\u200B", "\u00AD")
            .And.EndWith("of two 👩‍💻");
        var facts = Of(
            Data(
                $$"""
                {"@type":"NewsArticle","headline":"{{new string('t', 5000)}}","publisher":"{{new string('p', 5000)}}",
                 "author":[{{string.Join(
                    ',',
                    Enumerable.Range(0, 500).Select(i => $"\"Author number {i}\"")
                )}}],"image":"https://example.org/{{new string('i', 5000)}}"}
                """
            )
        );
        facts.Title.Should().HaveLength(PageTitle.MaxLength);
        (facts.Publisher, facts.Picture).Should().Be(("", ""), "half a name is none");
        facts.Author.Length.Should().BeInRange(200, PageTitle.MaxLength);
        Of($"<title>{new string('a', PageTitle.MaxLength - 1)}😀</title>").Title.Should().HaveLength(PageTitle.MaxLength - 1);
    }

    [Fact]
    public void A_page_that_is_cut_within_a_letter_keeps_its_letters()
    {
        var page = Encoding.UTF8.GetBytes("<title>Été à Québec</title><p>é");

        PageFacts.Of(page.AsSpan(0, page.Length - 1), null, At).Title.Should().Be("Été à Québec");
        PageFacts.Of(Encoding.Latin1.GetBytes("<title>Été</title>"), "iso-8859-1", At).Title.Should().Be("Été");
    }

    public static TheoryData<string, string> Hostile =>
        new()
        {
            { "nested", string.Concat(Enumerable.Repeat("<div>", 52_000)) },
            { "formatted", string.Concat(Enumerable.Repeat("<b><i><p>", 29_000)) },
            { "tables", string.Concat(Enumerable.Repeat("<table><a>", 26_000)) },
            { "siblings", string.Concat(Enumerable.Repeat("<p>x", 65_000)) },
            { "attributes", "<p " + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"a{i} ")) + ">" },
            { "meta", string.Concat(Enumerable.Repeat("<meta name=author content=x>", 9_000)) },
            { "nested data", Data(new string('[', 200_000)) },
            { "closed data", Data(new string('[', 100_000) + new string(']', 100_000)) },
            { "wide data", Data("[" + string.Join(',', Enumerable.Repeat("{\"@type\":\"Article\"}", 12_000)) + "]") },
            { "separators", "<title>" + string.Concat(Enumerable.Repeat(" | x", 60_000)) + "</title>" },
            { "zeros", new string('\0', 256 * 1024) },
            { "entities", "<title>" + string.Concat(Enumerable.Repeat("&amp;", 50_000)) + "</title>" },
        };

    [Theory, MemberData(nameof(Hostile))]
    public Task A_hostile_page_is_read_to_its_end(string kind, string html) =>
        Work.Ends(() => Of($"<title>A title</title>{html}").Title.Should().Be("A title", "of {0}", kind));

    /// <summary>Each paragraph opens again what those before it left open (HTML, 13.2.4.3). What is allocated is the work that is done.</summary>
    [Fact]
    public void A_page_that_leaves_marks_open_does_not_unfold()
    {
        var html = $"<title>A title</title>{string.Concat(Enumerable.Range(0, 12_000).Select(i => $"<p><font c{i}>x</p>"))}";
        var before = GC.GetAllocatedBytesForCurrentThread();

        Of(html).Title.Should().Be("A title");

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(300_000_000);
    }
}
