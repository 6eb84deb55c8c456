using System.Globalization;
using Commentary.Application;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Text.Languages;
using Commentary.Web.Site.Privacy;
using Commentary.Web.Site.Shared;
using MediatR;

namespace Commentary.Web.Site.Sitemap;

/// <summary>
/// For search engines: an index, parts of at most 10,000 addresses, each with its counterpart in the other language, and what is news. And the
/// texts that tell robots, finders of holes and careful browsers what is here.
/// </summary>
internal static class SitemapEndpoints
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    public static void MapSitemap(this WebApplication app)
    {
        Map("/sitemap.xml", Index);
        Map("/sitemap-topics.xml", Topics);
        Map("/sitemap-{part:int:min(1)}.xml", Part);
        app.MapMethods(
            "/sitemap-news.xml",
            Reading,
            // What is news changes with the hour too: it is made for each who asks, of an index that holds no more than two days.
            async (IMediator mediator, Origin origin) =>
                Xml(SitemapXml.News(await mediator.Send(new ListNews.Query(), CancellationToken.None), origin))
        );
        app.MapMethods(
            "/robots.txt",
            Reading,
            (Origin origin) =>
                $"User-agent: *\nDisallow: /admin/\nSitemap: {origin.Of("/sitemap.xml")}\nSitemap: {origin.Of("/sitemap-news.xml")}\n"
        );
        app.MapMethods("/.well-known/security.txt", Reading, SecurityText);
        // Where a browser learns that the signal is kept (Global Privacy Control, «GPC Support Resource»).
        app.MapMethods(
            "/.well-known/gpc.json",
            Reading,
            () => new { gpc = true, lastUpdate = PrivacyModel.ChangedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }
        );

        void Map(string address, Func<HttpContext, IMediator, Origin, Task<byte[]>> write) =>
            app.MapMethods(
                address,
                Reading,
                async (HttpContext context, IMediator mediator, Origin origin) =>
                {
                    context.Response.AllowCaching();
                    try
                    {
                        return Xml(await write(context, mediator, origin));
                    }
                    catch (NotHere)
                    {
                        return Results.NotFound();
                    }
                }
            );
    }

    private static IResult Xml(byte[] xml) => Results.Bytes(xml, "application/xml; charset=utf-8");

    private static async Task<byte[]> Index(HttpContext context, IMediator mediator, Origin origin)
    {
        var parts = await mediator.Send(new ListSitemaps.Query(), CancellationToken.None);
        return SitemapXml.Index([
            (origin.Of("/sitemap-topics.xml"), null),
            .. parts.Select(part =>
                (origin.Of(string.Create(CultureInfo.InvariantCulture, $"/sitemap-{part.Number}.xml")), (DateTime?)part.ChangedAt)
            ),
        ]);
    }

    private static async Task<byte[]> Part(HttpContext context, IMediator mediator, Origin origin)
    {
        var part = int.Parse((string)context.Request.RouteValues["part"]!, CultureInfo.InvariantCulture);
        var addresses = await mediator.Send(new ReadSitemap.Query(part), CancellationToken.None);
        return SitemapXml.Addresses(
            addresses
                .GroupBy(a => a.ArticleId)
                .Select(article =>
                    article
                        .Select(a => new SitemapXml.Page(a.Language, origin.Of(Addresses.Article(a.Language, a.Slug)), a.ChangedAt))
                        .ToList()
                )
        );
    }

    /// <summary>The pages that are there whatever is published, and the topics.</summary>
    private static async Task<byte[]> Topics(HttpContext context, IMediator mediator, Origin origin)
    {
        var topics = await mediator.Send(new ListTopicAddresses.Query(), CancellationToken.None);
        return SitemapXml.Addresses([
            OfBoth(Addresses.Home),
            OfBoth(Addresses.Archive),
            OfBoth(Addresses.Privacy),
            .. topics
                .GroupBy(t => t.TopicId)
                .Select(topic =>
                    topic.Select(t => new SitemapXml.Page(t.Language, origin.Of(Addresses.Topic(t.Language, t.Slug)), null)).ToList()
                ),
        ]);

        List<SitemapXml.Page> OfBoth(Func<Language, string> path) =>
            [.. LanguageNames.All.Select(language => new SitemapXml.Page(language, origin.Of(path(language)), null))];
    }

    /// <summary>RFC 9116. It must expire; the site that still answers still means it.</summary>
    private static IResult SecurityText(SiteOptions site, Origin origin, TimeProvider clock)
    {
        if (site.SecurityContact is not { } contact)
            return Results.NotFound();
        var until = clock.GetUtcNow().UtcDateTime.Date.AddDays(180).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return Results.Text(
            $"Contact: {contact.AbsoluteUri}\nExpires: {until}\nPreferred-Languages: fr, en\nCanonical: {origin.Of("/.well-known/security.txt")}\n"
        );
    }
}
