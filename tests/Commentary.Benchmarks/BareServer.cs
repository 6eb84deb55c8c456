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
        var body = new byte[500];
        Array.Fill(body, (byte)' ');
        app.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
            context.Response.Headers.Location = "/fr/archives";
            // As many bytes as the note that every redirect of ours carries, where they are asked for.
            var length = context.Request.Path == "/body" ? body.Length : 0;
            context.Response.Headers.ContentLength = length;
            return length == 0 ? Task.CompletedTask : context.Response.BodyWriter.WriteAsync(body).AsTask();
        });
        await app.RunAsync();
        return 0;
    }
}
