using System.Runtime.ExceptionServices;

namespace Commentary.Web.Hosting;

/// <summary>What is common to all answers that are given while the database is away.</summary>
internal static class DatabaseAway
{
    /// <summary>Seconds after which it is worth asking again.</summary>
    private const string RetryAfter = "2";

    /// <summary>503, and when to come back.</summary>
    public static void Answer(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = RetryAfter;
    }

    /// <summary>
    /// Whether the member of this request is still one could not be asked. Nothing may be done for them; what they typed is theirs, and is shown
    /// to them again.
    /// </summary>
    public static void LeaveMemberUnchecked(this HttpContext context, Exception fault) =>
        context.Items[typeof(DatabaseAway)] = ExceptionDispatchInfo.Capture(fault);

    /// <summary>Why it could not; null where it was.</summary>
    public static ExceptionDispatchInfo? WhyUnchecked(this HttpContext context) =>
        context.Items[typeof(DatabaseAway)] as ExceptionDispatchInfo;
}
