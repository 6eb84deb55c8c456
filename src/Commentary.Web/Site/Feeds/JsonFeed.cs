using System.Text.Json;
using System.Text.Json.Serialization;
using Commentary.Application;
using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Text.Languages;
using Commentary.Web.Site.Shared;

namespace Commentary.Web.Site.Feeds;

/// <summary>JSON Feed 1.1. What the format has no word for stands under <c>_commentary</c>, as it asks of extensions.</summary>
internal sealed class JsonFeed(Origin origin, SiteOptions site, WholePiece whole)
{
    public const string Type = "application/feed+json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public byte[] Write(Feed feed) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                version = "https://jsonfeed.org/version/1.1",
                title = feed.Title,
                description = feed.Description,
                home_page_url = origin.Of(feed.Home),
                feed_url = origin.Of(feed.Json),
                icon = origin.Of("/icon-512.png"),
                favicon = origin.Of("/icon-192.png"),
                language = feed.Language.Tag(),
                authors = new[] { new { name = "Commentary", url = origin.Of("/") } },
                hubs = site.Hub is { } hub ? new[] { new { type = "WebSub", url = hub.AbsoluteUri } } : null,
                _commentary = feed.Other is { } other
                    ? new
                    {
                        other_language = new
                        {
                            language = feed.Language.Other().Tag(),
                            home_page_url = origin.Of(other.Home),
                            feed_url = origin.Of(other.Json),
                        },
                    }
                    : null,
                items = feed.Entries.Select(Item),
            },
            Json
        );

    private object Item(ReadFeed.Entry entry)
    {
        var piece = entry.Publication;
        return new
        {
            id = Feed.Id(piece),
            url = origin.Of(Addresses.Article(piece.Language, piece.Slug)),
            external_url = Known(piece.SourceUrl),
            title = WholePiece.Sound(piece.Title),
            summary = WholePiece.Sound(piece.Description),
            content_html = whole.Html(entry),
            image = piece.Card.Length > 0 ? origin.Of(Addresses.Card(piece.Id, piece.Card)) : null,
            date_published = entry.FirstPublishedAt,
            date_modified = Feed.Updated(entry),
            language = piece.Language.Tag(),
            tags = piece.Topics.OrderBy(t => t.Place).Select(t => t.Name),
            _commentary = new
            {
                source = new
                {
                    publisher = Known(piece.SourcePublisher) ?? Known(piece.SourceHost),
                    title = Known(piece.SourceTitle),
                    author = Known(piece.SourceAuthor),
                    language = Known(piece.SourceLanguage),
                    date_published = piece.SourcePublishedOn,
                },
                other_language = entry.Other is { } slug
                    ? new { language = piece.Language.Other().Tag(), url = origin.Of(Addresses.Article(piece.Language.Other(), slug)) }
                    : null,
                original_changed = entry.OriginalSince,
            },
        };
    }

    private static string? Known(string text) => text.Length > 0 ? text : null;
}
