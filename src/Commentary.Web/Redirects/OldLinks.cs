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
        services.AddSingleton<OwnDoor>();
        services.AddHostedService(scope => scope.GetRequiredService<HitCounts>());
        services
            .AddHttpClient(TargetChecks.Client, client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddSingleton<TargetChecks>();
        services.AddHostedService(scope => scope.GetRequiredService<TargetChecks>());
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
                (context.GetEndpoint() is null || door.IsRulesFirst(context.Request)) && door.Answers(context, next, out var answer)
                    ? answer
                    : next(context)
        );
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
                    && door.Answers(context, _ => Task.CompletedTask, out var answer)
                )
                {
                    context.MarkFromMemory();
                    await answer;
                }
            }
        );
    }

    private sealed class Door(IServiceProvider services)
    {
        private readonly ChangeTail tail = services.GetRequiredService<ChangeTail>();
        private readonly ForwardingPage page = services.GetRequiredService<ForwardingPage>();
        private readonly HitCounts hits = services.GetRequiredService<HitCounts>();
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

        /// <summary>Whether a rule answers; nothing has been written where none does.</summary>
        /// <param name="otherwise">What follows where that can be told only later.</param>
        public bool Answers(HttpContext context, RequestDelegate otherwise, out Task answer)
        {
            answer = Task.CompletedTask;
            var request = context.Request;
            var path = request.Path.Value is { Length: > 0 } typed ? typed : "/";
            var index = tail.Redirects;
            var host = index is null || index.HasHosts ? HostOf(request) : "";
            if (OldAddress.OfRequest(host, path, request.QueryString.Value ?? "") is not { } asked)
                return false;
            if (index is null)
                answer = WhileLoading(context, asked, otherwise);
            else if (index.Find(asked, () => ReaderLanguage.Of(request), clock.GetUtcNow().UtcDateTime) is { } arrival)
                answer = Arrive(context, arrival, index.Live);
            else if (IsOursInOtherCase(path, asked.Path))
                answer = page.Move(context, new PathString(asked.Path).ToUriComponent() + request.QueryString);
            else
                return false;
            return true;
        }

        /// <summary>The rules are asked in the database while they are being loaded, and only then.</summary>
        private async Task WhileLoading(HttpContext context, OldAddress asked, RequestDelegate otherwise)
        {
            await using var scope = services.CreateAsyncScope();
            var arrival = await scope
                .ServiceProvider.GetRequiredService<IMediator>()
                .Send(new FindRedirect.Query(asked, ReaderLanguage.Of(context.Request)), context.RequestAborted);
            await (arrival is null ? otherwise(context) : Arrive(context, arrival, LiveArticles.None));
        }

        private Task Arrive(HttpContext context, Arrival arrival, LiveArticles live)
        {
            hits.Count(arrival.RuleId, context.Request.Headers.UserAgent);
            Logs.CountFromMemory("redirect");
            return page.Write(context, arrival, live);
        }

        /// <summary>Our own addresses are in lower case: one that was typed otherwise is led to where it would be, and may still not be there.</summary>
        private static bool IsOursInOtherCase(string typed, string path) =>
            typed != path
            && LanguageNames.All.Any(language =>
                path.StartsWith($"/{language.Code()}/", StringComparison.Ordinal) || path == $"/{language.Code()}"
            );
    }
}
