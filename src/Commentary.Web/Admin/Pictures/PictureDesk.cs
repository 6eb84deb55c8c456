using System.Globalization;
using System.Text.RegularExpressions;
using Commentary.Application.Pictures;
using Commentary.Text.Markdown;
using Commentary.Web.Site.Pictures;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;

namespace Commentary.Web.Admin.Pictures;

/// <summary>
/// Where a desk sends a picture that was dropped on it, and where members see the pictures of drafts. The script says to the editor what any
/// other answer than 200 and 422 means.
/// </summary>
internal static partial class PictureDesk
{
    /// <param name="Markdown">What stands for it in the text.</param>
    /// <param name="Page">Where it is described.</param>
    public sealed record Taken(string Markdown, string Page);

    public sealed record Refused(string Why);

    public static void MapPictureDesk(this WebApplication app)
    {
        // For any method: a stranger is asked to sign in before anything else is said.
        app.Map("/admin/pictures/send", Take).RequireAuthorization(AdminServices.Policy);
        app.Map("/admin/pictures/images/{name}", Show).RequireAuthorization(AdminServices.Policy);
    }

    private static async Task<IResult> Take(HttpContext context, IAntiforgery forms, IMediator mediator, CancellationToken stop)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
            return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
        // No form: one that nobody's session comes with would be kept as words.
        if (request.HasFormContentType || request.ContentLength is not { } length || !await forms.IsRequestValidAsync(context))
            return Results.BadRequest();
        try
        {
            var sent = await mediator.Send(await SentPicture.Of(request.Body, length, request.Query["name"].ToString(), stop), stop);
            return Results.Json(new Taken(PictureMark.Of(sent.Key), $"/admin/pictures/{sent.Id.ToString(CultureInfo.InvariantCulture)}"));
        }
        catch (EndOfStreamException)
        {
            return Results.BadRequest();
        }
        catch (ValidationException invalid)
        {
            return Results.Json(
                new Refused(string.Join(' ', invalid.Errors.Select(error => error.ErrorMessage))),
                statusCode: StatusCodes.Status422UnprocessableEntity
            );
        }
    }

    private static async Task<IResult> Show(string name, HttpContext context, IMediator mediator)
    {
        if (FileName().Match(name) is not { Success: true } file)
            return Results.NotFound();
        var (key, width) = (file.Groups["key"].Value, int.Parse(file.Groups["width"].Value, CultureInfo.InvariantCulture));
        return await PictureEndpoints.Send(
            context,
            key,
            width,
            file.Groups["format"].Value,
            "private, max-age=31536000, immutable",
            kind => mediator.Send(new ReadPictureFile.Query(key, width, kind), context.RequestAborted)
        );
    }

    [GeneratedRegex(
        @"^(?<key>[0-9a-f]{16})-(?<width>\d{1,5})\.(?<format>avif|webp|jpg)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex FileName();
}
