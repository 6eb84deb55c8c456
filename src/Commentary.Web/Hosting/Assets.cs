namespace Commentary.Web.Hosting;

internal static class Assets
{
    /// <summary>
    /// Style, scripts and pictures that were built. The number in a font's name is its version (assets/build.mjs), so that its address, like one
    /// with a fingerprint, has one content for ever.
    /// </summary>
    public static void MapAssets(this WebApplication app) =>
        app.MapStaticAssets()
            .Add(asset =>
            {
                if (asset is not RouteEndpointBuilder { RequestDelegate: { } send } route)
                    return;
                if (route.RoutePattern.RawText?.TrimStart('/').StartsWith("fonts/", StringComparison.Ordinal) is not true)
                    return;
                route.RequestDelegate = context =>
                {
                    context.Response.OnStarting(() =>
                    {
                        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                        return Task.CompletedTask;
                    });
                    return send(context);
                };
            });
}
