using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Commentary.Web.Site.Readers;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Commentary.Web.Site;

/// <summary>
/// A page as readers are sent it: every encoding of it ready, each with a validator of its own (RFC 9110, 8.8.3), and the headers that went
/// with it. Nothing of it is made while somebody waits.
/// </summary>
internal sealed class KeptPage
{
    /// <summary>Of 11. The last two steps take ten times as long for one byte in fifty.</summary>
    private const int BrotliQuality = 9;
    private const int BrotliWindow = 22;

    /// <summary>
    /// A page is dated once its date is surely past: RFC 9110, 8.8.2.1, wants no Last-Modified that is later than the answer's Date, and the
    /// server's own Date is up to a second old. Its tags know it from the first moment.
    /// </summary>
    private static readonly TimeSpan DatedAfter = TimeSpan.FromSeconds(2);

    private static readonly StringValues Varies = HeaderNames.AcceptEncoding;

    /// <summary>Of this very answer, not of the page; or set by itself.</summary>
    private static readonly FrozenSet<string> OfTheAnswer = new[]
    {
        HeaderNames.Date,
        HeaderNames.ContentLength,
        HeaderNames.ContentEncoding,
        HeaderNames.TransferEncoding,
        HeaderNames.ETag,
        HeaderNames.LastModified,
        HeaderNames.Vary,
        HeaderNames.Connection,
        HeaderNames.ContentType,
        HeaderNames.CacheControl,
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly byte[] hash;
    private readonly Form[] forms;
    private readonly StringValues lastModified;
    private KeyValuePair<string, StringValues>[] headers = [];
    private StringValues contentType;
    private StringValues cacheControl;
    private volatile bool isDated;

    private sealed record Form(byte[] Bytes, StringValues Encoding, StringValues ETag);

    private KeptPage(byte[] hash, Form[] forms, DateTimeOffset changedAt) =>
        (this.hash, this.forms, ChangedAt, lastModified) = (hash, forms, changedAt, changedAt.ToString("r", CultureInfo.InvariantCulture));

    /// <summary>To the second, and never the same for two pages that were at one address.</summary>
    public DateTimeOffset ChangedAt { get; }

    /// <summary>Where its readers are counted; null for a page that is no piece.</summary>
    public ReadingTally? Readings { get; init; }

    /// <summary>Bytes that it holds.</summary>
    public long Size => forms.Sum(f => (long)f.Bytes.Length);

    /// <param name="former">What was at its address before the newest change: a page that says the same is the same.</param>
    /// <param name="readings">Where its readers are counted.</param>
    public static KeptPage Of(byte[] body, KeptPage? former, DateTimeOffset now, ReadingTally? readings = null)
    {
        var sum = SHA256.HashData(body);
        if (former is not null && former.hash.AsSpan().SequenceEqual(sum))
            return new(sum, former.forms, former.ChangedAt) { Readings = readings };
        var tag = Convert.ToHexStringLower(sum.AsSpan(0, 8));
        var second = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var least = former?.ChangedAt.AddSeconds(1) ?? second;
        Form[] made =
        [
            new(body, StringValues.Empty, $"\"{tag}\""),
            new(Gzip(body, CompressionLevel.SmallestSize), "gzip", $"\"{tag}-gzip\""),
            new(Brotli(body, BrotliQuality), "br", $"\"{tag}-br\""),
        ];
        return new(sum, made, second < least ? least : second) { Readings = readings };
    }

    /// <summary>Takes the headers that go with it from the answer that it was first sent with.</summary>
    public void Learn(IHeaderDictionary sent)
    {
        (contentType, cacheControl) = (sent.ContentType, sent.CacheControl);
        headers = [.. sent.Where(header => !OfTheAnswer.Contains(header.Key))];
    }

    /// <summary>The page to one more reader, or that the reader has it (304).</summary>
    public Task SendAgain(HttpContext context, TimeProvider clock)
    {
        var (asked, answer) = (context.Request.Headers, context.Response.Headers);
        Readings?.Count(context.Request.Method, asked);
        var form = forms[(int)ContentCoding.Asked(asked.AcceptEncoding)];
        answer.CacheControl = cacheControl;
        // What a browser has of the page, it keeps: a 304 says no more than which (RFC 9110, 15.4.5).
        if (IsThere(asked, form))
            return NotModified(context.Response, form);
        answer.ContentType = contentType;
        foreach (var (name, value) in headers)
            answer[name] = value;
        return Whole(context, clock, answer, form);
    }

    /// <summary>The same to the first, whose answer has its headers already: all of them even where it is a 304, for the page learns them.</summary>
    public Task Send(HttpContext context, TimeProvider clock)
    {
        var (asked, answer) = (context.Request.Headers, context.Response.Headers);
        var form = forms[(int)ContentCoding.Asked(asked.AcceptEncoding)];
        return IsThere(asked, form) ? NotModified(context.Response, form) : Whole(context, clock, answer, form);
    }

    private static Task NotModified(HttpResponse response, Form form)
    {
        response.StatusCode = StatusCodes.Status304NotModified;
        response.Headers.ETag = form.ETag;
        response.Headers.Vary = Varies;
        return Task.CompletedTask;
    }

    private Task Whole(HttpContext context, TimeProvider clock, IHeaderDictionary answer, Form form)
    {
        answer.ETag = form.ETag;
        isDated = isDated || clock.GetUtcNow() >= ChangedAt + DatedAfter;
        if (isDated)
            answer.LastModified = lastModified;
        answer.Vary = Varies;
        if (form.Encoding.Count > 0)
            answer.ContentEncoding = form.Encoding;
        answer.ContentLength = form.Bytes.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.BodyWriter.WriteAsync(form.Bytes).AsTask();
    }

    /// <summary>RFC 9110, 13.2.2: the date counts only where no tag was sent.</summary>
    private bool IsThere(IHeaderDictionary asked, Form form)
    {
        var tags = asked.IfNoneMatch;
        if (tags.Count > 0)
            return tags == form.ETag || Names(tags, form.ETag.ToString());
        return asked.IfModifiedSince.Count > 0
            && HeaderUtilities.TryParseDate(asked.IfModifiedSince.ToString(), out var since)
            && ChangedAt <= since;
    }

    private static bool Names(StringValues tags, string tag) =>
        EntityTagHeaderValue.TryParseList(tags, out var each) && each.Any(one => one.Tag == "*" || one.Tag == tag);

    internal static byte[] Gzip(byte[] body, CompressionLevel level)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, level))
            gzip.Write(body);
        return bytes.ToArray();
    }

    internal static byte[] Brotli(byte[] body, int quality)
    {
        var bytes = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, bytes, out var length, quality, BrotliWindow)
            ? bytes[..length]
            : throw new InvalidOperationException("Brotli needed more room than it says it does.");
    }
}
