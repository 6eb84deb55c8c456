using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using Commentary.Application.Redirects;
using Commentary.Text.Languages;
using Commentary.Text.Links;
using Commentary.Web.Hosting;
using Microsoft.Extensions.Primitives;

namespace Commentary.Web.Redirects;

/// <summary>
/// The body of every redirect, the page that forwards, and the page of what is gone. Each is rendered once, with marks where the target and
/// its like will stand; an answer only puts them in.
/// </summary>
internal sealed class ForwardingPage(PageRenderer renderer)
{
    /// <summary>A rule may be mended or taken away: a browser asks again, and an old answer never stands in the way of a new one.</summary>
    private static readonly StringValues CacheControl = "no-cache";
    private static readonly StringValues Html = "text/html; charset=utf-8";
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues Policy =
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>For a note that has nothing but words.</summary>
    private static readonly StringValues NotePolicy = "default-src 'none'; frame-ancestors 'none'";
    private static readonly StringValues Referrer = "strict-origin-when-cross-origin";
    private static readonly StringValues AcceptLanguage = "Accept-Language";

    private readonly ConcurrentDictionary<Kind, Lazy<Task<Piece[]>>> pages = new();

    /// <summary>The page that is sent most often, without looking it up.</summary>
    private Piece[]? note;

    /// <param name="View">The page's own file.</param>
    /// <param name="TitleIn">The language of the piece it leads to, where that is one of ours.</param>
    private readonly record struct Kind(string View, Language? TitleIn, bool HasTarget, bool HasArchive)
    {
        /// <summary>What a redirect carries: browsers go on without showing it.</summary>
        public static readonly Kind Note = new("Forwarding", null, HasTarget: true, HasArchive: false);

        public bool IsNote => ReferenceEquals(View, Note.View);
    }

    /// <summary>Bytes of the page, or what stands there.</summary>
    private readonly record struct Piece(byte[] Bytes, string? Mark);

    public Task Write(HttpContext context, Arrival arrival, LiveArticles live)
    {
        var rule = arrival.Rule;
        var response = context.Response;
        var target = arrival.Target ?? "";
        if (rule.Answer is RedirectAnswer.Gone)
        {
            response.StatusCode = StatusCodes.Status410Gone;
            var instead = rule.ArticleId is { } article ? live.Find(article, rule.Language ?? ReaderLanguage.Of(context.Request)) : null;
            var suggestion = instead?.Address ?? rule.Target ?? "";
            return Body(
                context,
                new("Gone", instead?.Language, suggestion.Length > 0, rule.Archive is not null),
                suggestion,
                instead?.Title,
                rule.Archive
            );
        }
        if (rule is { ArticleId: not null, Language: null })
            response.Headers.Vary = AcceptLanguage;
        response.StatusCode = rule.Answer switch
        {
            RedirectAnswer.MovedPermanently => StatusCodes.Status301MovedPermanently,
            RedirectAnswer.Found => StatusCodes.Status302Found,
            RedirectAnswer.TemporaryRedirect => StatusCodes.Status307TemporaryRedirect,
            RedirectAnswer.PermanentRedirect => StatusCodes.Status308PermanentRedirect,
            _ => StatusCodes.Status200OK,
        };
        // A forwarding page is no redirect for the protocol: only its own words and the reader's browser move on. Where to, its header says
        // (RFC 6596) as its body does.
        if (rule.Answer is not (RedirectAnswer.ForwardAtOnce or RedirectAnswer.ForwardOnClick))
        {
            response.Headers.Location = target;
            return Body(context, Kind.Note, target, null, null);
        }
        response.Headers.Link = $"<{target}>; rel=\"canonical\"";
        var page = target.StartsWith('/')
            ? OldPath.Normalize(target) is { } path
                ? live.At(path)
                : null
            : null;
        var view =
            rule.Answer is RedirectAnswer.ForwardAtOnce ? "ForwardingAtOnce"
            : target.StartsWith('/') ? "Moved"
            : "Leaving";
        return Body(context, new(view, page?.Language, true, false), target, page?.Title, null);
    }

    /// <summary>301, for good, to another spelling of the same address.</summary>
    public Task Move(HttpContext context, string target)
    {
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = target;
        return Body(context, Kind.Note, target, null, null);
    }

