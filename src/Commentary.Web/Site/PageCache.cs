using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using Commentary.Application.Press;
using Commentary.Application.Redirects;
using Commentary.Text.Languages;
using Commentary.Web.Changes;
using Commentary.Web.Hosting;
using Commentary.Web.Site.Readers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Caching.Memory;

namespace Commentary.Web.Site;

/// <summary>
/// Readers' pages are kept as bytes. The next change puts them all out of reach, and none that was begun before it can come back; a page that
/// says after it what it said before keeps its validators. It stands before everything that a page in memory does not need.
/// </summary>
internal sealed class PageCache(ChangeTail tail, TimeProvider clock) : IDisposable
{
    /// <summary>Bytes of pages, before and after the newest change each.</summary>
    private const long Most = 100L * 1024 * 1024;

    /// <summary>Characters. No page of ours has a name that long.</summary>
    private const int LongestKey = 500;

    private Shelf shelf = new(new object(), null);

    /// <summary>The pages of one moment.</summary>
    /// <param name="Moment">Another object after each change.</param>
    private sealed record Shelf(object Moment, MemoryCache? Former)
    {
        public MemoryCache Pages { get; } = new(new MemoryCacheOptions { SizeLimit = Most });

        /// <summary>Pages that somebody is making: whoever wants the same one waits for it.</summary>
        public ConcurrentDictionary<string, TaskCompletionSource> Making { get; } = new(StringComparer.Ordinal);
    }

    public Task Answer(HttpContext context, RequestDelegate next)
    {
        if (!IsKept(context.Request))
            return next(context);
        var now = Now();
        Span<char> key = stackalloc char[LongestKey];
        if (!TryKey(context.Request, key, out var length))
            return Run(context, next, now, null);
        // Without a string or a box: nothing of a warm answer is left for the collector.
        if (now.Pages.TryGetValue(key[..length], out KeptPage? page))
        {
            Logs.CountFromMemory("page");
            return page!.SendAgain(context, clock);
        }
        return IsAsked(context.Request.Path) ? Run(context, next, now, null) : Make(context, next, now, key[..length].ToString());
    }

    public void Dispose() => shelf.Pages.Dispose();

    private Shelf Now()
    {
        var (now, moment) = (shelf, tail.Moment);
        if (ReferenceEquals(now.Moment, moment))
            return now;
        // Two that come at once make two, of which one is forgotten.
        Interlocked.CompareExchange(ref shelf, new(moment, now.Pages), now);
        return shelf;
    }

    /// <summary>False where no page of ours is meant.</summary>
    private bool IsKept(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && IsPublic(request.Path)
        // Where rules name hosts, they may come first.
        && tail.Redirects is { } index
        && !(index.HasHosts && index.IsRetired(OldAddress.NormalHost(request.Host.Host)));

    /// <summary>
    /// An address as it was asked: number of the page, scheme, host, path. Any other word of the query (utm_source, fbclid) changes nothing on a
    /// page that is kept. False for what is too long, or no number.
    /// </summary>
    private static bool TryKey(HttpRequest request, Span<char> key, out int length)
    {
        var page = request.QueryString.HasValue ? request.Query["page"].ToString() : "";
        length = 0;
        return !page.AsSpan().ContainsAnyExceptInRange('0', '9')
            && key.TryWrite(
                CultureInfo.InvariantCulture,
                $"{page}{(request.IsHttps ? 's' : 'h')}{request.Headers.Host.ToString()}{request.Path.Value}",
                out length
            );
    }

    private static bool IsPublic(PathString path) =>
        Languages.OfAddress(path) is not null || path.Value!.StartsWith("/sitemap", StringComparison.Ordinal);

    /// <summary>A search has as many answers as readers have words: to keep them would put out what many read.</summary>
    private static bool IsAsked(PathString path) =>
        LanguageNames.All.Any(language => path.StartsWithSegments(Addresses.Search(language), StringComparison.OrdinalIgnoreCase));

    private async Task Make(HttpContext context, RequestDelegate next, Shelf now, string key)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!now.Making.TryAdd(key, mine))
        {
            if (now.Making.TryGetValue(key, out var theirs))
                await theirs.Task;
            if (now.Pages.TryGetValue(key, out KeptPage? page))
            {
                await page!.SendAgain(context, clock);
                return;
            }
        }
        try
        {
            await Run(context, next, now, key);
        }
        finally
        {
            if (now.Making.TryRemove(new(key, mine)))
                mine.SetResult();
        }
    }

    /// <param name="key">Null for what is not to be kept.</param>
    private async Task Run(HttpContext context, RequestDelegate next, Shelf now, string? key)
    {
        KeptPage? kept = null;
        var response = context.Response;
        // Asked first, and so called last: then every header is there.
        response.OnStarting(() =>
        {
            if (kept is not null && key is not null)
            {
                kept.Learn(response.Headers);
                now.Pages.Set(key, kept, new MemoryCacheEntryOptions { Size = kept.Size });
            }
            return Task.CompletedTask;
        });
        var body = await Written(context, next);
        if (response.HasStarted)
            return;
        if (
            key is not null
            && response.StatusCode == StatusCodes.Status200OK
            && context.Items.ContainsKey(typeof(PageCache))
            && response.Headers.SetCookie.Count == 0
        )
        {
            kept = KeptPage.Of(body, now.Former?.Get<KeptPage>(key), clock.GetUtcNow(), context.Readings());
            await kept.Send(context, clock);
        }
        else if (body.Length > 0)
            await Once(context, body);
    }

    /// <summary>What the rest of the site writes for this request. A reader who only asks for the headers gets those of the page.</summary>
    private static async Task<byte[]> Written(HttpContext context, RequestDelegate next)
    {
        var (response, method) = (context.Response, context.Request.Method);
        var (sent, body) = (response.Body, new MemoryStream());
        response.Body = body;
        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
            await context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().Writer.FlushAsync(context.RequestAborted);
        }
        finally
        {
            (response.Body, context.Request.Method) = (sent, method);
        }
        return body.ToArray();
    }

    /// <summary>What is not kept (a page that is not there, what was searched for) is compressed for this reader alone.</summary>
    private static async Task Once(HttpContext context, byte[] body)
    {
        var response = context.Response;
        response.Headers.Append("Vary", "Accept-Encoding");
        if (
            response.Headers.ContentEncoding.Count == 0
            && ContentCoding.Asked(context.Request.Headers.AcceptEncoding) is not Coding.Identity and var coding
        )
        {
            body = coding is Coding.Brotli ? KeptPage.Brotli(body, 4) : KeptPage.Gzip(body, CompressionLevel.Fastest);
            response.Headers.ContentEncoding = coding is Coding.Brotli ? "br" : "gzip";
        }
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }
}

internal static class PageCaching
{
    public static void UsePageCache(this WebApplication app) =>
        app.Use(next =>
        {
            var cache = app.Services.GetRequiredService<PageCache>();
            return context => cache.Answer(context, next);
        });

    /// <summary>This page is the same for every reader until the next change.</summary>
    public static void AllowCaching(this HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        response.HttpContext.Items[typeof(PageCache)] = true;
    }
}
