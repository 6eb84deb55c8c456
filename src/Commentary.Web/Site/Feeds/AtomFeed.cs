using System.Text;
using System.Xml;
using System.Xml.Linq;
using Commentary.Application;
using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Text.Languages;
using Commentary.Web.Resources;
using Commentary.Web.Site.Shared;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Site.Feeds;

/// <summary>
/// RFC 4287. Somebody who opens it in a browser sees a page: a few elements of XHTML, which the RFC lets stand in a feed (6.4) and readers of
/// feeds pass over, under a style sheet of their own. Browsers have given up XSLT; they have not given up XML and CSS.
/// </summary>
internal sealed class AtomFeed(Origin origin, SiteOptions site, WholePiece whole, Dates dates, IStringLocalizer<SiteTexts> says)
{
    public const string Type = "application/atom+xml";

    /// <summary>
    /// As it is sent: XML, not Atom: browsers style only what they take for XML (RFC 7303), and who opens a feed in one is to see a page. Readers of feeds look
    /// at the root element; the links that lead to it say what it is.
    /// </summary>
    public const string Sent = "application/xml";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    public byte[] Write(Feed feed)
    {
        var document = new XDocument(
            new XProcessingInstruction("xml-stylesheet", "type=\"text/css\" href=\"/css/feed.css\""),
            new XElement(
                Atom + "feed",
                new XAttribute(XNamespace.Xml + "lang", feed.Language.Tag()),
                new XElement(Atom + "id", origin.Of(feed.Atom)),
                new XElement(Atom + "title", WholePiece.Sound(feed.Title)),
                new XElement(Atom + "subtitle", WholePiece.Sound(feed.Description)),
                new XElement(Atom + "updated", Dates.Utc(feed.Entries.Select(Feed.Updated).DefaultIfEmpty(DateTime.UnixEpoch).Max())),
                new XElement(Atom + "author", new XElement(Atom + "name", "Commentary"), new XElement(Atom + "uri", origin.Of("/"))),
                new XElement(Atom + "icon", origin.Of("/icon-512.png")),
                Link("self", feed.Atom, Type, feed.Language),
                Link("alternate", feed.Home, "text/html", feed.Language),
                Link("alternate", feed.Json, JsonFeed.Type, feed.Language),
                feed.Other is { } other ? Link("alternate", other.Atom, Type, feed.Language.Other()) : null,
                site.Hub is { } hub ? Link("hub", hub.AbsoluteUri, null, null) : null,
                Opening(feed),
                feed.Entries.Select(Entry)
            )
        );
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = false }))
            document.Save(xml);
        return bytes.ToArray();
    }

    private XElement Entry(ReadFeed.Entry entry)
    {
        var piece = entry.Publication;
        var path = Addresses.Article(piece.Language, piece.Slug);
        var title = WholePiece.Sound(piece.Title);
        var standfirst = piece.Standfirst.Length > 0 ? piece.Standfirst : piece.Description;
        return new XElement(
            Atom + "entry",
            new XElement(Atom + "id", Feed.Id(piece)),
            new XElement(Atom + "title", title),
            new XElement(Atom + "published", Dates.Utc(entry.FirstPublishedAt)),
            new XElement(Atom + "updated", Dates.Utc(Feed.Updated(entry))),
            Link("alternate", path, "text/html", piece.Language),
            entry.Other is { } other
                ? Link("alternate", Addresses.Article(piece.Language.Other(), other), "text/html", piece.Language.Other())
                : null,
            Via(piece),
            piece
                .Topics.OrderBy(t => t.Place)
                .Select(t => new XElement(
                    Atom + "category",
                    new XAttribute("term", t.Slug),
                    new XAttribute("label", WholePiece.Sound(t.Name))
                )),
            new XElement(Atom + "summary", WholePiece.Sound(standfirst)),
            new XElement(Atom + "content", new XAttribute("type", "html"), whole.Html(entry)),
            // For whoever opens the feed in a browser, which shows it beneath the style sheet.
            new XElement(
                Html + "p",
                new XElement(Html + "a", new XAttribute("href", origin.Of(path)), title),
                " ",
                new XElement(Html + "small", dates.Day(entry.FirstPublishedAt, piece.Language))
            )
        );
    }

    /// <summary>The source, by its publisher and its own title (RFC 4287, 4.2.7.2: where the entry comes from).</summary>
    private static XElement? Via(Publication piece)
    {
        if (!Uri.TryCreate(piece.SourceUrl, UriKind.Absolute, out var source))
            return null;
        string[] said = [piece.SourceTitle, piece.SourceAuthor, piece.SourceName];
        return new XElement(
            Atom + "link",
            new XAttribute("rel", "via"),
            new XAttribute("href", source.AbsoluteUri),
            new XAttribute("title", WholePiece.Sound(string.Join(", ", said.Where(s => s.Length > 0)))),
            piece.SourceLanguage.Length > 0 ? new XAttribute("hreflang", piece.SourceLanguage) : null
        );
    }

    private XElement Opening(Feed feed) =>
        new(
            Html + "div",
            new XAttribute("class", "opening"),
            new XElement(Html + "h1", WholePiece.Sound(feed.Title)),
            new XElement(Html + "p", says["FeedIs"].Value),
            new XElement(Html + "p", new XElement(Html + "code", origin.Of(feed.Atom))),
            new XElement(
                Html + "ul",
                new XElement(Html + "li", new XElement(Html + "a", new XAttribute("href", origin.Of(feed.Home)), says["FeedToPage"].Value)),
                new XElement(Html + "li", new XElement(Html + "a", new XAttribute("href", origin.Of(feed.Json)), says["JsonFeed"].Value)),
                feed.Other is { } other
                    ? new XElement(
                        Html + "li",
                        new XElement(
                            Html + "a",
                            new XAttribute("href", origin.Of(other.Atom)),
                            new XAttribute(XNamespace.Xml + "lang", feed.Language.Other().Tag()),
                            new XAttribute("lang", feed.Language.Other().Tag()),
                            says[$"Name{feed.Language.Other()}"].Value
                        )
                    )
                    : null
            )
        );

    private XElement Link(string rel, string address, string? type, Language? language) =>
        new(
            Atom + "link",
            new XAttribute("rel", rel),
            new XAttribute("href", address.StartsWith('/') ? origin.Of(address) : address),
            type is null ? null : new XAttribute("type", type),
            language is { } of ? new XAttribute("hreflang", of.Tag()) : null
        );
}
