namespace Commentary.Application.Redirects.Formats;

/// <summary>The numbers and words by which files name an answer.</summary>
internal static class StatusWords
{
    public static RedirectAnswer? Read(string? status) =>
        status?.Trim().ToLowerInvariant() switch
        {
            null or "" or "301" or "permanent" => RedirectAnswer.MovedPermanently,
            "302" or "temp" or "temporary" => RedirectAnswer.Found,
            "307" => RedirectAnswer.TemporaryRedirect,
            "308" => RedirectAnswer.PermanentRedirect,
            "410" or "gone" => RedirectAnswer.Gone,
            "page" => RedirectAnswer.ForwardAtOnce,
            "page-click" => RedirectAnswer.ForwardOnClick,
            _ => null,
        };

    public static string Write(RedirectAnswer answer) =>
        answer switch
        {
            RedirectAnswer.Found => "302",
            RedirectAnswer.TemporaryRedirect => "307",
            RedirectAnswer.PermanentRedirect => "308",
            RedirectAnswer.Gone => "410",
            RedirectAnswer.ForwardAtOnce => "page",
            RedirectAnswer.ForwardOnClick => "page-click",
            _ => "301",
        };

    /// <exception cref="UnreadException">For an answer that is none of ours, such as 303 or 200.</exception>
    public static RedirectAnswer Must(string? status) => Read(status) ?? throw new UnreadException(Unread.Status, status!);
}
