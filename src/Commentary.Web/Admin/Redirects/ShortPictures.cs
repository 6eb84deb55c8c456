using Commentary.Application.Redirects;
using Commentary.Web.Site.Shared;
using MediatR;
using QRCoder;

namespace Commentary.Web.Admin.Redirects;

/// <summary>The QR codes of short links, to download: drawn when they are asked for, with the margin that readers need (ISO/IEC 18004, 5.3.8).</summary>
internal static class ShortPictures
{
    /// <summary>In pixels: 29 modules and their margin are then as wide as a page prints them sharply.</summary>
    private const int PixelsPerModule = 24;

    public static void MapShortPictures(this WebApplication app)
    {
        // For any method: a stranger is asked to sign in before anything else is said.
        app.Map(
                "/admin/redirects/short/{code}.svg",
                (string code, IMediator mediator, Origin origin, CancellationToken stop) =>
                    Draw(code, mediator, origin, "image/svg+xml", Svg, stop)
            )
            .RequireAuthorization(AdminServices.Policy);
        app.Map(
                "/admin/redirects/short/{code}.png",
                (string code, IMediator mediator, Origin origin, CancellationToken stop) =>
                    Draw(code, mediator, origin, "image/png", Png, stop)
            )
            .RequireAuthorization(AdminServices.Policy);
    }

    private static async Task<IResult> Draw(
        string code,
        IMediator mediator,
        Origin origin,
        string type,
        Func<QRCodeData, byte[]> draw,
        CancellationToken stop
    )
    {
        if (await mediator.Send(new FindShortLink.Query(code), stop) is null)
            return Results.NotFound();
        using var squares = QRCodeGenerator.GenerateQrCode(origin.Of(ShortAddress.Of(code)), QRCodeGenerator.ECCLevel.M);
        return Results.Bytes(draw(squares), type);
    }

    private static byte[] Svg(QRCodeData squares)
    {
        using var picture = new SvgQRCode(squares);
        return System.Text.Encoding.UTF8.GetBytes(
            picture.GetGraphic(
                PixelsPerModule,
                "#000000",
                "#ffffff",
                drawQuietZones: true,
                sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute
            )
        );
    }

    private static byte[] Png(QRCodeData squares)
    {
        using var picture = new PngByteQRCode(squares);
        return picture.GetGraphic(PixelsPerModule);
    }
}
