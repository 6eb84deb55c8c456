using System.Security.Cryptography;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using Commentary.Web.Changes;
using Commentary.Web.Hosting;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace Commentary.Web.Site;

/// <summary>
/// Readers' pages are kept as they were sent, compressed once for each encoding, under the number of the newest change: the next change puts
/// them all out of reach, and none that was begun before it can come back.
/// </summary>
internal static class PageCache
{
    private const string Compressible = "application/atom+xml, application/feed+json, application/xml";

    public static void AddPageCache(this IServiceCollection services)
    {
        services.AddOutputCache(cache =>
        {
            cache.AddBasePolicy(policy => policy.AddPolicy<PublicPages>(), excludeDefaultPolicy: true);
            cache.SizeLimit = 200 * 1024 * 1024;
        });
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ResponseCompressionDefaults.MimeTypes.Concat(Compressible.Split(", "));
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = System.IO.Compression.CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = System.IO.Compression.CompressionLevel.Optimal);
    }

    public static void UsePageCache(this WebApplication app) =>
        // The newsroom's pages hold tokens beside what was typed: compressed together, they could be guessed at (BREACH).
        app.UseWhen(
            context => IsPublic(context.Request),
            site =>
            {
                site.UseOutputCache();
                site.UseResponseCompression();
            }
        );

    /// <summary>What a reader's page is kept and revalidated by.</summary>
    public static void AllowCaching(this HttpResponse response, ChangeTail tail)
    {
        response.Headers.CacheControl = "no-cache";
        response.Headers.ETag = $"W/\"{Build}-{tail.Edition}\"";
    }

    /// <summary>
    /// Another build may set the same publication otherwise: by its code, its words, or the names of its style sheets and scripts. The same on
    /// every node of a build.
    /// </summary>
    private static string Build { get; } = Fingerprint();

    private static string Fingerprint()
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var pattern in (string[])["Commentary.*.dll", "Commentary.Web.staticwebassets.endpoints.json"])
        foreach (
            var file in Directory
                .EnumerateFiles(AppContext.BaseDirectory, pattern, SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
            all.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(all.GetHashAndReset())[..8];
    }

    private static bool IsPublic(HttpRequest request) => Languages.OfAddress(request.Path) is not null || request.Path == "/sitemap.xml";

    /// <summary>A search has as many answers as readers have words: to keep them would put out what many read.</summary>
    private static bool IsAsked(HttpRequest request) =>
        LanguageNames.All.Any(language => request.Path.StartsWithSegments(Addresses.Search(language), StringComparison.OrdinalIgnoreCase));

    private sealed class PublicPages(ChangeTail tail, IResponseCompressionProvider compression) : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var request = context.HttpContext.Request;
            var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
            context.EnableOutputCaching = isRead && context.HttpContext.GetEndpoint() is not null && !IsAsked(request);
            context.AllowCacheLookup = context.AllowCacheStorage = context.EnableOutputCaching;
            context.AllowLocking = true;
            context.ResponseExpirationTimeSpan = TimeSpan.FromHours(12);
            // Any other word of the query (utm_source, fbclid) changes nothing on the page.
            context.CacheVaryByRules.QueryKeys = "page";
            context.CacheVaryByRules.VaryByValues["edition"] = tail.Edition;
            // The very choice that compression makes, weights and all.
            context.CacheVaryByRules.VaryByValues["encoding"] =
                compression.GetCompressionProvider(context.HttpContext)?.EncodingName ?? "identity";
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            context.HttpContext.CountFromMemory("page");
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var response = context.HttpContext.Response;
            if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
                context.AllowCacheStorage = false;
            return ValueTask.CompletedTask;
        }
    }
}
