using Commentary.Application;
using Commentary.Web.Admin;
using Commentary.Web.Admin.Articles;
using Commentary.Web.Admin.Pictures;
using Commentary.Web.Admin.Redirects;
using Commentary.Web.Changes;
using Commentary.Web.Cli;
using Commentary.Web.Hosting;
using Commentary.Web.Redirects;
using Commentary.Web.Site;
using Commentary.Web.Sources;

return await CommandLine.Run(args, Build);

static WebApplication Build(WebApplicationOptions options)
{
    var builder = WebApplication.CreateBuilder(options);
    builder.AddLogs();
    builder.AddStores();
    builder.Services.AddApplication();
    builder.AddChangeTail();
    builder.Services.AddPages();
    builder.AddSite();
    builder.AddSources();
    builder.Services.AddAdmin();
    builder.Services.AddRedirects();
    builder.Services.AddExpensiveWork();
    builder.Services.AddAskedContext();

    var app = builder.Build();
    app.UseProxies();
    app.UseOwnHosts();
    app.UsePageCache();
    app.UseRouting();
    app.UseOldLinks();
    app.UseExpensiveWork();
    app.UseRequestLog();
    app.UseAskedContext();
    app.UseLanguages();
    app.UseErrorPages();
    app.UseSecurity();
    app.UseBodySizes();
    app.UseHeldForms();
    app.UseRouting();
    app.UseLostLinks();
    app.UseMembers();
    app.UseExpensiveWorkOfStrangers();
    app.MapAssets();
    app.MapSite();
    app.MapShortPictures();
    app.MapJournal();
    app.MapCountPost();
    app.MapPictureDesk();
    app.MapHealth();
    app.MapRazorPages().WithStaticAssets();
    return app;
}

/// <summary>Named so that the tests can start the whole application as it is.</summary>
public partial class Program;
