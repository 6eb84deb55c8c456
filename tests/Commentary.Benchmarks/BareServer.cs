using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Commentary.Benchmarks;

/// <summary>Kestrel, and the least that answers 301, or sends a page that is there as bytes: nothing could be cheaper on this server.</summary>
internal static class BareServer
{
    /// <param name="page">The bytes of a page, sent for every path that begins as one of ours.</param>
    /// <param name="headers">Lines of a head that go with it.</param>
    public static async Task<int> Run(string port, string? page = null, string? headers = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        var body = new byte[500];
        Array.Fill(body, (byte)' ');
        var bytes = page is null ? [] : await File.ReadAllBytesAsync(page);
        List<(string Name, StringValues Value)> dress = headers is null
            ? []
            :
            [
                .. (await File.ReadAllLinesAsync(headers))
                    .Select(line => line.Split(": ", 2))
                    .Select(of => (of[0], new StringValues(of[1]))),
            ];
        app.Run(Answer);
        await app.RunAsync();
        return 0;

        Task Answer(HttpContext context)
        {
            if (context.Request.Path.Value!.StartsWith("/fr/", StringComparison.Ordinal))
            {
                foreach (var (name, value) in dress)
                    context.Response.Headers[name] = value;
                context.Response.ContentType = "text/html; charset=utf-8";
                context.Response.Headers.ContentEncoding = "br";
                context.Response.Headers.ContentLength = bytes.Length;
                return context.Response.BodyWriter.WriteAsync(bytes).AsTask();
            }
            context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
            context.Response.Headers.Location = "/fr/archives";
            // As many bytes as the note that every redirect of ours carries, where they are asked for.
            var length = context.Request.Path == "/body" ? body.Length : 0;
            context.Response.Headers.ContentLength = length;
            return length == 0 ? Task.CompletedTask : context.Response.BodyWriter.WriteAsync(body).AsTask();
        }
    }
}
