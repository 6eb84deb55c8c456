using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Commentary.Benchmarks;

/// <summary>Kestrel, and the least that answers 301: nothing could be cheaper on this server.</summary>
internal static class BareServer
{
    public static async Task<int> Run(string port)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        app.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
            context.Response.Headers.Location = "/fr/archives";
            context.Response.Headers.ContentLength = 0;
            return Task.CompletedTask;
        });
        await app.RunAsync();
        return 0;
    }
}
