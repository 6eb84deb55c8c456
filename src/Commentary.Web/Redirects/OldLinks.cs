using Commentary.Application.Redirects;
using Commentary.Text.Languages;
using Commentary.Web.Changes;
using Commentary.Web.Hosting;
using MediatR;

namespace Commentary.Web.Redirects;

/// <summary>
/// The redirect endpoint: any address that no page answers, and any that a page does not find, is looked up before the 404. No database:
/// the rules are in memory.
/// </summary>
internal static class OldLinks
{
    public static void AddRedirects(this IServiceCollection services)
    {
        services.AddSingleton<ForwardingPage>();
        services.AddSingleton<HitCounts>();
        services.AddHostedService(scope => scope.GetRequiredService<HitCounts>());
        services.AddSingleton<MissCounts>();
        services.AddHostedService(scope => scope.GetRequiredService<MissCounts>());
        services.AddSingleton<LostAddresses>();
    }

    /// <summary>
    /// First of all, and as short a way as a bare answer has: where no page of ours is meant. That is an address without a page, a host that
    /// rules name, and the root with a query.
    /// </summary>
    public static void UseOldLinks(this WebApplication app)
    {
        var door = new Door(app.Services);
        app.Use(
            (HttpContext context, RequestDelegate next) =>
                context.GetEndpoint() is null || door.IsRulesFirst(context.Request) ? AnswerOr(context, next) : next(context)
        );

        async Task AnswerOr(HttpContext context, RequestDelegate next)
        {
            if (!await door.Answers(context, isLost: context.GetEndpoint() is null))
                await next(context);
        }
    }

    /// <summary>Later, around the pages: what a page was there for, and did not find.</summary>
    public static void UseLostLinks(this WebApplication app)
    {
        var door = new Door(app.Services);
        app.Use(
            async (context, next) =>
            {
                await next();
                if (
                    context.Response
                        is { StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed, HasStarted: false }
                    && context.GetEndpoint() is not null
                )
                    await door.Answers(context, isLost: context.Response.StatusCode == StatusCodes.Status404NotFound);
            }
        );
    }

    private sealed class Door(IServiceProvider services)
    {
        private readonly ChangeTail tail = services.GetRequiredService<ChangeTail>();
        private readonly ForwardingPage page = services.GetRequiredService<ForwardingPage>();
        private readonly HitCounts hits = services.GetRequiredService<HitCounts>();
        private readonly LostAddresses lost = services.GetRequiredService<LostAddresses>();
        private readonly TimeProvider clock = services.GetRequiredService<TimeProvider>();

        public bool IsRulesFirst(HttpRequest request) =>
            tail.Redirects is { } index
            && (
                (index.HasHosts && index.IsRetired(HostOf(request)))
                || (index.HasRootRules && request.Path.Value is null or "/" && request.QueryString.HasValue)
            );

        /// <summary>From the header itself: one that is no host is no fault here, only none of those that rules name.</summary>
        private static string HostOf(HttpRequest request)
        {
            var header = request.Headers.Host.ToString();
            var port = header.LastIndexOf(':');
            return OldAddress.NormalHost(port > 0 && !header.EndsWith(']') ? header[..port] : header);
        }

        /// <param name="isLost">Whether a 404 follows, where no rule answers.</param>
        public async ValueTask<bool> Answers(HttpContext context, bool isLost)
        {
            var request = context.Request;
            var path = request.Path.Value is { Length: > 0 } typed ? typed : "/";
            var index = tail.Redirects;
            var host = index is null || index.HasHosts ? HostOf(request) : "";
            if (OldAddress.OfRequest(host, path, request.QueryString.Value ?? "") is not { } asked)
                return isLost && index is not null && await lost.Rescues(context, index, host, path);
            var arrival = index is null
                ? await FromDatabase(context, asked)
                : index.Find(asked, () => ReaderLanguage.Of(request), clock.GetUtcNow().UtcDateTime);
            if (arrival is not null)
            {
                hits.Count(arrival.RuleId, request.Headers.UserAgent);
                context.CountFromMemory("redirect");
                await page.Write(context, arrival, index?.Live ?? LiveArticles.None);
                return true;
            }
            var isOurs = IsOursInOtherCase(path, asked.Path);
            if (isLost && index is not null && !(isOurs && SitePages.IsPage(asked.Path, index.Live)))
            {
                // Before it is led to its lower case: capitals may tell where an address ended.
                if (await lost.Rescues(context, index, host.Length > 0 ? host : HostOf(request), path))
                    return true;
            }
            if (!isOurs)
                return false;
            await page.Move(context, new PathString(asked.Path).ToUriComponent() + request.QueryString);
            return true;
        }

        /// <summary>While the rules are being loaded, and only then.</summary>
        private static async Task<Arrival?> FromDatabase(HttpContext context, OldAddress asked)
        {
            await using var scope = context.RequestServices.CreateAsyncScope();
            return await scope
                .ServiceProvider.GetRequiredService<IMediator>()
                .Send(new FindRedirect.Query(asked, ReaderLanguage.Of(context.Request)), context.RequestAborted);
        }

        /// <summary>Our own addresses are in lower case: one that was typed otherwise is led to where it would be, and may still not be there.</summary>
        private static bool IsOursInOtherCase(string typed, string path) =>
            typed != path
            && LanguageNames.All.Any(language =>
                path.StartsWith($"/{language.Code()}/", StringComparison.Ordinal) || path == $"/{language.Code()}"
            );
    }
}