    private Task Body(HttpContext context, Kind kind, string target, string? title, string? archive)
    {
        if (kind.IsNote && note is { } ready)
        {
            Put(context, ready, kind, target, title, archive);
            return Task.CompletedTask;
        }
        var page = (pages.TryGetValue(kind, out var there) ? there : pages.GetOrAdd(kind, k => new(() => Cut(k)))).Value;
        if (!page.IsCompletedSuccessfully)
            return First();
        Put(context, page.Result, kind, target, title, archive);
        return Task.CompletedTask;

        // Whoever comes first waits for it to be rendered.
        async Task First()
        {
            var pieces = await page;
            if (kind.IsNote)
                note = pieces;
            Put(context, pieces, kind, target, title, archive);
        }
    }

    private static void Put(HttpContext context, Piece[] pieces, Kind kind, string target, string? title, string? archive)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = CacheControl;
        headers.ContentType = Html;
        headers.XContentTypeOptions = NoSniff;
        // What browsers do not show needs no more than what they do anyway.
        headers.ContentSecurityPolicy = kind.IsNote ? NotePolicy : Policy;
        if (!kind.IsNote)
            headers["Referrer-Policy"] = Referrer;
        headers.ETag = default;
        var html = HtmlEncoder.Default;
        var host =
            kind.HasTarget && !kind.IsNote
                ? (target.StartsWith('/') ? context.Request.Headers.Host.ToString() : SourceAddress.Host(target))
                : "";
        var (t, h) = (html.Encode(target), html.Encode(host));
        var (n, a) = (title is null ? "" : Escape(title), archive is null ? "" : html.Encode(archive));
        var length = 0;
        foreach (var piece in pieces)
            length += piece.Mark is { } mark ? Encoding.UTF8.GetByteCount(Text(mark)) : piece.Bytes.Length;
        headers.ContentLength = length;
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        var writer = context.Response.BodyWriter;
        Fill(writer.GetSpan(length));
        writer.Advance(length);

        void Fill(Span<byte> body)
        {
            foreach (var piece in pieces)
                if (piece.Mark is { } mark)
                    body = body[Encoding.UTF8.GetBytes(Text(mark), body)..];
                else
                {
                    piece.Bytes.CopyTo(body);
                    body = body[piece.Bytes.Length..];
                }
        }

        string Text(string mark) =>
            mark switch
            {
                ForwardingWords.TargetMark => t,
                ForwardingWords.HostMark => h,
                ForwardingWords.TitleMark => n,
                _ => a,
            };
    }

    private static string Escape(string text) => System.Net.WebUtility.HtmlEncode(text);

    private async Task<Piece[]> Cut(Kind kind)
    {
        var page = await renderer.Render(
            $"/Redirects/{kind.View}.cshtml",
            new ForwardingWords(kind.HasTarget, kind.TitleIn, kind.HasArchive)
        );
        List<Piece> pieces = [];
        while (page.Length > 0)
        {
            var next = ForwardingWords
                .Marks.Select(mark => (Mark: mark, At: page.IndexOf(mark, StringComparison.Ordinal)))
                .Where(m => m.At >= 0)
                .OrderBy(m => m.At)
                .FirstOrDefault();
            if (next.Mark is null)
            {
                pieces.Add(new(Encoding.UTF8.GetBytes(page), null));
                break;
            }
            pieces.Add(new(Encoding.UTF8.GetBytes(page[..next.At]), null));
            pieces.Add(new([], next.Mark));
            page = page[(next.At + next.Mark.Length)..];
        }
        return [.. pieces];
    }
}

/// <summary>What the page is rendered with: marks, where the target and its like will stand, and what there is of them.</summary>
/// <param name="TitleIn">The language of the piece that it leads to; null when it is no piece of ours.</param>
public record ForwardingWords(bool HasTarget, Language? TitleIn, bool HasArchive)
{
    internal const string TargetMark = "https://target.invalid/";
    internal const string HostMark = "host.invalid";
    internal const string TitleMark = "title.invalid";
    internal const string ArchiveMark = "https://archive.invalid/";
    internal static readonly string[] Marks = [TargetMark, HostMark, TitleMark, ArchiveMark];

    public string Target => HasTarget ? TargetMark : "";
    public string Host => HostMark;
    public string Title => TitleMark;
    public string Archive => ArchiveMark;
}
