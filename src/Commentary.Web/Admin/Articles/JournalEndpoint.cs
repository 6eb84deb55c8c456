using System.Text.Json;
using Commentary.Application.Journal;
using Commentary.Application.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;

namespace Commentary.Web.Admin.Articles;

/// <summary>
/// Where a desk sends what is typed, as JSON, every second at most: 204 when it is kept. The script says to the editor what any other answer
/// means: 401 that nobody is signed in, 400 that somebody else is.
/// </summary>
internal static class JournalEndpoint
{
    /// <param name="TakenFrom">The desk that broke off and whose text is part of this burst: it is kept twice no longer.</param>
    public sealed record Burst(string? Desk, long Number, Dictionary<string, string>? Fields, string? TakenFrom);

    public static void MapJournal(this WebApplication app) =>
        // For any method: a stranger is asked to sign in before anything else is said.
        app.Map("/admin/articles/journal/{id:int}", Keep).RequireAuthorization(AdminServices.Policy);

    private static async Task<IResult> Keep(int id, HttpContext context, IAntiforgery forms, IMediator mediator, CancellationToken stop)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
            return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
        if (!request.HasJsonContentType() || !await forms.IsRequestValidAsync(context))
            return Results.BadRequest();
        try
        {
            if (await request.ReadFromJsonAsync<Burst>(stop) is not { } burst)
                return Results.BadRequest();
            await mediator.Send(new KeepTyped.Command(id, burst.Desk ?? "", burst.Number, burst.Fields ?? []), stop);
            if (burst.TakenFrom is { } desk)
                await mediator.Send(new DropTyped.Command(id, desk), stop);
            return Results.NoContent();
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }
        catch (ValidationException)
        {
            return Results.UnprocessableEntity();
        }
        catch (NotHere)
        {
            return Results.NotFound();
        }
    }
}
