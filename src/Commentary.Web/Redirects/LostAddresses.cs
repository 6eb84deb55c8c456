using Commentary.Application.Redirects;
using Commentary.Application.Redirects.Misses;
using Commentary.Application.Redirects.Rescue;
using Commentary.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Diagnostics;

namespace Commentary.Web.Redirects;

/// <summary>
/// The last before a 404: an address that was damaged on its way is led to where it was meant to, if that is certain; else the 404 page is
/// given what to offer, and the address is counted.
/// </summary>
internal sealed class LostAddresses(ForwardingPage page, HitCounts hits, MissCounts misses, ILogger<LostAddresses> logger)
{
    /// <summary>What the 404 page offers.</summary>
    public static IReadOnlyList<Choice> Choices(HttpContext context) =>
        context.Items.TryGetValue(typeof(LostAddresses), out var choices) ? (IReadOnlyList<Choice>)choices! : [];

    /// <returns>Whether it was answered.</returns>
    public async Task<bool> Rescues(HttpContext context, RedirectIndex index, string host, string path)
    {
        var request = context.Request;
        if (
            !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            // An error page is not what was asked for.
            || context.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || context.Items.ContainsKey(typeof(LostAddresses))
        )
            return false;
        context.Items[typeof(LostAddresses)] = Array.Empty<Choice>();
        var normal = OldPath.NormalizeDecoded(path);
        // A page that is there and has no second page is not lost: it would be led to itself.
        if (normal is not null && (Scanners.IsAsset(normal) || SitePages.IsPage(normal, index.Live)))
            return false;
        var found = await Find(context, new(index, host, path, request.QueryString.Value ?? "", ReaderLanguage.Of(request)));
        if (found.Arrival is { } arrival)
        {
            // A live page that was meant is no rule.
            if (arrival.RuleId > 0)
                hits.Count(arrival.RuleId, request.Headers.UserAgent);
            context.CountFromMemory("redirect");
            await page.Write(context, arrival, index.Live);
            return true;
        }
        context.Items[typeof(LostAddresses)] = found.Choices;
        CountMiss(request, index, host, path);
        return false;
    }

    /// <summary>An address that nothing answers.</summary>
    public void CountMiss(HttpRequest request, RedirectIndex index, string host, string path)
    {
        if (OldPath.NormalizeDecoded(path) is { } normal && request.Headers.UserAgent != hits.Own)
            misses.Count(index.IsRetired(host) ? host : "", normal, request);
    }

    /// <summary>Whatever goes wrong in it, a 404 stays a 404.</summary>
    private async Task<RescueAddress.Result> Find(HttpContext context, RescueAddress.Query query)
    {
        try
        {
            await using var scope = context.RequestServices.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query, context.RequestAborted);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogError(error, "A lost address could not be looked for");
            return new(null, []);
        }
    }
}
