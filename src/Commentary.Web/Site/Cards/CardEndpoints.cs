using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Reading;
using MediatR;
using Microsoft.Net.Http.Headers;

namespace Commentary.Web.Site.Cards;

internal static class CardEndpoints
{
    public static void AddCards(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DrawCard>(CardDrawing.Draw);
        if (builder.Configuration["command"] is null)
            builder.Services.AddHostedService<MissingCards>();
    }

    /// <summary>An address has one picture for ever: whoever has it need not ask again.</summary>
    public static void MapCards(this WebApplication app) =>
        app.MapMethods(
            "/cards/{publication:int}-{hash:length(16)}.png",
            ["GET", "HEAD"],
            async (int publication, string hash, HttpContext context, IMediator mediator) =>
            {
                try
                {
                    var picture = await mediator.Send(new ReadCard.Query(publication, hash), context.RequestAborted);
                    context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                    return Results.Bytes(picture, "image/png", entityTag: new EntityTagHeaderValue($"\"{hash}\""));
                }
                catch (NotHere)
                {
                    return Results.NotFound();
                }
            }
        );
}
