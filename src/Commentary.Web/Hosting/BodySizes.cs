using Commentary.Web.Admin;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;

namespace Commentary.Web.Hosting;

/// <summary>How much of a request's body is kept in memory, in bytes: a stranger's until a member is known.</summary>
internal static class BodySizes
{
    /// <summary>A sign-in, a vote, and what was typed by somebody whose session ended.</summary>
    public const int OfStrangers = 1024 * 1024;

    /// <summary>A piece in two languages, each part as long as a file may be.</summary>
    public const int OfMembers = 64 * 1024 * 1024;

    /// <summary>
    /// Before anything of a body is read. What is longer than its sender may send is read past, without keeping any of it: a browser whose
    /// server hangs up while it still sends shows no answer.
    /// </summary>
    public static void UseBodySizes(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                var request = context.Request;
                // The second time it is the page that says so.
                if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || context.IsBodyTooLong())
                {
                    await next();
                    return;
                }
                var isMember =
                    request.Path.StartsWithSegments(AdminServices.Root, StringComparison.OrdinalIgnoreCase)
                    && await context.AuthenticateAsync(IdentityConstants.ApplicationScheme) is { Succeeded: true };
                if (isMember)
                    context.LetBodyBe(OfMembers);
                else if (request.ContentLength > OfStrangers)
                {
                    context.LetBodyBe(OfMembers);
                    context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                    context.Items[typeof(BodySizes)] = true;
                    try
                    {
                        await request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
                    }
                    catch (BadHttpRequestException)
                    {
                        // Longer than anybody may send: whoever does sees an answer or not.
                    }
                    if (
                        !request.HasFormContentType
                        || !request.Path.StartsWithSegments(AdminServices.Root, StringComparison.OrdinalIgnoreCase)
                    )
                        return;
                }
                await next();
            }
        );

    /// <summary>Whether the body was not kept: it was longer than a stranger's may be.</summary>
    public static bool IsBodyTooLong(this HttpContext context) => context.Items.ContainsKey(typeof(BodySizes));

    private static void LetBodyBe(this HttpContext context, long size)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = size;
    }
}
