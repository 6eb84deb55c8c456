using System.Text.Json;
using Commentary.Text.Networks;
using Microsoft.AspNetCore.Antiforgery;

namespace Commentary.Web.Admin.Articles;

/// <summary>Counts a text as a network does, for the page on which it is being typed. There is no other counter.</summary>
internal static class CountPostEndpoint
{
    public sealed record Asked(string? Network, string? Text);

    public static void MapCountPost(this WebApplication app) =>
        // For any method: a stranger is asked to sign in before anything else is said.
        app.Map("/admin/articles/post/count", Count).RequireAuthorization(AdminServices.Policy);

    private static async Task<IResult> Count(HttpContext context, IAntiforgery forms, CancellationToken stop)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
            return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
        if (!request.HasJsonContentType() || !await forms.IsRequestValidAsync(context))
            return Results.BadRequest();
        try
        {
            if (
                await request.ReadFromJsonAsync<Asked>(stop) is not { Text: { } text } asked
                || !Enum.TryParse<Network>(asked.Network, out var network)
                || !Enum.IsDefined(network)
            )
                return Results.BadRequest();
            if (text.Length > PostText.MostLength)
                return Results.UnprocessableEntity();
            var counted = PostLength.Of(text, network);
            return Results.Json(
                new
                {
                    counted.Length,
                    counted.Limit,
                    counted.Fits,
                    counted.IsOver,
                }
            );
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }
    }
}
