using System.Globalization;
using System.Text;
using System.Xml;
using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Text.Languages;
using Commentary.Web.Site.Shared;
using MediatR;

namespace Commentary.Web.Site.Sitemap;

/// <summary>For search engines: every address, with its counterpart in the other language (sitemaps.org; Google’s <c>xhtml:link</c>).</summary>
internal static class SitemapEndpoints
{
    private const string Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    private static readonly string[] Reading = ["GET", "HEAD"];

    public static void MapSitemap(this WebApplication app)
    {
        app.MapMethods(
            "/sitemap.xml",
            Reading,
            async (HttpContext context, IMediator mediator, Origin origin) =>
            {
                context.Response.AllowCaching();
                var addresses = await mediator.Send(new ListAddresses.Query(), CancellationToken.None);
                return Results.Bytes(Write(addresses, origin), "application/xml; charset=utf-8");
            }
        );
        app.MapMethods(
            "/robots.txt",
            Reading,
            (Origin origin) => $"User-agent: *\nDisallow: /admin/\nSitemap: {origin.Of("/sitemap.xml")}\n"
        );
    }

    private static byte[] Write(IReadOnlyList<ListAddresses.Entry> addresses, Origin origin)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("urlset", Sitemaps);
            xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
            var fronts = LanguageNames.All.ToDictionary(language => language, language => origin.Of(Addresses.Home(language)));
            foreach (var front in fronts.Values)
                Url(xml, front, null, fronts);
            foreach (var article in addresses.GroupBy(a => a.ArticleId))
            {
                var editions = article.ToDictionary(a => a.Language, a => origin.Of(Addresses.Article(a.Language, a.Slug)));
                foreach (var edition in article)
                    Url(xml, editions[edition.Language], edition.ChangedAt, editions);
            }
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void Url(XmlWriter xml, string address, DateTime? changed, Dictionary<Language, string> editions)
    {
        xml.WriteStartElement("url", Sitemaps);
        xml.WriteElementString("loc", Sitemaps, address);
        if (changed is { } at)
            xml.WriteElementString("lastmod", Sitemaps, at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        foreach (var (language, counterpart) in editions)
        {
            xml.WriteStartElement("link", Xhtml);
            xml.WriteAttributeString("rel", "alternate");
            xml.WriteAttributeString("hreflang", language.Tag());
            xml.WriteAttributeString("href", counterpart);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }
}
