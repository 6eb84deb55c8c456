using Commentary.Application.Redirects;
using Commentary.Text.Languages;
using Commentary.Web.Changes;
using Commentary.Web.Hosting;
using Commentary.Web.Sources;
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
            // They would write each address: the desk says which lead nowhere.
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(scope => scope.GetRequiredService<Outside>().Handler());
        services.AddSingleton<TargetChecks>();
        services.AddHostedService(scope => scope.GetRequiredService<TargetChecks>());
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
            {
                var isLost = context.GetEndpoint() is null;
                if (!isLost && door.AnswersFormerSlug(context, out var former))
                    return former;
                return
                    (isLost || door.IsRulesFirst(context.Request) || door.IsSpeltOtherwise(context.Request))
                    && door.Answers(context, next, isLost, out var answer)
                    ? answer
                    : next(context);
            }
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
                var response = context.Response;
                if (!IsNothing(response) || context.GetEndpoint() is null)
                    return;
                var isLost = response.StatusCode == StatusCodes.Status404NotFound;
                if (!door.Answers(context, _ => Task.CompletedTask, isLost, out var answer))
                    return;
                await answer;
                if (!IsNothing(response))
                    context.MarkFromMemory();
            }
        );

        static bool IsNothing(HttpResponse response) =>
            response is { StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed, HasStarted: false };
    }

    private sealed class Door(IServiceProvider services)
    {
        private readonly ChangeTail tail = services.GetRequiredService<ChangeTail>();
        private readonly ForwardingPage page = services.GetRequiredService<ForwardingPage>();
        private readonly HitCounts hits = services.GetRequiredService<HitCounts>();
        private readonly LostAddresses lost = services.GetRequiredService<LostAddresses>();
        private readonly ExpensiveWork work = services.GetRequiredService<ExpensiveWork>();
        private readonly ShortPages pages = services.GetRequiredService<ShortPages>();
        private readonly TimeProvider clock = services.GetRequiredService<TimeProvider>();

        /// <summary>Until the rules are loaded, the database says whether they are.</summary>
        public bool IsRulesFirst(HttpRequest request) =>
            tail.Redirects is not { } index
            || (
                (index.HasHosts && index.IsRetired(HostOf(request)))
                || (index.HasRootRules && request.Path.Value is null or "/" && request.QueryString.HasValue)
            );

        /// <summary>
        /// A page that is there under one name only: with capitals or a slash at its end it is another address, and is led to its own.
        /// </summary>
        public bool IsSpeltOtherwise(HttpRequest request) =>
            request.Path.Value is ['/', _, ..] path
            && (path[^1] == '/' || path.AsSpan().ContainsAnyInRange('A', 'Z'))
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && tail.Redirects is { } index
            && OldPath.NormalizeDecoded(path) is { } normal
            && IsOursInOtherCase(path, normal)
            && SitePages.IsPage(normal, index.Live);

        private static string HostOf(HttpRequest request) => OwnHosts.NameOf(request);

        /// <summary>An article's address that no article has now, and that a rule leads on: no page is asked for it first.</summary>
        public bool AnswersFormerSlug(HttpContext context, out Task answer)
        {
            answer = Task.CompletedTask;
            var request = context.Request;
            if (
                tail.Redirects is not { } index
                || !IsOfArticle(request.Path.Value)
                || OldAddress.OfRequest("", request.Path.Value!, request.QueryString.Value ?? "") is not { } old
                || index.Live.At(old.Path) is not null
                || index.Find(old, () => ReaderLanguage.Of(request), clock.GetUtcNow().UtcDateTime) is not { } arrival
            )
                return false;
            answer = Arrive(context, arrival, index.Live);
            return true;
        }

        private static bool IsOfArticle(string? path) =>
            path is ['/', _, _, '/', 'a', ..]
            && path.AsSpan(3).StartsWith("/articles/")
            && !path.AsSpan("/fr/articles/".Length).Contains('/');

        /// <summary>Whether this door answers; nothing has been written where it does not.</summary>
        /// <param name="otherwise">What follows where that can be told only later.</param>
        /// <param name="isLost">Whether a 404 follows, where no rule answers.</param>
        public bool Answers(HttpContext context, RequestDelegate otherwise, bool isLost, out Task answer)
        {
            answer = Task.CompletedTask;
            var request = context.Request;
            var path = request.Path.Value is { Length: > 0 } typed ? typed : "/";
            var index = tail.Redirects;
            var host = index is null || index.HasHosts ? HostOf(request) : "";
            var known = OldAddress.OfRequest(host, path, request.QueryString.Value ?? "");
            if (known is { } asked && index is null)
                answer = WhileLoading(context, asked, !isLost, otherwise);
            else if (index is null)
                return false;
            else if (known is { } old && index.Find(old, () => ReaderLanguage.Of(request), clock.GetUtcNow().UtcDateTime) is { } arrival)
                answer = Arrive(context, arrival, index.Live);
            else if (isLost)
                answer = Rescue(context, index, known, path, otherwise);
            else if (known is { } ours && IsOursInOtherCase(path, ours.Path))
                answer = InLowerCase(context, ours.Path);
            else
                return false;
            return true;
        }

        /// <summary>Before an address of ours is led to its lower case, unless a page is there: capitals may tell where an address ended.</summary>
        private async Task Rescue(HttpContext context, RedirectIndex index, OldAddress? known, string path, RequestDelegate otherwise)
        {
            var ours = known is { } asked && IsOursInOtherCase(path, asked.Path) ? asked.Path : null;
            var isThere = ours is not null && SitePages.IsPage(ours, index.Live);
            if (!isThere && !await work.Admits(context, ExpensiveKind.LostAddress))
            {
                lost.CountMiss(context.Request, index, HostOf(context.Request), path);
                await pages.Lost(context);
                return;
            }
            if (!isThere && await lost.Rescues(context, index, HostOf(context.Request), path))
                return;
            await (ours is null ? otherwise(context) : InLowerCase(context, ours));
        }

        private Task InLowerCase(HttpContext context, string path) =>
            page.Move(context, new PathString(path).ToUriComponent() + context.Request.QueryString);

        /// <summary>The rules are asked in the database while they are being loaded, and only then.</summary>
        private async Task WhileLoading(HttpContext context, OldAddress asked, bool isPage, RequestDelegate otherwise)
        {
            await using var scope = services.CreateAsyncScope();
            var arrival = await scope
                .ServiceProvider.GetRequiredService<IMediator>()
                .Send(new FindRedirect.Query(asked, ReaderLanguage.Of(context.Request), isPage), context.RequestAborted);
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
