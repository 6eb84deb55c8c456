using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Commentary.Application;
using Commentary.Application.Model;
using Commentary.Text.Links;

namespace Commentary.Web.Sources;

/// <param name="At">Where it was, after all redirects.</param>
/// <param name="Html">The beginning of the page; empty for what is no page.</param>
internal sealed record FetchedPage(HttpStatusCode Status, Uri At, ReadOnlyMemory<byte> Html, string? Charset)
{
    public string Title => Html.Length == 0 ? "" : PageTitle.Of(Html.Span, Charset);

    public PageFacts Facts => PageFacts.Of(Html.Span, Charset, At);
}

/// <param name="Page">Null when there was no answer, or none that may be asked for.</param>
/// <param name="Why">Why there is none.</param>
internal sealed record Fetched(FetchedPage? Page, WhyUnread Why = WhyUnread.None);

/// <summary>
/// Reads the beginning of a page somewhere else: over the open Internet only, without cookies, saying who asks, one request to a host at a time,
/// and never longer or more than is decided here.
/// </summary>
internal sealed partial class SourceFetcher(IHttpClientFactory http, Outside outside, SiteOptions site, ILogger<SourceFetcher> logger)
{
    public const string Client = "sources";
    public const int MostBytes = 256 * 1024;
    public const int MostRedirects = 5;

    /// <summary>Hosts that share a gate wait for each other: no list of hosts grows.</summary>
    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, 61).Select(_ => new SemaphoreSlim(1))];
    private readonly string userAgent = site.Address is { } address ? $"Commentary/1.0 (+{address.AbsoluteUri})" : "Commentary/1.0";

    /// <summary>Null when there was no answer, or none that may be asked for.</summary>
    public async Task<FetchedPage?> Fetch(Uri address, CancellationToken stop) => (await Ask(address, stop)).Page;

    public async Task<Fetched> Ask(Uri address, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(outside.Patience);
        var at = address;
        try
        {
            for (var redirects = 0; redirects <= MostRedirects; redirects++)
            {
                if (!IsWeb(at))
                    return new(null, WhyUnread.NotWeb);
                var gate = gates[(uint)at.IdnHost.GetHashCode(StringComparison.OrdinalIgnoreCase) % gates.Length];
                await gate.WaitAsync(limit.Token);
                try
                {
                    using var answer = await Get(at, limit.Token);
                    if (NextOf(answer, at) is not { } next)
                        return new(await Read(answer, at, limit.Token));
                    at = next;
                }
                finally
                {
                    gate.Release();
                }
            }
            return new(null, WhyUnread.NoArrival);
        }
        catch (Exception silent)
            when (silent is HttpRequestException or IOException or UriFormatException or InvalidDataException or OperationCanceledException
                && !stop.IsCancellationRequested
            )
        {
            var why = WhyNot(silent);
            // The host and no more: where a draft leads is nobody’s to read in a log.
            logger.LogInformation("{Host} was not read: {Why}", at.IsAbsoluteUri ? at.IdnHost : "-", why);
            return new(null, why);
        }
    }

    private static WhyUnread WhyNot(Exception silent)
    {
        for (var cause = silent; cause is not null; cause = cause.InnerException)
            switch (cause)
            {
                case NotOutside:
                    return WhyUnread.Inside;
                case OperationCanceledException:
                    return WhyUnread.TooSlow;
                case UriFormatException:
                    return WhyUnread.NotWeb;
                case HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }:
                    return WhyUnread.TooLarge;
                case HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }:
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return WhyUnread.NoName;
                default:
                    break;
            }
        return WhyUnread.Silent;
    }

    /// <summary>What a page says of itself, or why it is not known.</summary>
    public async Task<(PageFacts? Facts, WhyUnread Why)> Learn(Uri address, CancellationToken stop)
    {
        var (page, why) = await Ask(address, stop);
        if (page is null)
            return (null, why);
        if (page.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            return (null, WhyUnread.Missing);
        if ((int)page.Status is 401 or 402 or 403 or 405 or 406 or 429 or 451)
            return (null, WhyUnread.Walled);
        if ((int)page.Status is < 200 or > 299)
            return (null, WhyUnread.Fault);
        if (page.Html.Length == 0)
            return (null, WhyUnread.NotAPage);
        var facts = page.Facts;
        // A language alone is what a template says.
        if (!(facts with { Language = "" }).AreNone)
            return (facts, WhyUnread.None);
        return (null, page.Html.Length == MostBytes ? WhyUnread.TooLarge : WhyUnread.Mute);
    }

    /// <summary>What can be said of a source by what its address answers. A wall is no sign that nothing stands behind it.</summary>
    public async Task<SourceSight> Look(Uri address, CancellationToken stop)
    {
        if (await Fetch(address, stop) is not { } page)
            return new(SourceAnswer.Nothing);
        if (page.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            return new(SourceAnswer.NoPage);
        if ((int)page.Status is < 200 or > 299)
            return new(SourceAnswer.Nothing);
        return page.At != address && IsFront(page.At) && !IsFront(address)
            ? new(SourceAnswer.FrontPage)
            : new(SourceAnswer.Page, page.Title);
    }

    private async Task<HttpResponseMessage> Get(Uri at, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, at);
        request.Headers.UserAgent.ParseAdd(userAgent);
        request.Headers.Accept.ParseAdd("text/html, application/xhtml+xml, */*;q=0.5");
        using var client = http.CreateClient(Client);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
    }

    private static Uri? NextOf(HttpResponseMessage answer, Uri at) =>
        (int)answer.StatusCode is 301 or 302 or 303 or 307 or 308 && answer.Headers.Location is { } to ? new Uri(at, to) : null;

    private static async Task<FetchedPage> Read(HttpResponseMessage answer, Uri at, CancellationToken stop)
    {
        var kind = answer.Content.Headers.ContentType;
        if (!answer.IsSuccessStatusCode || kind?.MediaType is not ("text/html" or "application/xhtml+xml"))
            return new(answer.StatusCode, at, default, null);
        await using var body = await answer.Content.ReadAsStreamAsync(stop);
        var bytes = new byte[MostBytes];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop);
        return new(answer.StatusCode, at, bytes.AsMemory(0, length), kind.CharSet);
    }

    private static bool IsWeb(Uri address) =>
        address is { IsAbsoluteUri: true, UserInfo: "" } && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    /// <summary>A page that a query names (<c>/?p=12</c>) is one of its own.</summary>
    private static bool IsFront(Uri address) => address.Query.Length == 0 && FrontPage().IsMatch(address.AbsolutePath);

    /// <summary>The root, or that of a language.</summary>
    [GeneratedRegex(
        "^/([a-z]{2}([-_][a-z]{2})?/?)?(index\\.[a-z]{3,5})?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex FrontPage();
}
