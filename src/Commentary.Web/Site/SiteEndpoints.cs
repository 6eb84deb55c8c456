using Commentary.Application.Press;
using Commentary.Web.Changes;
using Commentary.Web.Redirects;
using Commentary.Web.Site.Cards;
using Commentary.Web.Site.Feeds;
using Commentary.Web.Site.Pictures;
using Commentary.Web.Site.Readers;
using Commentary.Web.Site.Search;
using Commentary.Web.Site.Sitemap;

namespace Commentary.Web.Site;

internal static class SiteEndpoints
{
    public static void AddSite(this WebApplicationBuilder builder)
    {
        // A build that was not published keeps style and scripts in the source tree, whatever the environment; a published one has no such list.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddSingleton<PageCache>();
        builder.Services.AddSingleton<ReadingCounts>();
        builder.Services.AddHostedService(scope => scope.GetRequiredService<ReadingCounts>());
        builder.Services.AddScoped<Shared.Origin>();
        builder.Services.AddFeeds();
        builder.AddCards();
        builder.Services.AddPictures();
        builder.AddIndexNow();
    }

    public static void MapSite(this WebApplication app)
    {
        app.MapMethods(
            "/",
            ["GET", "HEAD"],
            (HttpContext context) =>
            {
                context.Response.Headers.Vary = "Accept-Language";
                return Results.Redirect(Addresses.Home(ReaderLanguage.Of(context.Request)) + context.Request.QueryString);
            }
        );
        app.MapFeeds();
        app.MapSitemap();
        app.MapOpenSearch();
        app.MapCards();
        app.MapPictures();
        app.MapIndexNow();
    }
}
