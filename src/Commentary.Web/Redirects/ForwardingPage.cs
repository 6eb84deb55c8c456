using System.Text.Encodings.Web;
using Commentary.Application.Redirects;
using Commentary.Text.Links;
using Commentary.Web.Hosting;

namespace Commentary.Web.Redirects;

/// <summary>
/// The body of every redirect, and the page that forwards. Its HTML is rendered once, with a mark where the target stands; an answer only puts
/// the target in.
/// </summary>
internal sealed class ForwardingPage(PageRenderer renderer)
{
    private const string Target = "https://target.invalid/";
    private const string Host = "host.invalid";

    private readonly Lazy<Task<string[]>> forward = new(() => Cut(renderer, "Forwarding"));
    private readonly Lazy<Task<string[]>> atOnce = new(() => Cut(renderer, "ForwardingAtOnce"));
    private readonly Lazy<Task<string[]>> leaving = new(() => Cut(renderer, "Leaving"));
    private readonly Lazy<Task<string[]>> moved = new(() => Cut(renderer, "Moved"));
    private readonly Lazy<Task<string[]>> gone = new(() => Cut(renderer, "Gone"));

    public async Task Forward(HttpContext context, string target, RedirectAnswer answer) =>
        await Write(
            context,
            await (
                answer switch
                {
                    RedirectAnswer.ForwardAtOnce => atOnce,
                    RedirectAnswer.ForwardOnClick => target.StartsWith('/') ? moved : leaving,
                    _ => forward,
                }
            ).Value,
            target
        );

    public async Task Gone(HttpContext context) => await Write(context, await gone.Value, "");

    private static async Task Write(HttpContext context, string[] pieces, string target)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        var html = HtmlEncoder.Default;
        var host = target.StartsWith('/') ? context.Request.Host.Host : SourceAddress.Host(target);
        foreach (var piece in pieces)
            await context.Response.WriteAsync(
                piece switch
                {
                    Target => html.Encode(target),
                    Host => html.Encode(host),
                    _ => piece,
                },
                context.RequestAborted
            );
    }

    private static async Task<string[]> Cut(PageRenderer renderer, string name)
    {
        var page = await renderer.Render($"/Redirects/{name}.cshtml", new ForwardingWords(Target, Host));
        List<string> pieces = [];
        foreach (var (part, place) in page.Split(Target).Select((part, place) => (part, place)))
        {
            if (place > 0)
                pieces.Add(Target);
            foreach (var (text, inner) in part.Split(Host).Select((text, inner) => (text, inner)))
            {
                if (inner > 0)
                    pieces.Add(Host);
                pieces.Add(text);
            }
        }
        return [.. pieces];
    }
}

/// <summary>What the forwarding page is rendered with: marks, where the target and its host will stand.</summary>
public record ForwardingWords(string Target, string Host);
