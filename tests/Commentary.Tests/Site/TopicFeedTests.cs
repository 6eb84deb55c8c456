using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Commentary.Application.Publishing;
using Commentary.Application.Topics;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.AspNetCore.Hosting;

namespace Commentary.Tests.Site;

/// <summary>A site whose feeds have a hub.</summary>
public class WithHub : PublishedSample
{
    public const string Hub = "https://hub.example/";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Site:Hub", Hub);
        builder.UseSetting("Site:SecurityContact", "mailto:trou@example.ca");
    }
}

/// <summary>Feeds as their readers take them: of all pieces and of a topic.</summary>
public class TopicFeedTests(WithHub site) : IClassFixture<WithHub>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static TheoryData<string> AtomFeeds =>
        ["/fr/feed.xml", "/en/feed.xml", "/fr/sujets/ia/feed.xml", "/fr/sujets/tech/feed.xml", "/en/topics/ai/feed.xml"];

    private async Task<XDocument> Read(string feed)
    {
        using var response = await site.Reader().Ask(feed);
        response.Status().Should().Be(200, "of {0}", feed);
        return XDocument.Parse(await response.Text());
    }

    private async Task<JsonElement> ReadJson(string feed)
    {
        using var response = await site.Reader().Ask(feed);
        response.Status().Should().Be(200, "of {0}", feed);
        using var json = JsonDocument.Parse(await response.Text());
        return json.RootElement.Clone();
    }

    [Theory, MemberData(nameof(AtomFeeds))]
    public async Task An_Atom_feed_keeps_the_rules_of_RFC_4287(string address)
    {
        var feed = (await Read(address)).Root!;
        feed.Name.Should().Be(Atom + "feed");
        foreach (var of in feed.Elements(Atom + "entry").Prepend(feed))
        {
            // 4.1.1 and 4.1.2: exactly one of each.
            foreach (var one in (string[])["id", "title", "updated"])
                of.Elements(Atom + one).Should().ContainSingle("of {0} in {1}", one, address);
            Uri.TryCreate(of.Element(Atom + "id")!.Value, UriKind.Absolute, out _).Should().BeTrue();
            XmlConvert.ToDateTimeOffset(of.Element(Atom + "updated")!.Value).Should().BeAfter(DateTimeOffset.UnixEpoch);
            var alternates = of.Elements(Atom + "link").Where(l => l.Attribute("rel")!.Value == "alternate").ToList();
            alternates.Should().NotBeEmpty();
            alternates.Select(l => (l.Attribute("type")?.Value, l.Attribute("hreflang")?.Value)).Should().OnlyHaveUniqueItems();
            foreach (var link in of.Elements(Atom + "link"))
                Uri.TryCreate(link.Attribute("href")!.Value, UriKind.Absolute, out _).Should().BeTrue();
        }
        feed.Elements(Atom + "author").Should().NotBeEmpty("an entry without an author takes the feed's");
        feed.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value).Should().OnlyHaveUniqueItems();
        feed.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == "self").Attribute("href")!.Value.Should().EndWith(address);
    }

    [Theory, MemberData(nameof(AtomFeeds))]
    public async Task The_feed_in_the_other_language_is_named_and_names_it_back(string address)
    {
        var other = Other(await Read(address));
        if (address.Contains("tech", StringComparison.Ordinal) && other is null)
            return;
        new Uri(Other(await Read(new Uri(other!).AbsolutePath))!).AbsolutePath.Should().Be(address);
        var json = await ReadJson(address.Replace(".xml", ".json", StringComparison.Ordinal));
        var named = json.GetProperty("_commentary").GetProperty("other_language").GetProperty("feed_url").GetString()!;
        var back = await ReadJson(new Uri(named).AbsolutePath);
        back.GetProperty("_commentary")
            .GetProperty("other_language")
            .GetProperty("feed_url")
            .GetString()
            .Should()
            .Be(json.GetProperty("feed_url").GetString());

        static string? Other(XDocument feed) =>
            feed.Root!.Elements(Atom + "link")
                .SingleOrDefault(l =>
                    l.Attribute("rel")!.Value == "alternate"
                    && l.Attribute("type")!.Value == "application/atom+xml"
                    && l.Attribute("hreflang")!.Value != feed.Root.Attribute(XNamespace.Xml + "lang")!.Value
                )
                ?.Attribute("href")!
                .Value;
    }

    [Theory]
    [InlineData("/fr/sujets/ia", "fr-CA", 2)]
    [InlineData("/fr/sujets/tech", "fr-CA", 1)]
    [InlineData("/en/topics/ai", "en-CA", 1)]
    public async Task A_topic_has_feeds_of_its_pieces_which_its_page_names(string topic, string language, int pieces)
    {
        var page = await site.Reader().Page(topic);
        foreach (var (type, format) in new[] { ("application/atom+xml", "xml"), ("application/feed+json", "json") })
            page.QuerySelector($"link[rel=alternate][type='{type}']")!.GetAttribute("href").Should().Be($"{topic}/feed.{format}");

        using var xml = XmlReader.Create(new StringReader(await (await site.Reader().Ask($"{topic}/feed.xml")).Text()));
        var read = SyndicationFeed.Load(xml);
        read.Language.Should().Be(language);
        read.Items.Should().HaveCount(pieces);
        (await ReadJson($"{topic}/feed.json")).GetProperty("items").GetArrayLength().Should().Be(pieces);
    }

    [Theory]
    [InlineData("/fr/sujets/rien/feed.xml")]
    [InlineData("/en/topics/nothing/feed.json")]
    [InlineData("/en/sujets/ia/feed.xml")]
    public async Task A_topic_that_nothing_shows_has_no_feed(string address) =>
        (await site.Reader().Ask(address)).Status().Should().Be(404);

    [Fact]
    public async Task The_hub_is_named_in_both_formats()
    {
        (await Read("/fr/feed.xml"))
            .Root!.Elements(Atom + "link")
            .Should()
            .Contain(l => l.Attribute("rel")!.Value == "hub" && l.Attribute("href")!.Value == WithHub.Hub);
        var hub = (await ReadJson("/en/topics/ai/feed.json")).GetProperty("hubs")[0];
        (hub.GetProperty("type").GetString(), hub.GetProperty("url").GetString()).Should().Be(("WebSub", WithHub.Hub));
    }

    [Fact]
    public async Task The_source_is_named_in_the_entry_and_in_its_text()
    {
        var entry = (await Read("/fr/feed.xml"))
            .Root!.Elements(Atom + "entry")
            .Single(e =>
                e.Elements(Atom + "link").Any(l => l.Attribute("href")!.Value.EndsWith(PublishedSample.French, StringComparison.Ordinal))
            );
        var via = entry.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == "via");
        via.Attribute("href")!.Value.Should().StartWith("https://www.wired.com/story/openai-new-hires-scaling");
        var text = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(entry.Element(Atom + "content")!.Value);
        text.QuerySelector("p")!.TextContent.Plain().Should().StartWith("Article en référence :").And.Contain("wired.com");
        (await ReadJson("/fr/feed.json"))
            .GetProperty("items")
            .EnumerateArray()
            .Should()
            .Contain(i => i.GetProperty("external_url").GetString()!.StartsWith("https://www.wired.com/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_who_opens_a_feed_in_a_browser_finds_a_page()
    {
        var feed = await Read("/en/topics/ai/feed.xml");
        var style = feed.Nodes().OfType<XProcessingInstruction>().Single(p => p.Target == "xml-stylesheet").Data;
        style.Should().Contain("text/css");
        using var css = await site.Reader().Ask("/css/feed.css");
        css.Status().Should().Be(200);

        XNamespace html = "http://www.w3.org/1999/xhtml";
        feed.Root!.Descendants(html + "h1").Should().ContainSingle();
        var links = feed.Root.Descendants(html + "a").Select(a => new Uri(a.Attribute("href")!.Value).AbsolutePath).ToList();
        links.Should().Contain(["/en/topics/ai", PublishedSample.English, "/fr/sujets/ia/feed.xml"]);
        foreach (var link in links)
            (await site.Reader().Ask(link)).Status().Should().Be(200, "of {0}", link);
    }

    [Fact]
    public async Task A_translation_says_that_it_is_older_when_its_original_has_changed_and_not_before()
    {
        await using var changing = new Building();
        var id = await Some.Article(changing, "Traduit", inEnglishToo: true);
        (await Content()).Should().NotContain("has changed");

        // Published again as it was: no other text.
        await changing.As.Editor.Send(new Publish.Command(id, Language.French));
        await changing.CatchUp();
        (await Content()).Should().NotContain("has changed");

        await changing.Save(id, text => text with { Neutral = "Un autre neutre." });
        (await Content()).Should().NotContain("has changed", "a draft changes nothing");
        await changing.As.Editor.Send(new Publish.Command(id, Language.French));
        await changing.CatchUp();
        (await Content()).Should().Contain("The French original has changed since this translation");

        await changing.As.Editor.Send(new Publish.Command(id, Language.English));
        await changing.CatchUp();
        (await Content()).Should().Contain("has changed", "nobody said that it is caught up");

        await changing.SayCaughtUp(id);
        await changing.As.Editor.Send(new Publish.Command(id, Language.English));
        await changing.CatchUp();
        (await Content()).Should().NotContain("has changed");

        async Task<string> Content()
        {
            using var response = await changing.Reader().Ask("/en/feed.json");
            using var json = JsonDocument.Parse(await response.Text());
            return json.RootElement.GetProperty("items")[0].GetProperty("content_html").GetString()!;
        }
    }

    [Fact]
    public async Task A_feed_follows_its_topic_to_its_new_name()
    {
        await using var renaming = new Building();
        await Some.Article(renaming, "Sujet");
        var row = (await renaming.As.Editor.Send(new ListTopics.Query("IA"))).Rows.First(r => r.French.Slug == "ia");
        await renaming.As.Editor.Send(
            new RenameTopic.Command
            {
                Id = row.Id,
                OpenedVersion = row.Version,
                French = Naming(row.French) with { Slug = "intelligence" },
                English = Naming(row.English),
            }
        );
        await renaming.CatchUp();

        using var moved = await renaming.Reader().Ask("/fr/sujets/ia/feed.xml");
        moved.Status().Should().Be(301);
        moved.Headers.Location!.ToString().Should().EndWith("/fr/sujets/intelligence/feed.xml");
        (await renaming.Reader().Ask("/fr/sujets/intelligence/feed.xml")).Status().Should().Be(200);

        static RenameTopic.Naming Naming(TopicRow.Named named) =>
            new()
            {
                Name = named.Name,
                Slug = named.Slug,
                Hashtag = named.Hashtag,
            };
    }
}
