namespace Commentary.Web.Hosting;

/// <summary>
/// Nothing is loaded from elsewhere, nothing runs that is not ours, and nobody frames us (CSP Level 3: where <c>frame-ancestors</c> is sent,
/// X-Frame-Options says nothing more). Each header is one that changes what a browser does: it goes with every answer.
/// </summary>
internal static class Security
{
    public static void UseSecurity(this WebApplication app)
    {
        // Addresses are made of it: one that is no host (RFC 3986, 3.2.2) would be a fault later, wherever it is used.
        app.Use(
            (context, next) =>
            {
                if (IsHost(context.Request))
                    return next();
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            }
        );
        app.UseSecurityHeaders(
            new HeaderPolicyCollection()
                .AddContentTypeOptionsNoSniff()
                .AddReferrerPolicyStrictOriginWhenCrossOrigin()
                .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
                .RemoveServerHeader()
                .AddContentSecurityPolicy(csp =>
                {
                    csp.AddDefaultSrc().None();
                    csp.AddStyleSrc().Self();
                    csp.AddScriptSrc().Self();
                    csp.AddFontSrc().Self();
                    csp.AddImgSrc().Self().Data();
                    csp.AddConnectSrc().Self();
                    csp.AddManifestSrc().Self();
                    csp.AddFormAction().Self();
                    csp.AddBaseUri().None();
                    csp.AddFrameAncestors().None();
                })
        );
        if (app.Environment.IsProduction())
            app.UseHsts();
    }

    private static bool IsHost(HttpRequest request)
    {
        try
        {
            var host = request.Host;
            return host.HasValue && host.Host.Length > 0 && Uri.TryCreate($"http://{host.ToUriComponent()}/", UriKind.Absolute, out _);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
