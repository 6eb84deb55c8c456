using Commentary.Application.Redirects;
using Commentary.Text.Languages;
using Commentary.Web.Changes;
using Commentary.Web.Hosting;

namespace Commentary.Web.Redirects;

/// <summary>
/// The redirect endpoint: any address that no page answers, and any that a page does not find, is looked up before the 404. No database:
/// the rules are in memory.
/// </summary>
internal static class OldLinks
{
    public static void AddRedirects(this IServiceCollection services) => services.AddSingleton<ForwardingPage>();

    public static void UseOldLinks(this WebApplication app)
    {
        var tail = app.Services.GetRequiredService<ChangeTail>();
        var page = app.Services.GetRequiredService<ForwardingPage>();
        app.Use(
            async (context, next) =>
            {
                if (context.GetEndpoint() is null && await Answer(context, tail.Redirects, page))
                    return;
                await next();
                if (
                    context.Response
                        is { StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed, HasStarted: false }
                    && context.GetEndpoint() is not null
                )
                    await Answer(context, tail.Redirects, page);
            }
        );
    }

    private static async Task<bool> Answer(HttpContext context, RedirectSnapshot redirects, ForwardingPage page)
    {
        var request = context.Request;
        if (request.Path.Value is not { Length: > 1 } asked || OldPath.NormalizeDecoded(asked) is not { } path)
            return false;
        if (redirects.Find(path) is not { } rule)
            return CanonicalCase(asked, path)
                && await Redirect(context, page, RedirectAnswer.MovedPermanently, new PathString(path).ToUriComponent());
        if (rule.Answer is RedirectAnswer.Gone)
        {
            context.CountFromMemory("redirect");
            context.Response.StatusCode = StatusCodes.Status410Gone;
            await page.Gone(context);
            return true;
        }
        if (rule.French != rule.English)
            context.Response.Headers.AppendCommaSeparatedValues("Vary", "Accept-Language");
        return await Redirect(context, page, rule.Answer, rule.Target(ReaderLanguage.Of(request))!);
    }

    /// <summary>Our own addresses are in lower case: one that was typed otherwise is led to where it would be, and may still not be there.</summary>
    private static bool CanonicalCase(string asked, string path) =>
        asked != path
        && LanguageNames.All.Any(language =>
            path.StartsWith($"/{language.Code()}/", StringComparison.Ordinal) || path == $"/{language.Code()}"
        );

    private static async Task<bool> Redirect(HttpContext context, ForwardingPage page, RedirectAnswer answer, string target)
    {
        context.CountFromMemory("redirect");
        target = InAscii(WithQuery(target, context.Request.QueryString.Value));
        context.Response.StatusCode = answer switch
        {
            RedirectAnswer.MovedPermanently => StatusCodes.Status301MovedPermanently,
            RedirectAnswer.Found => StatusCodes.Status302Found,
            RedirectAnswer.TemporaryRedirect => StatusCodes.Status307TemporaryRedirect,
            RedirectAnswer.PermanentRedirect => StatusCodes.Status308PermanentRedirect,
            _ => StatusCodes.Status200OK,
        };
        // A forwarding page is no redirect for the protocol: only its own words and the reader's browser move on.
        if (answer is not (RedirectAnswer.ForwardAtOnce or RedirectAnswer.ForwardOnClick))
            context.Response.Headers.Location = target;
        await page.Forward(context, target, answer);
        return true;
    }

    /// <summary>The reader's query joins the target's own, before any fragment.</summary>
    private static string WithQuery(string target, string? query)
    {
        if (query is not { Length: > 1 })
            return target;
        var end = target.IndexOf('#', StringComparison.Ordinal);
        var (address, fragment) = end < 0 ? (target, "") : (target[..end], target[end..]);
        return address + (address.Contains('?', StringComparison.Ordinal) ? '&' + query[1..] : query) + fragment;
    }

    /// <summary>A header holds no other letters (RFC 9110, 5.5); what is escaped already stays as it is.</summary>
    private static string InAscii(string address) =>
        address.All(c => c is > ' ' and < '\x7F')
            ? address
            : string.Concat(
                address
                    .EnumerateRunes()
                    .Select(rune => rune.Value is > ' ' and < 0x7F ? rune.ToString() : Uri.EscapeDataString(rune.ToString()))
            );
}
