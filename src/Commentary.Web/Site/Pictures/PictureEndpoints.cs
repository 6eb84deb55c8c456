using Commentary.Application.Pictures;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Reading;
using MediatR;
using Microsoft.Net.Http.Headers;

namespace Commentary.Web.Site.Pictures;

internal static class PictureEndpoints
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    public static void AddPictures(this IServiceCollection services)
    {
        services.AddSingleton<PictureMaking>();
        services.AddSingleton<MakePicture>(scope => scope.GetRequiredService<PictureMaking>().Make);
    }

    /// <summary>An address means the same bytes for ever: whoever has it need not ask again.</summary>
    public static void MapPictures(this WebApplication app) =>
        app.MapMethods(
            "/images/{key:length(16)}-{width:int}.{format}",
            Reading,
            (string key, int width, string format, HttpContext context, IMediator mediator) =>
                Send(
                    context,
                    key,
                    width,
                    format,
                    "public, max-age=31536000, immutable",
                    kind => mediator.Send(new ReadPicture.Query(key, width, kind), context.RequestAborted)
                )
        );

    /// <param name="caching">What a browser, and whoever stands before it, may do with it.</param>
    public static async Task<IResult> Send(
        HttpContext context,
        string key,
        int width,
        string format,
        string caching,
        Func<PictureFormat, Task<byte[]>> read
    )
    {
        try
        {
            if (Kind(format) is not { } kind)
                return Results.NotFound();
            var bytes = await read(kind);
            context.Response.Headers.CacheControl = caching;
            return Results.Bytes(
                bytes,
                $"image/{kind.ToString().ToLowerInvariant()}",
                entityTag: new EntityTagHeaderValue($"\"{key}-{width}-{format}\"")
            );
        }
        catch (NotHere)
        {
            return Results.NotFound();
        }
    }

    private static PictureFormat? Kind(string format) =>
        format switch
        {
            "avif" => PictureFormat.Avif,
            "webp" => PictureFormat.Webp,
            "jpg" => PictureFormat.Jpeg,
            _ => null,
        };
}
