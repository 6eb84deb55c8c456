using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;

namespace Commentary.Tests.Site;

/// <summary>What machines read.</summary>
public class FeedTests(PublishedSample site) : IClassFixture<PublishedSample>
{
    [Theory]
    [InlineData("/fr/feed.xml", "fr-CA", PublishedSample.French, "Récapitulatif factuel", 2)]
    [InlineData("/en/feed.xml", "en-CA", PublishedSample.English, "Factual summary", 1)]
    public async Task The_Atom_feed_is_read_by_a_reader_of_feeds(string feed, string language, string piece, string label, int pieces)
    {
        using var response = await site.Reader().Ask(feed);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/xml");
        using var xml = XmlReader.Create(new StringReader(await response.Text()));
        var read = SyndicationFeed.Load(xml);

        read.Language.Should().Be(language);
        read.Items.Should().HaveCount(pieces);
        read.Links.Should().Contain(l => l.RelationshipType == "self" && l.Uri.AbsolutePath == feed);
        var item = read.Items.Single(i => i.Links.Any(l => l.Uri.AbsolutePath == piece && l.Uri.IsAbsoluteUri));
        ((TextSyndicationContent)item.Content).Text.Should().Contain($"<h2>{label}</h2>");
        item.Categories.Should().HaveCount(2);
        item.PublishDate.Should().BeAfter(DateTimeOffset.UnixEpoch);
        read.Items.Select(i => i.Id).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("/fr/feed.json", "fr-CA", PublishedSample.French, 2)]
    [InlineData("/en/feed.json", "en-CA", PublishedSample.English, 1)]
    public async Task The_JSON_feed_holds_the_same(string feed, string language, string piece, int pieces)
    {
        using var response = await site.Reader().Ask(feed);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/feed+json");
        using var json = JsonDocument.Parse(await response.Text());
        var root = json.RootElement;

        root.GetProperty("version").GetString().Should().Be("https://jsonfeed.org/version/1.1");
        root.GetProperty("language").GetString().Should().Be(language);
        var items = root.GetProperty("items").EnumerateArray().ToList();
        items.Should().HaveCount(pieces);
        items.Should().Contain(i => i.GetProperty("url").GetString()!.EndsWith(piece, StringComparison.Ordinal));
        foreach (var item in items)
        {
            item.GetProperty("id").ValueKind.Should().Be(JsonValueKind.String);
            item.GetProperty("content_html").GetString().Should().NotBeNullOrEmpty();
            item.GetProperty("date_published").GetDateTimeOffset().Should().BeAfter(DateTimeOffset.UnixEpoch);
        }
    }

    [Fact]
    public async Task Links_and_pictures_of_the_site_are_whole_addresses_in_a_feed()
    {
        var id = await Some.Draft(site, "Liens du site");
        await site.Save(
            id,
            text =>
                text with
                {
                    Neutral =
                        "[a](/fr/archives \"titre\") ![i](/media/i.png) [b](https://example.org/x) [c](#ici) `<a href=\"/non\">` [d](/)",
                }
        );
        await site.As.Editor.Send(new Publish.Command(id, Language.French));
        await site.CatchUp();
        try
        {
            var reader = site.Reader();
            using var xml = XmlReader.Create(new StringReader(await (await reader.Ask("/fr/feed.xml")).Text()));
            using var json = JsonDocument.Parse(await (await reader.Ask("/fr/feed.json")).Text());
            string[] contents =
            [
                ((TextSyndicationContent)SyndicationFeed.Load(xml).Items.Single(i => i.Title.Text == "Liens du site").Content).Text,
                json
                    .RootElement.GetProperty("items")
                    .EnumerateArray()
                    .Single(i => i.GetProperty("title").GetString() == "Liens du site")
                    .GetProperty("content_html")
                    .GetString()!,
            ];
            foreach (var content in contents)
            {
                var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(content);
                html.QuerySelectorAll("[href], [src]")
                    .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src"))
                    .Should()
                    .Equal(
                        "https://example.org/nouvelle",
                        "http://localhost/fr/archives",
                        "http://localhost/media/i.png",
                        "https://example.org/x",
                        "http://localhost/fr/articles/liens-du-site#ici",
                        "http://localhost/"
                    );
                html.QuerySelector("code")!.TextContent.Should().Be("<a href=\"/non\">");
            }
        }
        finally
        {
            await site.As.Editor.Send(new Withdraw.Command(id, Language.French));
            await site.CatchUp();
        }
    }

    [Fact]
    public async Task A_piece_keeps_its_name_in_feeds_wherever_it_and_the_site_move()
    {
        var id = await Some.Article(site, "Nommé pour toujours");
        try
        {
            var before = await Id("localhost");
            before.Should().MatchRegex("^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");

            await site.As.Editor.Send(new Withdraw.Command(id, Language.French));
            await site.Save(id, text => text with { Slug = "nomme-autrement" });
            await site.As.Editor.Send(new Publish.Command(id, Language.French));
            await site.CatchUp();

            (await Id("ailleurs.example")).Should().Be(before);
        }
        finally
        {
            await site.As.Editor.Send(new Withdraw.Command(id, Language.French));
            await site.CatchUp();
        }

        async Task<string> Id(string host)
        {
            using var atom = await site.Reader().Ask("/fr/feed.xml", headers: ("Host", host));
            using var json = await site.Reader().Ask("/fr/feed.json", headers: ("Host", host));
            using var xml = XmlReader.Create(new StringReader(await atom.Text()));
            var items = JsonDocument.Parse(await json.Text()).RootElement.GetProperty("items").EnumerateArray();
            var named = SyndicationFeed.Load(xml).Items.Single(i => i.Title.Text == "Nommé pour toujours").Id;
            items.Single(i => i.GetProperty("title").GetString() == "Nommé pour toujours").GetProperty("id").GetString().Should().Be(named);
            return named;
        }
    }

    [Fact]
    public async Task Words_that_would_break_a_feed_do_not()
    {
        var title = "Tom & « Jerry » <b>]]></b> \u0001🚀";
        var id = await site.As.Author.Send(
            new Application.Articles.StartArticle.Command { Title = title, SourceUrl = "https://example.org/a?b=1&c=%22<>" }
        );
        await site.Save(id, text => Some.Text() with { Title = title, Slug = "casse-fil", Neutral = "a ]]> b & c \u000B d \uFFFE" });
        await site.As.Editor.Send(new Publish.Command(id, Language.French));
        await site.CatchUp();
        try
        {
            var reader = site.Reader();
            using var xml = XmlReader.Create(new StringReader(await (await reader.Ask("/fr/feed.xml")).Text()));
            SyndicationFeed.Load(xml).Items.Should().Contain(i => i.Title.Text.Contains("<b>]]></b>"));
            using var json = JsonDocument.Parse(await (await reader.Ask("/fr/feed.json")).Text());
            XDocument.Parse(await (await reader.Ask("/sitemap-news.xml")).Text());
            (await reader.Page("/fr/articles/casse-fil")).QuerySelector("h1")!.TextContent.Should().Contain("<b>]]></b>");
        }
        finally
        {
            await site.As.Editor.Send(new Withdraw.Command(id, Language.French));
            await site.CatchUp();
        }
    }
}
