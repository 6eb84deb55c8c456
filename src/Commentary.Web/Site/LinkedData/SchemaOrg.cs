using System.Globalization;
using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Web.Site.Shared;

namespace Commentary.Web.Site.LinkedData;

/// <summary>What pages are, in the words of schema.org. What is not known is not said.</summary>
internal static class SchemaOrg
{
    public static object Article(ReadArticle.Result article, Origin origin)
    {
        var piece = article.Publication;
        var language = piece.Language;
        var address = origin.Of(Addresses.Article(language, piece.Slug));
        var other = article.OtherSlug is { } slug
            ? new Thing("AnalysisNewsArticle")
            {
                ["@id"] = origin.Of(Addresses.Article(language.Other(), slug)),
                ["url"] = origin.Of(Addresses.Article(language.Other(), slug)),
                ["inLanguage"] = language.Other().Tag(),
            }
            : null;
        return new Thing("AnalysisNewsArticle", isRoot: true)
        {
            ["@id"] = address,
            ["url"] = address,
            ["mainEntityOfPage"] = address,
            // Search engines cut a headline that is longer; the name is whole.
            ["headline"] = piece.Title.Length <= 110 ? piece.Title : null,
            ["name"] = piece.Title,
            ["description"] = piece.Description,
            ["inLanguage"] = language.Tag(),
            ["datePublished"] = Time(article.FirstPublishedAt),
            ["dateModified"] = Time(piece.PublishedAt),
            ["author"] = (object?)Writers(piece) ?? Press(origin),
            ["publisher"] = Press(origin),
            ["image"] = Card(piece, origin),
            ["isAccessibleForFree"] = true,
            ["wordCount"] = piece.Words,
            ["keywords"] = Some(piece.Topics.OrderBy(t => t.Place).Select(t => t.Name)),
            ["about"] = Some(
                piece
                    .Topics.OrderBy(t => t.Place)
                    .Select(t => new Thing("Thing") { ["name"] = t.Name, ["url"] = origin.Of(Addresses.Topic(language, t.Slug)) })
            ),
            ["isBasedOn"] = Source(article),
            ["correction"] = Some(
                article.Corrections.Select(c => new Thing("CorrectionComment") { ["text"] = c.Note, ["dateCreated"] = Time(c.At) })
            ),
            ["citation"] = Known(piece.SourceUrl),
            // French is the original, English its translation.
            ["translationOfWork"] = language is Language.English ? other : null,
            ["workTranslation"] = language is Language.French ? other : null,
            ["hasPart"] = PartNames
                .Bodies.Select(
                    (part, place) =>
                        new Thing("WebPageElement")
                        {
                            ["name"] = part.Label(language),
                            ["url"] = origin.Of(Addresses.Part(language, piece.Slug, part)),
                            ["position"] = place + 1,
                        }
                )
                .ToList(),
        };
    }

    public static object Topic(string name, string slug, Language language, string home, Origin origin) =>
        new Thing("BreadcrumbList", isRoot: true)
        {
            ["itemListElement"] = new[]
            {
                Crumb(1, home, origin.Of(Addresses.Home(language))),
                Crumb(2, name, origin.Of(Addresses.Topic(language, slug))),
            },
        };

    public static object Site(Language language, string description, Origin origin) =>
        new Thing("WebSite", isRoot: true)
        {
            ["name"] = "Commentary",
            ["url"] = origin.Of(Addresses.Home(language)),
            ["description"] = description,
            ["inLanguage"] = language.Tag(),
            ["publisher"] = Press(origin),
            ["potentialAction"] = new Thing("SearchAction")
            {
                ["target"] = new Thing("EntryPoint") { ["urlTemplate"] = origin.Of(Addresses.Search(language)) + "?q={q}" },
                ["query-input"] = "required name=q",
            },
        };

    private static Thing Crumb(int place, string name, string address) =>
        new("ListItem")
        {
            ["position"] = place,
            ["name"] = name,
            ["item"] = address,
        };

    private static Thing Press(Origin origin) =>
        new("Organization")
        {
            ["name"] = "Commentary",
            ["url"] = origin.Of("/"),
            ["logo"] = new Thing("ImageObject")
            {
                ["url"] = origin.Of("/icon-512.png"),
                ["width"] = 512,
                ["height"] = 512,
            },
        };

    /// <summary>Where the operator has them named; they were written down with commas between.</summary>
    private static List<Thing>? Writers(Publication piece) =>
        Some(
            piece
                .Making.WrittenBy.Split(", ", StringSplitOptions.RemoveEmptyEntries)
                .Select(name => new Thing("Person") { ["name"] = name })
        );

    private static Thing? Card(Publication piece, Origin origin) =>
        piece.Card.Length == 0
            ? null
            : new("ImageObject")
            {
                ["url"] = origin.Of(Addresses.Card(piece.Id, piece.Card)),
                ["width"] = PublicationCard.Width,
                ["height"] = PublicationCard.Height,
            };

    private static Thing? Source(ReadArticle.Result article)
    {
        var piece = article.Publication;
        if (piece.SourceUrl.Length == 0)
            return null;
        var publisher = Known(piece.SourcePublisher) ?? Known(piece.SourceHost);
        return new Thing("Article")
        {
            ["url"] = piece.SourceUrl,
            ["name"] = Known(piece.SourceTitle),
            ["publisher"] = publisher is null ? null : new Thing("Organization") { ["name"] = publisher },
            ["author"] = Known(piece.SourceAuthor) is { } author ? new Thing("Person") { ["name"] = author } : null,
            ["datePublished"] = piece.SourcePublishedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["inLanguage"] = Known(piece.SourceLanguage),
            ["archivedAt"] = article.SourceNotice?.Archived(article.FirstPublishedAt),
        };
    }

    private static string? Known(string text) => text.Length > 0 ? text : null;

    private static List<T>? Some<T>(IEnumerable<T> things) => things.ToList() is { Count: > 0 } list ? list : null;

    private static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>One thing and its properties; one that is null is left out.</summary>
    private sealed class Thing : Dictionary<string, object>
    {
        public Thing(string type, bool isRoot = false)
        {
            if (isRoot)
                Add("@context", "https://schema.org");
            Add("@type", type);
        }

        public new object? this[string name]
        {
            set
            {
                if (value is not null)
                    base[name] = value;
            }
        }
    }
}
