using System.Text.Json;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Site;

/// <summary>What a page says of itself to machines, read by parsers of HTML and of JSON.</summary>
public class LinkedDataTests(PublishedSample site) : IClassFixture<PublishedSample>
{
    private static async Task<JsonElement> Data(Building building, string address)
    {
        var page = await building.Reader().Page(address);
        var script = page.QuerySelectorAll("script[type='application/ld+json']").Should().ContainSingle("on {0}", address).Subject;
        using var json = JsonDocument.Parse(script.TextContent);
        var root = json.RootElement.Clone();
        root.GetProperty("@context").GetString().Should().Be("https://schema.org");
        return root;
    }

    private static string Text(JsonElement element, params string[] way) =>
        way.Aggregate(element, (at, name) => at.GetProperty(name)).GetString()!;

    [Fact]
    public async Task A_piece_says_whose_news_it_reads_in_which_parts_and_language()
    {
        var piece = await Data(site, PublishedSample.French);
        var page = await site.Reader().Page(PublishedSample.French);

        Text(piece, "@type").Should().Be("AnalysisNewsArticle");
        Text(piece, "url").Should().EndWith(PublishedSample.French);
        Text(piece, "inLanguage").Should().Be("fr-CA");
        Text(piece, "isBasedOn", "url").Should().StartWith("https://www.wired.com/story/openai-new-hires-scaling");
        Text(piece, "isBasedOn", "publisher", "name").Should().NotBeEmpty();
        Text(piece, "author", "name").Should().Be("Commentary");
        Text(piece, "publisher", "logo", "url").Should().EndWith("/icon-512.png");
        piece.GetProperty("isAccessibleForFree").GetBoolean().Should().BeTrue();
        piece.GetProperty("wordCount").GetInt32().Should().BeGreaterThan(100);
        piece.GetProperty("datePublished").GetDateTimeOffset().Should().BeAfter(DateTimeOffset.UnixEpoch);
        piece.GetProperty("dateModified").GetDateTimeOffset().Should().BeAfter(DateTimeOffset.UnixEpoch);
        var parts = piece.GetProperty("hasPart").EnumerateArray().Select(p => new Uri(Text(p, "url"))).ToList();
        parts.Should().HaveCount(5);
        foreach (var part in parts)
            page.QuerySelector(part.Fragment).Should().NotBeNull("{0} must land", part);
    }

    [Fact]
    public async Task Original_and_translation_name_each_other()
    {
        var french = await Data(site, PublishedSample.French);
        var english = await Data(site, PublishedSample.English);
        Text(french, "workTranslation", "@id").Should().Be(Text(english, "@id"));
        Text(english, "translationOfWork", "@id").Should().Be(Text(french, "@id"));
        french.TryGetProperty("translationOfWork", out _).Should().BeFalse();
        (await Data(site, PublishedSample.FrenchOnly)).TryGetProperty("workTranslation", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("/fr/sujets/ia", "/fr")]
    [InlineData("/en/topics/ai", "/en")]
    public async Task A_topic_says_where_it_stands(string topic, string home)
    {
        var crumbs = (await Data(site, topic)).GetProperty("itemListElement").EnumerateArray().ToList();
        crumbs.Select(c => new Uri(Text(c, "item")).AbsolutePath).Should().Equal(home, topic);
        crumbs.Select(c => c.GetProperty("position").GetInt32()).Should().Equal(1, 2);
    }

    [Theory]
    [InlineData("/fr", "/fr/recherche?q={q}")]
    [InlineData("/en", "/en/search?q={q}")]
    public async Task The_front_page_says_where_to_search(string home, string search) =>
        Text(await Data(site, home), "potentialAction", "target", "urlTemplate").Should().EndWith(search);

    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<!--<script> ]]> \"guillemets\" \\ & '")]
    [InlineData("🦊 שלום עולם مرحبا ‮ Łódź")]
    public async Task No_title_breaks_out(string title)
    {
        await using var building = new Building();
        var id = await Some.Draft(building, "Hostile");
        await building.Save(id, _ => Some.Text("Hostile") with { Title = title });
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        await building.CatchUp();

        var page = await building.Reader().Page("/fr/articles/hostile");
        page.QuerySelectorAll("script:not([src], [type='application/ld+json'])").Should().BeEmpty();
        var shown = page.QuerySelector("h1")!.TextContent;
        Text(await Data(building, "/fr/articles/hostile"), "name").Should().Be(shown);
        foreach (var feed in (string[])["/fr/feed.xml", "/fr/sujets/ia/feed.xml", "/sitemap-news.xml"])
            System
                .Xml.Linq.XDocument.Parse(await (await building.Reader().Ask(feed)).Text())
                .Descendants()
                .Select(e => e.Value)
                .Should()
                .Contain(shown);
        using var json = JsonDocument.Parse(await (await building.Reader().Ask("/fr/feed.json")).Text());
        Text(json.RootElement.GetProperty("items")[0], "title").Should().Be(shown);
    }
}
