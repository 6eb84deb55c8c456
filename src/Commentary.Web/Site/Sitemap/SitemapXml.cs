using System.Globalization;
using System.Text;
using System.Xml;
using Commentary.Application.Reading;
using Commentary.Text.Languages;
using Commentary.Web.Site.Feeds;
using Commentary.Web.Site.Shared;

namespace Commentary.Web.Site.Sitemap;

/// <summary>How sitemaps are written (sitemaps.org; Google’s <c>xhtml:link</c> and <c>news:news</c>).</summary>
internal static class SitemapXml
{
    private const string Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";
    private const string Google = "http://www.google.com/schemas/sitemap-news/0.9";

    public sealed record Page(Language Language, string Address, DateTime? ChangedAt);

    public static byte[] Index(IEnumerable<(string Address, DateTime? ChangedAt)> parts) =>
        Write(
            "sitemapindex",
            xml =>
            {
                foreach (var (address, changedAt) in parts)
                {
                    xml.WriteStartElement("sitemap", Sitemaps);
                    xml.WriteElementString("loc", Sitemaps, address);
                    Changed(xml, changedAt);
                    xml.WriteEndElement();
                }
            }
        );

    /// <param name="pages">Those that say the same in one language or both, together.</param>
    public static byte[] Addresses(IEnumerable<IReadOnlyList<Page>> pages) =>
        Write(
            "urlset",
            xml =>
            {
                xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
                foreach (var same in pages)
                foreach (var page in same)
                {
                    xml.WriteStartElement("url", Sitemaps);
                    xml.WriteElementString("loc", Sitemaps, page.Address);
                    Changed(xml, page.ChangedAt);
                    foreach (var counterpart in same)
                    {
                        xml.WriteStartElement("link", Xhtml);
                        xml.WriteAttributeString("rel", "alternate");
                        xml.WriteAttributeString("hreflang", counterpart.Language.Tag());
                        xml.WriteAttributeString("href", counterpart.Address);
                        xml.WriteEndElement();
                    }
                    xml.WriteEndElement();
                }
            }
        );

    public static byte[] News(IEnumerable<ListNews.News> news, Origin origin) =>
        Write(
            "urlset",
            xml =>
            {
                xml.WriteAttributeString("xmlns", "news", null, Google);
                foreach (var piece in news)
                {
                    xml.WriteStartElement("url", Sitemaps);
                    xml.WriteElementString("loc", Sitemaps, origin.Of(Application.Press.Addresses.Article(piece.Language, piece.Slug)));
                    xml.WriteStartElement("news", Google);
                    xml.WriteStartElement("publication", Google);
                    xml.WriteElementString("name", Google, "Commentary");
                    xml.WriteElementString("language", Google, piece.Language.Code());
                    xml.WriteEndElement();
                    xml.WriteElementString("publication_date", Google, Time(piece.FirstPublishedAt));
                    xml.WriteElementString("title", Google, WholePiece.Sound(piece.Title));
                    xml.WriteEndElement();
                    xml.WriteEndElement();
                }
            }
        );

    private static byte[] Write(string root, Action<XmlWriter> content)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement(root, Sitemaps);
            content(xml);
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void Changed(XmlWriter xml, DateTime? changedAt)
    {
        if (changedAt is { } at)
            xml.WriteElementString("lastmod", Sitemaps, Time(at));
    }

    private static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
