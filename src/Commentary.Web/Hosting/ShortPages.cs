using System.Text;
using Commentary.Web.Redirects;
using Microsoft.Extensions.Primitives;

namespace Commentary.Web.Hosting;

/// <summary>Pages in the site's clothes and in both languages that are made once, for those who ask for more than is made for one.</summary>
internal sealed class ShortPages(PageRenderer renderer)
{
    /// <summary>In seconds.</summary>
    private static readonly StringValues RetryAfter = "2";
    private static readonly StringValues NoStore = "no-store";
    private static readonly StringValues Html = "text/html; charset=utf-8";
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues Policy =
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static readonly StringValues Referrer = "strict-origin-when-cross-origin";

    private readonly Lazy<Task<byte[]>> lost = Once(renderer, "Short", "Lost");
    private readonly Lazy<Task<byte[]>> later = Once(renderer, "Short", "Later");
    private readonly Lazy<Task<byte[]>> notOurs = Once(renderer, "NotOurs", "NotOurs");

    /// <summary>404: there is nothing here, and where it may have been meant to lead is not looked for now.</summary>
    public Task Lost(HttpContext context) => Write(context, StatusCodes.Status404NotFound, lost.Value);

    /// <summary>503, and when to come back.</summary>
    public Task ComeBack(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfter;
        return Write(context, StatusCodes.Status503ServiceUnavailable, later.Value);
    }

    /// <summary>400: the host that was asked for is not one of ours.</summary>
    public Task NotOurs(HttpContext context) => Write(context, StatusCodes.Status400BadRequest, notOurs.Value);

    private static async Task Write(HttpContext context, int status, Task<byte[]> page)
    {
        var body = await page;
        context.MarkFromMemory();
        context.Response.StatusCode = status;
        var headers = context.Response.Headers;
        headers.CacheControl = NoStore;
        headers.ContentType = Html;
        headers.XContentTypeOptions = NoSniff;
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = Referrer;
        headers.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    private static Lazy<Task<byte[]>> Once(PageRenderer renderer, string view, string kind) =>
        new(async () => Encoding.UTF8.GetBytes(await renderer.Render($"/Redirects/{view}.cshtml", new ShortWords(kind))));
}

/// <summary>What a page that is made once says.</summary>
/// <param name="Kind">What its texts begin with among the resources.</param>
public record ShortWords(string Kind) : ForwardingWords(false, null, false);
