using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Xml;
using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Web.Resources;
using Commentary.Web.Site.Shared;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Site.Feeds;

/// <summary>The newest pieces, whole: Atom (RFC 4287) and JSON Feed 1.1, one of each for a language.</summary>
internal static partial class FeedEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] Reading = ["GET", "HEAD"];

    public static void MapFeeds(this WebApplication app)
    {
        foreach (var language in LanguageNames.All)
        {
            app.MapMethods(
                Addresses.AtomFeed(language),
                Reading,
                async (HttpContext context, IMediator mediator, Origin origin, IStringLocalizer<SiteTexts> says) =>
                {
                    context.Response.AllowCaching();
                    var entries = await mediator.Send(new ReadFeed.Query(language), CancellationToken.None);
                    return Results.Bytes(Atom(entries, language, origin, says), "application/atom+xml; charset=utf-8");
                }
            );
            app.MapMethods(
                Addresses.JsonFeed(language),
                Reading,
                async (HttpContext context, IMediator mediator, Origin origin, IStringLocalizer<SiteTexts> says) =>
                {
                    context.Response.AllowCaching();
                    var entries = await mediator.Send(new ReadFeed.Query(language), CancellationToken.None);
                    return Results.Bytes(JsonFeed(entries, language, origin, says), "application/feed+json; charset=utf-8");
                }
            );
        }
    }

    private static byte[] Atom(IReadOnlyList<ReadFeed.Entry> entries, Language language, Origin origin, IStringLocalizer<SiteTexts> says)
    {
        var feed = new SyndicationFeed(
            says["FeedTitle"],
            says["Motto"],
            new Uri(origin.Of(Addresses.Home(language))),
            origin.Of(Addresses.AtomFeed(language)),
            new DateTimeOffset(entries.Select(e => e.Publication.PublishedAt).DefaultIfEmpty(DateTime.UnixEpoch).Max())
        )
        {
            Language = language.Tag(),
        };
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(origin.Of(Addresses.AtomFeed(language))), "application/atom+xml"));
        feed.Authors.Add(new SyndicationPerson { Name = "Commentary" });
        feed.Items = entries.Select(entry =>
        {
            var piece = entry.Publication;
            var address = new Uri(origin.Of(Addresses.Article(language, piece.Slug)));
            var item = new SyndicationItem
            {
                Id = Id(piece),
                Title = new TextSyndicationContent(Sound(piece.Title)),
                Summary = new TextSyndicationContent(Sound(piece.Standfirst.Length > 0 ? piece.Standfirst : piece.Description)),
                Content = new TextSyndicationContent(Sound(Whole(piece, origin, says)), TextSyndicationContentKind.Html),
                PublishDate = new DateTimeOffset(entry.FirstPublishedAt),
                LastUpdatedTime = new DateTimeOffset(piece.PublishedAt),
            };
            item.Links.Add(SyndicationLink.CreateAlternateLink(address, "text/html"));
            if (Uri.TryCreate(piece.SourceUrl, UriKind.Absolute, out var source))
                item.Links.Add(new SyndicationLink(source, "via", piece.SourceHost, null, 0));
            foreach (var topic in piece.Topics.OrderBy(t => t.Place))
                item.Categories.Add(new SyndicationCategory(Sound(topic.Name)));
            return item;
        });

        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
            new Atom10FeedFormatter(feed).WriteTo(xml);
        return bytes.ToArray();
    }

    private static byte[] JsonFeed(
        IReadOnlyList<ReadFeed.Entry> entries,
        Language language,
        Origin origin,
        IStringLocalizer<SiteTexts> says
    ) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                version = "https://jsonfeed.org/version/1.1",
                title = says["FeedTitle"].Value,
                description = says["Motto"].Value,
                home_page_url = origin.Of(Addresses.Home(language)),
                feed_url = origin.Of(Addresses.JsonFeed(language)),
                language = language.Tag(),
                authors = new[] { new { name = "Commentary" } },
                items = entries.Select(entry => new
                {
                    id = Id(entry.Publication),
                    url = origin.Of(Addresses.Article(language, entry.Publication.Slug)),
                    external_url = entry.Publication.SourceUrl.Length > 0 ? entry.Publication.SourceUrl : null,
                    title = entry.Publication.Title,
                    summary = entry.Publication.Description,
                    content_html = Whole(entry.Publication, origin, says),
                    date_published = entry.FirstPublishedAt,
                    date_modified = entry.Publication.PublishedAt,
                    tags = entry.Publication.Topics.OrderBy(t => t.Place).Select(t => t.Name),
                }),
            },
            Json
        );

    /// <summary>A tag URI (RFC 4151): it holds neither slug nor host, which may both change.</summary>
    private static string Id(Publication piece) => $"tag:commentary,2026:{piece.ArticleId}/{piece.Language.Code()}";

    /// <summary>One publication that holds what XML cannot, made before anybody knew of it, must not take the feed from every reader.</summary>
    private static string Sound(string text) =>
        // XML 1.0, 2.2; half a surrogate pair becomes U+FFFD.
        string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));

    private static string Whole(Publication piece, Origin origin, IStringLocalizer<SiteTexts> says)
    {
        var html = new StringBuilder();
        foreach (var part in PartNames.Bodies)
            html.Append("<h2>")
                .Append(part.Label(piece.Language))
                .Append("</h2>\n")
                .Append(piece.Parts.Single(p => p.Part == part).Unmarked)
                .Append('\n');
        // A reader of feeds shows the piece elsewhere: a link within the site must say which site.
        html = new(SitePath().Replace(html.ToString(), link => link.Value + origin.Of("")));
        return piece.IsDemonstration ? $"<p><em>{says["Demonstration"]}</em></p>\n{html}" : html.ToString();
    }

    /// <summary>Up to the slash with which a link or a picture of the site begins. In the words of a piece, a &lt; is escaped.</summary>
    [GeneratedRegex(
        """<(a|img)(\s[\w-]+="[^"]*")*?\s(href|src)="(?=/)""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex SitePath();
}
