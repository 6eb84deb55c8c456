using Commentary.Application;
using Commentary.Application.Articles.DraftSearch;
using Commentary.Application.Reading.Search;
using Commentary.Database;

namespace Commentary.Web.Hosting;

internal static class Stores
{
    /// <summary>The database that the configuration names; a SQLite file in the data folder unless it says otherwise.</summary>
    public static void AddStores(this WebApplicationBuilder builder)
    {
        var site = builder.Configuration.GetSection("Site").Get<SiteOptions>() ?? new();
        // A time zone that is not there must stop the start, not the first publication.
        TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);
        builder.Services.AddSingleton(site);

        // First of all that starts: the keys that protect cookies stand in the database too.
        if (builder.Configuration["command"] is null)
            builder.Services.AddHostedService<FirstStart>();
        var options = builder.Configuration.GetSection("Database").Get<DatabaseOptions>() ?? new();
        builder.Services.AddDatabase(options, DataFolder(builder));
        // On this node's own disk, whichever database there is.
        builder.Services.AddSingleton(new SearchFolder(Path.Combine(DataFolder(builder), "search")));
        builder.Services.AddSingleton(new DraftFolder(Path.Combine(DataFolder(builder), "search-drafts")));
    }

    private static string DataFolder(WebApplicationBuilder builder) =>
        builder.Configuration["data"] is { Length: > 0 } folder
            ? Path.GetFullPath(folder)
            : Path.Combine(builder.Environment.ContentRootPath, "App_Data");
}
