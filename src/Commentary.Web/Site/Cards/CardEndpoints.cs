using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.Net.Http.Headers;

namespace Commentary.Web.Site.Cards;

internal static class CardEndpoints
{
    public static void AddCards(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DrawCard>(CardDrawing.Draw);
        builder.Services.AddSingleton<SiteCards>();
        if (builder.Configuration["command"] is null)
            builder.Services.AddHostedService<MissingCards>();
    }

    public static void MapCards(this WebApplication app)
    {
        // An address has one picture for ever: whoever has it need not ask again.
        app.MapMethods(
            "/cards/{publication:int}-{hash:length(16)}.png",
            ["GET", "HEAD"],
            async (int publication, string hash, HttpContext context, IMediator mediator) =>
            {
                try
                {
                    var card = await mediator.Send(new ReadCard.Query(publication), context.RequestAborted);
                    if (card.Hash != hash)
                        return Results.Redirect(Addresses.Card(publication, card.Hash));
                    context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                    return Results.Bytes(card.Bytes, "image/png", entityTag: new EntityTagHeaderValue($"\"{hash}\""));
                }
                catch (NotHere)
                {
                    return Results.NotFound();
                }
            }
        );
        foreach (var language in LanguageNames.All)
            app.MapMethods(
                Addresses.SiteCard(language),
                ["GET", "HEAD"],
                (HttpContext context, SiteCards cards) =>
                {
                    var (picture, tag) = cards.Of(language);
                    context.Response.Headers.CacheControl = "public, max-age=86400";
                    return Results.Bytes(picture, "image/png", entityTag: tag);
                }
            );
    }
}
