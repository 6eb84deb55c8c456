namespace Commentary.Application;

/// <summary>What the operator decides for the whole installation.</summary>
public class SiteOptions
{
    /// <summary>The IANA name of the time zone in which dates are shown and months counted.</summary>
    public string TimeZone { get; set; } = "America/Toronto";

    /// <summary>Hosts outside the site that a redirect may lead to, such as <c>www.example.org</c>. None unless named.</summary>
    public List<string> RedirectHosts { get; } = [];

    /// <summary>
    /// The public address, <c>https://commentary.example</c>, for canonical links, feeds and sitemap. Where it is not set, the address that
    /// the reader asked is used.
    /// </summary>
    public Uri? Address { get; set; }

    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    /// <summary>The moment that a clock of the site showed; of an hour that comes twice, the first, and of one that never was, what it would have been.</summary>
    public DateTime Utc(DateTime local)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return DateTime.SpecifyKind(local - zone.GetUtcOffset(zone.IsInvalidTime(local) ? local.AddHours(-1) : local), DateTimeKind.Utc);
    }

    public int Month(DateTime utc)
    {
        var local = Local(utc);
        return (local.Year * 100) + local.Month;
    }
}
