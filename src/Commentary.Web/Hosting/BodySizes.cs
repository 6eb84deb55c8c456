using Microsoft.AspNetCore.Http.Features;

namespace Commentary.Web.Hosting;

/// <summary>How much of a request's body is read, in bytes. It is a stranger's until a member is known (<see cref="LetBodyBe"/>).</summary>
internal static class BodySizes
{
    /// <summary>A sign-in, a vote, and what was typed by somebody whose session ended.</summary>
    public const int OfStrangers = 1024 * 1024;

    /// <summary>A piece in two languages, each part as long as a file may be.</summary>
    public const int OfMembers = 64 * 1024 * 1024;

    /// <summary>Before anything of it is read.</summary>
    public static void LetBodyBe(this HttpContext context, long size)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = size;
    }
}
