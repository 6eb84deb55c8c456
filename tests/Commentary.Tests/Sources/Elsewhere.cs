using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Commentary.Application;
using Commentary.Application.Articles;
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
internal class CheckingSite : Newsroom
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public FakeTimeProvider Time { get; init; } = new(new(2027, 3, 1, 15, 0, 0, TimeSpan.Zero));

    /// <summary>Which addresses count as the open Internet.</summary>
    public Func<IPAddress, bool> IsPublic { get; init; } =
        address => address.MapToIPv4().Equals(IPAddress.Loopback) || PublicAddress.Is(address);

    /// <summary>What names stand for; none stands for anything unless a test says so.</summary>
    public Func<string, IPAddress[]> Names { get; set; } = _ => throw new SocketException((int)SocketError.HostNotFound);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Site:Address", "https://commentary.example");
        // As the tests ask for it.
        builder.UseSetting("Site:Hosts:0", "localhost");
        builder.UseSetting("Site:ChecksSources", "false");
        builder.ConfigureTestServices(services =>
            services
                .AddSingleton<TimeProvider>(Time)
                .AddSingleton(new Outside(IsPublic, Patience) { Resolve = (name, _) => Task.FromResult(Names(name)) })
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

/// <summary>The same, where the pages that editors start from are read: when the test says so, and not by its own clock.</summary>
internal sealed class ReadingSite : CheckingSite, IAsyncLifetime
{
    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        Services.GetRequiredService<SiteOptions>().ReadsSources = true;
        await MakeMembers();
    }

    /// <summary>Reads what waits, as its own clock would have it do at once.</summary>
    public Task<int> Read() => Services.GetRequiredService<SourceReadings>().Read(TestContext.Current.CancellationToken);

    public Task<int> Start(string source, string title = "") =>
        As.Author.Send(new StartArticle.Command { SourceUrl = source, Title = title });
}

/// <summary>The same, and what it says of outside addresses where anything is written.</summary>
internal sealed class HeardSite : CheckingSite, ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = [];

    public IReadOnlyCollection<string> Lines => lines;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
            services.AddSingleton<ILoggerFactory>(LoggerFactory.Create(logs => logs.AddProvider(this)))
        );
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => new Ear(this, categoryName);

    private sealed class Ear(HeardSite site, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) =>
            category.StartsWith("System.Net.Http", StringComparison.Ordinal)
            || category.StartsWith("Commentary.Web.Sources", StringComparison.Ordinal);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
                site.lines.Enqueue(formatter(state, exception) + exception);
        }
    }
}
