using System.Collections.Concurrent;
using System.Net;
using Commentary.Tests.Fixture;
using Commentary.Web.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Commentary.Tests.Sources;

/// <summary>A site of somebody else's on this machine, with one foot where it may be asked (127.0.0.1) and one where it may not (127.0.0.2).</summary>
internal sealed class Elsewhere : IAsyncDisposable
{
    private readonly WebApplication app;

    /// <summary>What it answers.</summary>
    public RequestDelegate Answer { get; set; } = Page("Une nouvelle");

    /// <summary>The addresses that were asked for, in their order.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    private Elsewhere()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0", "http://127.0.0.2:0");
        app = builder.Build();
        app.Run(context =>
        {
            Asked.Enqueue($"http://{context.Request.Host}{context.Request.Path}{context.Request.QueryString}");
            return Answer(context);
        });
    }

    public static async Task<Elsewhere> Open()
    {
        var site = new Elsewhere();
        await site.app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    public Uri At(string path) => new(app.Urls.Single(url => url.Contains("127.0.0.1", StringComparison.Ordinal)) + path);

    public Uri Behind(string path) => new(app.Urls.Single(url => url.Contains("127.0.0.2", StringComparison.Ordinal)) + path);

    public static RequestDelegate Page(string title) =>
        context => Results.Content($"<title>{title}</title>", "text/html").ExecuteAsync(context);

    public static RequestDelegate Status(int status) =>
        context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };

    public static RequestDelegate SendsTo(string address) =>
        context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = address;
            return Task.CompletedTask;
        };

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>A newsroom that may ask 127.0.0.1, is not patient, and whose clock stands where it is set.</summary>
internal sealed class CheckingSite : Newsroom
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public FakeTimeProvider Time { get; init; } = new(new(2027, 3, 1, 15, 0, 0, TimeSpan.Zero));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Site:Address", "https://commentary.example");
        builder.UseSetting("Site:ChecksSources", "false");
        builder.ConfigureTestServices(services =>
            services
                .AddSingleton<TimeProvider>(Time)
                .AddSingleton(new Outside(address => address.MapToIPv4().Equals(IPAddress.Loopback) || PublicAddress.Is(address), Patience))
        );
    }

    public SourceFetcher Fetcher => Services.GetRequiredService<SourceFetcher>();

    /// <summary>As its own clock would have it do every few minutes.</summary>
    public async Task<int> Look()
    {
        var looked = await Services.GetRequiredService<SourceChecks>().Look(TestContext.Current.CancellationToken);
        await CatchUp();
        return looked;
    }

    public Task<int> LookAfter(TimeSpan pause)
    {
        Time.Advance(pause);
        return Look();
    }
}
